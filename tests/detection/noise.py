"""The public test set as scanners, layout and haste leave it: broken lines, full width, wide names, misread digits."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from redaction.evaluating import LabelledPaper, LabelledValue
from redaction.types import Kind

_WIDE = str.maketrans("0123456789-()", "０１２３４５６７８９－（）")
_MISREAD = str.maketrans("01", "Ol")
_DASHES = "–—‐ㅡ−"
_NUMBERS = frozenset(
    {Kind.RESIDENT_NUMBER, Kind.FOREIGNER_NUMBER, Kind.PHONE, Kind.ACCOUNT, Kind.CARD, Kind.DRIVER_LICENCE}
)


def noisy(paper: LabelledPaper, seed: int) -> LabelledPaper:
    """The same paper with one kind of noise in about a third of its values, and broken lines."""
    dice = random.Random(f"{paper.paper_id}/{seed}")
    pieces: list[str] = []
    values: list[LabelledValue] = []
    position = length = 0
    for value in paper.values:
        pieces.append(paper.text[position : value.start])
        length += len(pieces[-1])
        words = _changed(dice, paper.text[value.start : value.end], value.kind)
        values.append(replace(value, start=length, end=length + len(words)))
        pieces.append(words)
        length += len(words)
        position = value.end
    pieces.append(paper.text[position:])
    return _broken(dice, LabelledPaper(paper.paper_id, "".join(pieces), tuple(values)))


def _changed(dice: random.Random, words: str, kind: Kind) -> str:
    if dice.random() > 0.35:
        return words
    if kind in _NUMBERS and words.isascii():
        return dice.choice(tuple(_number_noise()))(dice, words)
    if kind is Kind.PERSON and 2 <= len(words) <= 3 and " " not in words:
        return " ".join(words)
    return words


def _number_noise() -> Iterator[Callable[[random.Random, str], str]]:
    yield lambda dice, words: words.translate(_WIDE)
    yield lambda dice, words: words.replace("-", dice.choice(_DASHES))
    yield lambda dice, words: words.replace("-", " - ")
    yield lambda dice, words: words.translate(_MISREAD)


def _broken(dice: random.Random, paper: LabelledPaper) -> LabelledPaper:
    """Long lines broken at a width, inside values as well."""
    width = dice.randrange(24, 64)
    breaks, column = [], 0
    for position, character in enumerate(paper.text):
        column = 0 if character == "\n" else column + 1
        if column >= width:
            breaks.append(position)
            column = 0
    text = "".join(
        ("\n" if position in set(breaks) else "") + character for position, character in enumerate(paper.text)
    )
    moved = [sum(place <= position for place in breaks) for position in range(len(paper.text) + 1)]
    values = tuple(
        replace(value, start=value.start + moved[value.start], end=value.end + moved[value.end - 1])
        for value in paper.values
    )
    return LabelledPaper(paper.paper_id, text, values)
