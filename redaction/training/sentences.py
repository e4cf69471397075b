"""Texts made from templates with slots, each with the places of its persons."""

import random
import re
from dataclasses import dataclass

from redaction.training.lists import lines_of, words_of
from redaction.training.naming import foreign_name, korean_name, spaced

_SLOT = re.compile(r"\{([A-Z])(?::([가-힣]+))?\}")
_WITH = lines_of("sentences")
_WITHOUT = (*lines_of("plain"), *lines_of("prose"))
_FILLERS = {line.split()[0]: [word.replace("_", " ") for word in line.split()[1:]] for line in lines_of("fillers")}
_PAIRS = {pair.split("/")[0]: (pair.split("/")[0], pair.split("/")[1]) for pair in words_of("particles")} | {
    "와": ("과", "와")
}
_ROADS = ("봉동길", "섬진강로", "산업로", "중앙로", "화엄사로", "지리산로")
_NOUNS = words_of("nouns")
_ADVERBS = words_of("adverbs")
_STEMS, _ENDINGS = (part.split() for part in lines_of("verbs")[0].split("|"))
_PLAIN_NOUN_SHARE = 0.7
_SPACED_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Taught:
    """A text for training and the places of the persons in it."""

    text: str
    persons: tuple[tuple[int, int], ...]


def particle(word: str, particle_word: str) -> str:
    """The form of a particle that fits the last syllable of a word."""
    with_final, without = _PAIRS.get(particle_word, (particle_word, particle_word))
    last = word[-1]
    has_final = "가" <= last <= "힣" and (ord(last) - ord("가")) % 28 != 0
    return with_final if has_final else without


def filled(dice: random.Random, template: str) -> Taught:
    """A template with its slots filled."""
    text, persons, position = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[position : slot.start()]
        word = _filler(dice, slot[1])
        if slot[1] in "PF":
            persons.append((len(text), len(text) + len(word)))
        text += word + (particle(word, slot[2]) if slot[2] else "")
        position = slot.end()
    return Taught(text + template[position:], tuple(persons))


def _filler(dice: random.Random, slot: str) -> str:
    if slot == "P":
        name = korean_name(dice)
        return spaced(dice, name) if dice.random() < _SPACED_SHARE else name
    if slot == "F":
        return foreign_name(dice)
    if slot == "G" and dice.random() < _PLAIN_NOUN_SHARE:
        return dice.choice(_NOUNS)
    if slot == "V":
        return dice.choice(_STEMS) + dice.choice(_ENDINGS)
    if slot == "B":
        return dice.choice(_ADVERBS)
    if slot in _FILLERS:
        return dice.choice(_FILLERS[slot])
    return _number(dice, slot)


def _number(dice: random.Random, slot: str) -> str:
    year, month, day = dice.randrange(1935, 2027), dice.randrange(1, 13), dice.randrange(1, 29)
    return {
        "N": str(dice.randrange(1, 10 ** dice.randrange(1, 6))),
        "M": f"010-{dice.randrange(10**4):04}-{dice.randrange(10**4):04}",
        "Y": dice.choice(
            (
                f"{year}. {month}. {day}.",
                f"{year}년 {month}월 {day}일",
                f"{year}-{month:02}-{day:02}",
                f"{year % 100:02}{month:02}{day:02}",
            )
        ),
        "A": f"{dice.choice(_FILLERS['L'])} {dice.choice(_ROADS)} {dice.randrange(1, 400)}",
    }[slot]


def written(dice: random.Random) -> Taught:
    """A text of several lines, some with persons and some without, a few broken in the middle of words."""
    pieces = [
        filled(dice, dice.choice(_WITH if dice.random() < 0.68 else _WITHOUT)) for _ in range(dice.randrange(2, 14))
    ]
    separator = dice.choice(("\n", "\n", " ", "\n\n"))
    text, persons = "", []
    for piece in pieces:
        offset = len(text)
        text += piece.text + separator
        persons += [(start + offset, end + offset) for start, end in piece.persons]
    return wrapped(dice, Taught(text, tuple(persons))) if dice.random() < 0.3 else Taught(text, tuple(persons))


def wrapped(dice: random.Random, taught: Taught) -> Taught:
    """The text with its long lines broken at a width, in the middle of words too, but not inside a name."""
    width = dice.randrange(18, 60)
    breaks, column = [], 0
    inside = {place for start, end in taught.persons for place in range(start + 1, end)}
    for position, character in enumerate(taught.text):
        column = 0 if character == "\n" else column + 1
        if column >= width and position not in inside:
            breaks.append(position)
            column = 0
    text = "".join(
        ("\n" if position in set(breaks) else "") + character for position, character in enumerate(taught.text)
    )
    moved = [sum(place <= position for place in breaks) for position in range(len(taught.text) + 1)]
    return Taught(text, tuple((start + moved[start], end + moved[end - 1]) for start, end in taught.persons))


def renamed(dice: random.Random, text: str, persons: list[tuple[int, int]]) -> Taught:
    """A text with most Korean names exchanged for others, one name always for the same."""
    result, places, position = "", [], 0
    exchanged: dict[str, str] = {}
    for start, end in persons:
        result += text[position:start]
        name = text[start:end]
        if re.fullmatch("[가-힣]{2,4}", name) and dice.random() < 0.8:
            name = exchanged.setdefault(name, korean_name(dice))
        places.append((len(result), len(result) + len(name)))
        result += name
        position = end
    return Taught(result + text[position:], tuple(places))
