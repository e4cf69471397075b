"""Personal data found in texts and pages: `detect` for a plain text, `find` for the pages of a sealed file.

`screen` looks a second time at what is about to go out. `warm_up` loads Kiwi, the tagger and Presidio once, so that a
sandboxed child opens no file afterwards.
"""

from redaction.finding.detecting import detect
from redaction.finding.paging import DETECTOR_VERSION, find
from redaction.finding.screening import screen
from redaction.finding.warming import warm_up

__all__ = ["DETECTOR_VERSION", "detect", "find", "screen", "warm_up"]
