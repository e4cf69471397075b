"""The year a paper is of, told by its own days: what is read from it never depends on the day it is read on."""

import re
from functools import lru_cache

from redaction.config import PAPERS_YEAR

_DAY = re.compile(
    r"(?<![0-9.,\-])(?P<year>20[0-9]{2}) ?[.\-/년] ?(?:1[0-2]|0?[1-9]) ?[.\-/월] ?(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])"
)
_CHILDHOOD = 13
_AHEAD = 3
_SCHOOL_AGE = 5


@lru_cache(maxsize=16)
def year_of(text: str) -> int:
    """The latest year among the days that a text names; PAPERS_YEAR where it names none."""
    return max((int(match["year"]) for match in _DAY.finditer(text)), default=PAPERS_YEAR)


def our_years(year: int) -> range:
    """The years in which what a paper of a year tells has happened, or is due: a birth in them is a child's."""
    return range(year - _CHILDHOOD, year + _AHEAD + 1)


def working_years(year: int) -> range:
    """The years of a paper's own dates, in which hardly anybody it tells of was born."""
    return range(year - _SCHOOL_AGE, year + _AHEAD + 1)
