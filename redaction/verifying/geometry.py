"""V1: no reader finds a character's core in a box, but for the fixed words."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from redaction.types import Ground, Rect
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters, touching, touching_any


def characters_left(page: PageEvidence) -> int:
    """How many characters two readers with positions find in boxes beyond the fixed words."""
    readings = (page.output.characters, page.output_pdfminer)
    beside = _overlapping(page.rects)
    return sum(
        _left_in(rect, [page.labels[at] for at in others], reading)
        for rect, others in zip(page.rects, beside, strict=True)
        for reading in readings
    )


def _left_in(rect: Rect, labels: Sequence[str], characters: Sequence[Character]) -> int:
    """Characters in one box beyond the words of the boxes that overlap it."""
    found = Counter(character.text for character in touching(characters, rect))
    for label in labels:
        found -= _letters_of(label)
    return found.total()


def _overlapping(rects: Sequence[Rect]) -> list[list[int]]:
    """For each rectangle the numbers of those that overlap it, itself among them."""
    left, low, right, high = np.array(rects, dtype=np.float64).reshape(-1, 4).T
    return [np.flatnonzero((x0 < right) & (left < x1) & (y0 < high) & (low < y1)).tolist() for x0, y0, x1, y1 in rects]


@lru_cache(maxsize=len(Ground))
def _letters_of(label: str) -> Counter[str]:
    return Counter(letters(label))


def labels_missing(page: PageEvidence) -> int:
    """How many boxes do not announce themselves with their fixed words."""
    missing = 0
    beside = _overlapping(page.rects)
    for rect, label, others in zip(page.rects, page.labels, beside, strict=True):
        own = Counter(character.text for character in touching(page.output.characters, rect))
        missing += bool(_letters_of(label) - own) and not _speaks_elsewhere(page, others, label)
    return missing


def _speaks_elsewhere(page: PageEvidence, others: Sequence[int], label: str) -> bool:
    """Whether the boxes of the same words that overlap one say them, all taken together."""
    speaking = [page.rects[at] for at in others if page.labels[at] == label]
    inside = touching_any(page.output.characters, speaking)
    found = Counter(character.text for character in page.output.characters if id(character) in inside)
    return not _letters_of(label) - found
