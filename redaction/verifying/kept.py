"""V3 and V6: what was visible outside the boxes is still there, and nothing else is."""

import math
from collections import Counter

from redaction.types import Rect
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import letters, touching_any

LOST_SHARE = 0.002
LOST_ALLOWANCE = 2
"""Characters a short page may lose before the share counts, such as a hyphen a reader takes for a soft one."""
SMALLEST_EM_PT = 8.0
REACH_EM = 3.0
"""How far from its place in the original a character of the output may stand."""


def expected_letters(page: PageEvidence) -> Counter[str]:
    """The visible characters outside boxes in the original."""
    return Counter(character.text for character in page.kept)


def found_letters(page: PageEvidence) -> Counter[str]:
    """The characters of the output outside its boxes; what stands inside is for V1 to judge."""
    inside = touching_any(page.output.characters, page.rects)
    return Counter(character.text for character in page.output.characters if id(character) not in inside)


def lost(page: PageEvidence) -> int:
    """How many kept characters are missing from the output."""
    return (expected_letters(page) - found_letters(page)).total()


def added(page: PageEvidence) -> int:
    """How many characters the output has that were neither visible nor read by OCR outside boxes in the original."""
    allowed = Counter(character.text for character in (*page.grazed, *page.seen))
    return (found_letters(page) - expected_letters(page) - allowed).total()


def readers_disagree(page: PageEvidence) -> int:
    """How many characters one reader finds in the output and another does not.

    pdfium passes over a text that is drawn a second time all but on top of itself, as the fixed words of two boxes
    are that lie across each other. Inside boxes V1 judges what each of the two readers with places finds; outside they
    must find the same. pypdf knows no places and passes over nothing: it must find what pdfminer finds, everywhere.
    """
    inside = touching_any(page.output_pdfminer, page.rects)
    outside = Counter("".join(each.text for each in page.output_pdfminer if id(each) not in inside))
    everywhere = Counter("".join(each.text for each in page.output_pdfminer))
    return _apart(found_letters(page), outside) + _apart(everywhere, Counter(letters(page.output_pypdf)))


def _apart(one: Counter[str], other: Counter[str]) -> int:
    return ((one - other) + (other - one)).total()


def misplaced(page: PageEvidence) -> int:
    """How many characters of the output stand nowhere near the same visible character of the original."""
    places: dict[str, list[tuple[float, float]]] = {}
    for character in (*page.kept, *page.grazed, *page.seen):
        places.setdefault(character.text, []).append(_middle(character.rect))
    strays = 0
    inside = touching_any(page.output.characters, page.rects)
    for character in page.output.characters:
        if id(character) in inside:
            continue
        x, y = _middle(character.rect)
        reach = REACH_EM * max(character.size_pt, SMALLEST_EM_PT, *_sides(character.rect))
        near = (math.dist((x, y), place) <= reach for place in places.get(character.text, ()))
        strays += not any(near)
    return strays


def _middle(rect: Rect) -> tuple[float, float]:
    return (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2


def _sides(rect: Rect) -> tuple[float, float]:
    return rect[2] - rect[0], rect[3] - rect[1]
