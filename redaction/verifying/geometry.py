"""V1: no reader finds a character's core in a box, but for the fixed words."""

from collections import Counter
from collections.abc import Sequence

from redaction.types import Rect
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters, touching, touching_any


def characters_left(page: PageEvidence) -> int:
    """How many characters two readers with positions find in boxes beyond the fixed words."""
    readings = (page.output.characters, page.output_pdfminer)
    return sum(_left_in(page, rect, reading) for rect in page.rects for reading in readings)


def _left_in(page: PageEvidence, rect: Rect, characters: Sequence[Character]) -> int:
    """Characters in one box beyond the words of the boxes that overlap it."""
    allowed: Counter[str] = Counter()
    for other, label in zip(page.rects, page.labels, strict=True):
        if _overlap(rect, other):
            allowed.update(letters(label))
    found = Counter(character.text for character in touching(characters, rect))
    return (found - allowed).total()


def _overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def labels_missing(page: PageEvidence) -> int:
    """How many boxes do not announce themselves with their fixed words."""
    missing = 0
    for rect, label in zip(page.rects, page.labels, strict=True):
        speaking = [
            other
            for other, words in zip(page.rects, page.labels, strict=True)
            if words == label and _overlap(rect, other)
        ]
        inside = touching_any(page.output.characters, speaking)
        found = Counter(character.text for character in page.output.characters if id(character) in inside)
        missing += bool(Counter(letters(label)) - found)
    return missing
