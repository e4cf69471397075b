"""Invented names for training: surnames by how common they are, given names of every generation, newcomers."""

import random

from redaction.finding.lists import words_of as detector_words
from redaction.training.lists import lines_of, words_of

_COMMON = (
    "김" * 20
    + "이" * 14
    + "박" * 8
    + "최" * 5
    + "정" * 5
    + "강조윤장임" * 2
    + "한오서신권황안송전홍유고문양손배백허남심노"
)
_RARE = detector_words("surnames")
_DOUBLE = detector_words("double_surnames")
_OLD = words_of("names_given_old")
_MIDDLE = words_of("names_given_mid")
_NEW = words_of("names_given_new")
_SYLLABLES = words_of("syllables")
_FOREIGN = tuple(tuple(part.split() for part in line.split("|")) for line in lines_of("foreign"))
_PLACE_NAMES = (
    "하동",
    "마산",
    "구례",
    "강진",
    "안동",
    "이천",
    "남원",
    "여주",
    "고성",
    "장수",
    "진주",
    "나주",
    "공주",
    "문경",
    "임실",
)


def korean_name(dice: random.Random) -> str:
    """Surname and given name without a blank; 4 % are also the name of a place."""
    if dice.random() < 0.04:
        return dice.choice(_PLACE_NAMES)
    if dice.random() < 0.03:
        surname = dice.choice(_DOUBLE)
    else:
        surname = dice.choice(_COMMON) if dice.random() < 0.7 else dice.choice(_RARE)
    return surname + _given(dice)


def _given(dice: random.Random) -> str:
    form = dice.random()
    if form < 0.1:
        return dice.choice(_SYLLABLES)
    if form < 0.5:
        return dice.choice(_SYLLABLES) + dice.choice(_SYLLABLES)
    if form < 0.52:
        return "".join(dice.choice(_SYLLABLES) for _ in range(3))
    return dice.choice(dice.choice((_OLD, _MIDDLE, _NEW)))


def foreign_name(dice: random.Random) -> str:
    """A name from abroad in Hangul, with blanks or without."""
    first, second = dice.choice(_FOREIGN)
    parts = [dice.choice(first), dice.choice(second)]
    if dice.random() < 0.2:
        parts.insert(1, dice.choice(second))
    if dice.random() < 0.25:
        parts.reverse()
    if dice.random() < 0.1:
        parts = parts[:1]
    return (" " if dice.random() < 0.6 else "").join(parts)


def spaced(dice: random.Random, name: str) -> str:
    """A name as forms set it: 홍 길 동, 홍 길동."""
    if " " in name or not 2 <= len(name) <= 4:
        return name
    if dice.random() < 0.5:
        return (" " * dice.choice((1, 1, 1, 2, 3))).join(name)
    return f"{name[0]} {name[1:]}"
