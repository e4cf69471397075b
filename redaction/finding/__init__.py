"""Personal data found in texts and pages: `detect` for a plain text, `find` for the pages of a sealed file.

`detect_in_wording` reads what officers type for everybody; `screen` looks a second time at what is about to go out.
`recalling` keeps what was seen in texts for a later stage. `warm_up` loads Kiwi, the tagger and Presidio once, so that
a sandboxed child opens no file afterwards.
"""

from redaction.finding.detecting import detect
from redaction.finding.engine.recalling import recalling
from redaction.finding.paging import DETECTOR_VERSION, find
from redaction.finding.screening import screen
from redaction.finding.warming import warm_up
from redaction.finding.wording import detect_in_wording

__all__ = ["DETECTOR_VERSION", "detect", "detect_in_wording", "find", "recalling", "screen", "warm_up"]
