"""V1: no reader finds a character's core in a box, but for the fixed words."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from redaction.types import Ground, Rect
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters, touching, touching_any


def characters_left(page: PageEvidence) -> int:
    """How many characters two readers with positions find in boxes beyond the fixed words."""
    readings = (page.output.characters, page.output_pdfminer)
    return sum(_left_in(page, rect, reading) for rect in page.rects for reading in readings)


def _left_in(page: PageEvidence, rect: Rect, characters: Sequence[Character]) -> int:
    """Characters in one box beyond the words of the boxes that overlap it."""
    found = Counter(character.text for character in touching(characters, rect))
    for other, label in zip(page.rects, page.labels, strict=True) if found else ():
        if _overlap(rect, other):
            found -= _letters_of(label)
    return found.total()


@lru_cache(maxsize=len(Ground))
def _letters_of(label: str) -> Counter[str]:
    return Counter(letters(label))


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def labels_missing(page: PageEvidence) -> int:
    """How many boxes do not announce themselves with their fixed words."""
    missing = 0
    for rect, label in zip(page.rects, page.labels, strict=True):
        own = Counter(character.text for character in touching(page.output.characters, rect))
        missing += bool(_letters_of(label) - own) and not _speaks_elsewhere(page, rect, label)
    return missing


def _speaks_elsewhere(page: PageEvidence, rect: Rect, label: str) -> bool:
    """Whether the boxes of the same words that overlap this one say them, all taken together."""
    speaking = [
        other for other, words in zip(page.rects, page.labels, strict=True) if words == label and _overlap(rect, other)
    ]
    inside = touching_any(page.output.characters, speaking)
    found = Counter(character.text for character in page.output.characters if id(character) in inside)
    return not _letters_of(label) - found
