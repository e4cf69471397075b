"""V3 and V6: what was visible outside the boxes is still there, and nothing else is."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from redaction.types import Rect
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters, touching_any

LOST_SHARE = 0.002
LOST_ALLOWANCE = 2
"""Characters a short page may lose before the share counts, such as a hyphen a reader takes for a soft one."""
SMALLEST_EM_PT = 8.0
REACH_EM = 3.0
"""How far from its place in the original a character of the output may stand."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What stands outside boxes at one page: the visible characters of the original, and those of the output.

    What stands inside is for V1 to judge.
    """

    page: PageEvidence
    before: Counter[str]
    after: Counter[str]
    characters: tuple[Character, ...]

    @classmethod
    def of(cls, page: PageEvidence) -> Self:
        """Both papers at one page."""
        inside = touching_any(page.output.characters, page.rects)
        characters = tuple(each for each in page.output.characters if id(each) not in inside)
        return cls(page, _texts(page.kept), _texts(characters), characters)


def _texts(characters: Iterable[Character]) -> Counter[str]:
    return Counter([each.text for each in characters])


def lost(outside: Outside) -> int:
    """How many kept characters are missing from the output."""
    return (outside.before - outside.after).total()


def added(outside: Outside) -> int:
    """How many characters the output has that were neither visible nor read by OCR outside boxes in the original."""
    allowed = _texts((*outside.page.grazed, *outside.page.seen))
    return (outside.after - outside.before - allowed).total()


def readers_disagree(outside: Outside) -> int:
    """How many characters one reader finds in the output and another does not.

    pdfium passes over a text that is drawn a second time all but on top of itself, as the fixed words of two boxes
    are that lie across each other. Inside boxes V1 judges what each of the two readers with places finds; outside they
    must find the same. pypdf knows no places and passes over nothing: it must find what pdfminer finds, everywhere.
    """
    page = outside.page
    inside = touching_any(page.output_pdfminer, page.rects)
    second = Counter("".join(each.text for each in page.output_pdfminer if id(each) not in inside))
    everywhere = Counter("".join(each.text for each in page.output_pdfminer))
    return _apart(outside.after, second) + _apart(everywhere, Counter(letters(page.output_pypdf)))


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return ((one - other) + (other - one)).total()


def misplaced(outside: Outside) -> int:
    """How many characters of the output stand nowhere near the same visible character of the original."""
    page = outside.page
    places: dict[str, list[tuple[float, float]]] = {}
    for character in (*page.kept, *page.grazed, *page.seen):
        places.setdefault(character.text, []).append(_middle(character.rect))
    strays = 0
    for character in outside.characters:
        x, y = _middle(character.rect)
        reach = REACH_EM * max(character.size_pt, SMALLEST_EM_PT, *_sides(character.rect))
        near = (math.dist((x, y), place) <= reach for place in places.get(character.text, ()))
        strays += not any(near)
    return strays


def _middle(rect: Rect) -> tuple[float, float]:
    return (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2


def _sides(rect: Rect) -> tuple[float, float]:
    return rect[2] - rect[0], rect[3] - rect[1]
