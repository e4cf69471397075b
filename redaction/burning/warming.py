"""Everything lazy loaded once, so that a locked-down child opens no file while it burns."""

import hashlib

from PIL import Image

from redaction import rendering
from redaction.burning.pipeline import burn
from redaction.config import RedactionConfig
from redaction.types import Box, BurnedPdf, Decisions, Ground

WARM_UP_BOX = Box(1, (4.0, 5.0, 22.0, 35.0), Ground.G6)
WARM_UP_CONFIG = RedactionConfig(value_hash_key=bytes(32), signing_key=bytes(32))


def warm_up() -> None:
    """Draw with the vendored faces, load every picture format, and burn one small paper. Raises RedactionError."""
    Image.init()
    rendering.warm_up()
    burned_sample()


def sample_decisions() -> Decisions:
    """One box over the first syllable of the warm-up paper."""
    sha256 = hashlib.sha256(rendering.WARM_UP_PAPER).hexdigest()
    return Decisions(sha256, (WARM_UP_BOX,), frozenset(), frozenset(), "warm-up")


def burned_sample() -> BurnedPdf:
    """The warm-up paper, burned."""
    return burn(rendering.WARM_UP_PAPER, sample_decisions(), WARM_UP_CONFIG, lambda _done, _of: None)
