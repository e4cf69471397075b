"""Decisions of a caller who is no officer at a screen: boxes that were given, or the detector's word taken.

The rule of both: a value that is removed in one place is removed in every place where the paper says it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from redaction.types import (
    Box,
    BoxSource,
    Decisions,
    Disposition,
    Finding,
    Findings,
    Ground,
    Kind,
    PageText,
    PageTexts,
    Rect,
)

_LEAST_SIGNS, _LEAST_DIGITS = 9, 6
"""A covered text that detection does not know is looked for elsewhere only from this size on: a number, no date."""
_LEAST_NAME = 3
"""A covered name of fewer letters is part of too many words to be looked for where detection does not see it."""

PUBLIC_TITLE = "공개 문서"
"""The title of outputs whose caller names none: titles of originals may be private."""


def from_findings(findings: Findings, title: str = PUBLIC_TITLE) -> Decisions:
    """The detector's proposals taken: what it would remove and what it would ask about is removed, the rest stays."""
    removed = [item for item in findings.findings if item.span.disposition is not Disposition.KEEP]
    keys = {item.value_key for item in removed}
    boxes = (box for item in findings.findings if item.value_key in keys for box in _boxes(item, BoxSource.DETECTOR))
    return _decisions(findings, tuple(_distinct(boxes)), keys, title)


def from_boxes(texts: PageTexts, findings: Findings, boxes: Sequence[Box], title: str = PUBLIC_TITLE) -> Decisions:
    """Somebody's boxes, and the same values wherever else they stand; everything else stays as the caller left it."""
    keys = {item.value_key for item in findings.findings if any(_lies_under(item, box) for box in boxes)}
    ground_of_all = boxes[0].ground if boxes else Ground.G6
    elsewhere = (
        box
        for item in findings.findings
        if item.value_key in keys
        for box in _boxes(item, BoxSource.PROPAGATED, ground_of_all)
    )
    spread = (box for text in _covered_texts(texts, boxes) for box in _places(texts, text, ground_of_all))
    names = (
        box
        for text in _covered_names(texts, findings, boxes)
        for box in _places(texts, text, ground_of_all, begins_word=True)
    )
    new = (box for box in (*elsewhere, *spread, *names) if not _is_covered(box, boxes))
    return _decisions(findings, (*boxes, *_distinct(new)), keys, title)


def _decisions(findings: Findings, boxes: tuple[Box, ...], removed_keys: set[str], title: str) -> Decisions:
    return Decisions(
        sha256=findings.sha256,
        boxes=boxes,
        kept_value_keys=frozenset(item.value_key for item in findings.findings) - removed_keys,
        raster_pages=frozenset(),
        title=title,
    )


def _boxes(item: Finding, source: BoxSource, ground: Ground = Ground.G6) -> Iterator[Box]:
    return (Box(item.page, rect, ground, source) for rect in item.rects)


def _lies_under(item: Finding, box: Box) -> bool:
    return item.page == box.page and any(_middle_in(rect, box.rect) for rect in item.rects)


def _is_covered(box: Box, boxes: Iterable[Box]) -> bool:
    """Whether the given boxes cover this one already, but for a hair."""
    return any(other.page == box.page and _share_covered(box.rect, other.rect) > 0.9 for other in boxes)


def _share_covered(rect: Rect, by: Rect) -> float:
    width = min(rect[2], by[2]) - max(rect[0], by[0])
    height = min(rect[3], by[3]) - max(rect[1], by[1])
    area = (rect[2] - rect[0]) * (rect[3] - rect[1])
    return max(0.0, width) * max(0.0, height) / area if area > 0 else 1.0


def _middle_in(rect: Rect, box: Rect) -> bool:
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _covered_texts(texts: PageTexts, boxes: Iterable[Box]) -> set[str]:
    """What stands under each box, without blanks, where it is distinctive enough to be looked for."""
    covered = (_letters_under(texts.pages[box.page - 1], box.rect) for box in boxes if box.page <= len(texts.pages))
    return {sealed_text for sealed_text in covered if _is_distinctive(sealed_text)}


def _covered_names(texts: PageTexts, findings: Findings, boxes: Iterable[Box]) -> set[str]:
    """The names under the boxes, without blanks: detection may read the same name elsewhere as part of more."""
    people = [item for item in findings.findings if item.span.kind is Kind.PERSON]
    named = (box for box in boxes if box.page <= len(texts.pages) and any(_lies_under(item, box) for item in people))
    covered = (_letters_under(texts.pages[box.page - 1], box.rect) for box in named)
    return {sealed_text for sealed_text in covered if len(sealed_text) >= _LEAST_NAME and sealed_text.isalpha()}


def _is_distinctive(sealed_text: str) -> bool:
    signs = sum(character.isalnum() for character in sealed_text)
    digits = sum(character.isdigit() for character in sealed_text)
    return signs >= _LEAST_SIGNS and (digits >= _LEAST_DIGITS or "@" in sealed_text)


def _letters_under(page: PageText, rect: Rect) -> str:
    return _plain(
        character
        for character, place in zip(page.text, page.rects, strict=True)
        if place is not None and _middle_in(place, rect)
    )


def _plain(characters: Iterable[str]) -> str:
    return "".join("".join(unicodedata.normalize("NFC", character).split()) for character in characters)


def _places(texts: PageTexts, sealed_text: str, ground: Ground, begins_word: bool = False) -> Iterator[Box]:
    """Every place of a text in the paper, blanks and line breaks allowed within: one box for each of its lines.

    With `begins_word` only those no letter stands right in front of, nor, where no Hangul ends it, right behind:
    particles follow names in Hangul, and `Lee` is no part of `Leeway`.
    """
    ends_word = begins_word and not _is_hangul(sealed_text[-1])
    for page in texts.pages:
        drawn = [
            (letter, place, at)
            for at, (character, place) in enumerate(zip(page.text, page.rects, strict=True))
            if place is not None
            for letter in _plain(character)
        ]
        letters = "".join(letter for letter, _, _ in drawn)
        at = letters.find(sealed_text)
        while at >= 0:
            first, last = drawn[at][2], drawn[at + len(sealed_text) - 1][2]
            inside_word = (begins_word and page.text[first - 1 : first].isalpha()) or (
                ends_word and page.text[last + 1 : last + 2].isalpha()
            )
            if not inside_word:
                for rect in _rows([place for _, place, _ in drawn[at : at + len(sealed_text)]]):
                    yield Box(page.number, rect, ground, BoxSource.PROPAGATED)
            at = letters.find(sealed_text, at + 1)


def _is_hangul(letter: str) -> bool:
    return "가" <= letter <= "힣"


def _rows(places: Sequence[Rect]) -> Iterator[Rect]:
    """One rectangle for each line of text that the places lie on."""
    row = places[0]
    for place in places[1:]:
        if _on_one_line(row, place):
            row = (min(row[0], place[0]), min(row[1], place[1]), max(row[2], place[2]), max(row[3], place[3]))
        else:
            yield row
            row = place
    yield row


def _on_one_line(row: Rect, place: Rect) -> bool:
    overlap = min(row[3], place[3]) - max(row[1], place[1])
    return overlap > 0.5 * min(row[3] - row[1], place[3] - place[1])


def _distinct(boxes: Iterable[Box]) -> Iterator[Box]:
    return iter(dict.fromkeys(boxes))
