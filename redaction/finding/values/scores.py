"""What a score means: where the tiers begin, and what a rule gives a find that is for an officer to look at."""

from redaction.types import Tier

SURE = 0.8
LIKELY = 0.4
BELOW_LIKELY = 0.39
"""The most that a faint find is worth."""

DOUBTED = 0.3
"""What is left of a find that reads as common words: it is listed at the side, and a person beside it counts."""

BARE = 0.11
"""A form alone that only a person beside it makes a find; redaction.finding.extending.companions drops it elsewhere."""


def tier_of(score: float) -> Tier:
    """The tier of a score from 0 to 1."""
    if score >= SURE:
        return Tier.SURE
    return Tier.LIKELY if score >= LIKELY else Tier.FAINT
