"""Where seals, signatures and faces may stand on pages that show pictures: places for an officer to look at."""

from redaction.hinting.pages import hint, warm_up

__all__ = ["hint", "warm_up"]
