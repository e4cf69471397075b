"""What the name tagger sees at each character: its neighbours, its word, its morpheme, titles and labels about it.

A *unit* is one letter, or a whole run of digits, of blanks, or one mark: names are letters, the rest is only context.
Features are strings for a linear-chain CRF; the same function serves training and tagging.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.words import COMMON_NOUNS, DOUBLE_SURNAMES, NOT_NAMES, RANK, SURNAMES
from redaction.finding.lists import words_of
from redaction.finding.recognizing.label_table import LABELS
from redaction.finding.values.hits import Morpheme, Sight
from redaction.types import Kind

_UNIT = re.compile(r"[0-9]+|[ \t]+|\n|.", re.DOTALL)
_WORD = re.compile(r"[가-힣]+|[A-Za-z]+|[\u4e00-\u9fff]+")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에게|께서|께|과|와|도|만|로|으로|에|에서|님|씨|이며|이고|입니다|"
    r"에게서|이라|라고|까지|부터)$"
)
"""What the model was trained with, and so no more and no less: redaction.finding.language.particles has more."""
_RANK_HEAD = re.compile(RANK.pattern)
_PERSON_LABELS = frozenset(label for label, (kind, _) in LABELS.items() if kind is Kind.PERSON)
_HONORIFICS = frozenset(words_of("honorifics"))
_HONORIFICS_IN_ORDER = tuple(sorted(_HONORIFICS))
_LONGEST_CALLED = 5
_WORDS_KEPT = _NEIGHBOURS_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class Units:
    """A text cut into units: their words, their starts, and the end of the last."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    end: int

    def end_of(self, position: int) -> int:
        """Where a unit ends in the text."""
        return self.starts[position + 1] if position + 1 < len(self.starts) else self.end


def units_of(text: str, start: int, end: int) -> Units:
    """The units of a range of a text."""
    matches = list(_UNIT.finditer(text, start, end))
    return Units(tuple(match.group() for match in matches), tuple(match.start() for match in matches), end)


@lru_cache(maxsize=8_192)
def _shape(unit: str) -> str:
    first = unit[0]
    if "가" <= first <= "힣":
        return "H"
    if first.isdigit():
        return "D"
    if first in " \t":
        return "_"
    if first == "\n":
        return "N"
    if "\u4e00" <= first <= "\u9fff":
        return "C"
    return ("U" if first.isupper() else "l") if first.isascii() and first.isalpha() else first


def features(sight: Sight, units: Units, famous: Sequence[str]) -> list[list[str]]:
    """The features of each unit. `famous[i]` is what mecab's dictionary says of character i: `P…`, `L…`, or nothing."""
    shapes = [_shape(unit) for unit in units.words]
    words = [
        "·" if shape == "D" else ("_" if shape in "_N" else unit)
        for unit, shape in zip(units.words, shapes, strict=True)
    ]
    padded = ["<3", "<2", "<1", *words, ">1", ">2", ">3"]
    line = "".join(["<<<", *shapes, ">>>"])
    word_features = _word_features(sight.lined, units)
    morpheme_features = _morpheme_features(sight.morphemes, units)
    rows: list[list[str]] = []
    for position, shape in enumerate(shapes):
        shapes_about = line[position + 1 : position + 6]
        if shape not in "HCUl":
            rows.append([*_features_of_a_mark(padded[position + 2], shape, padded[position + 4], shapes_about)])
            continue
        row = [
            *_features_of_neighbours(tuple(padded[position : position + 7]), shapes_about),
            *word_features[position],
            *morpheme_features[position],
        ]
        if famous[units.starts[position]]:
            row.append(f"m:{famous[units.starts[position]]}")
        rows.append(row)
    return rows


@lru_cache(maxsize=_NEIGHBOURS_KEPT)
def _features_of_neighbours(window: tuple[str, ...], shapes: str) -> tuple[str, ...]:
    """Features of a letter by the three units to either side and the shapes of the two. A text is tagged with its line
    breaks and without, so that most windows are met twice.
    """
    b3, b2, b1, here, a1, a2, a3 = window
    return (
        f"0:{here}", f"-1:{b1}", f"+1:{a1}", f"-2:{b2}", f"+2:{a2}", f"-10:{b1}{here}", f"01:{here}{a1}",
        f"-21:{b2}{b1}", f"12:{a1}{a2}", f"-101:{b1}{here}{a1}", f"-321:{b3}{b2}{b1}", f"123:{a1}{a2}{a3}",
        f"012:{here}{a1}{a2}", f"-210:{b2}{b1}{here}", f"S:{shapes}",
    )  # fmt: skip


@lru_cache(maxsize=_NEIGHBOURS_KEPT)
def _features_of_a_mark(before: str, shape: str, behind: str, shapes: str) -> tuple[str, ...]:
    """Features of a number, a blank or a mark: by what it is and what stands beside it."""
    return f"s:{shape}", f"-1:{before}", f"+1:{behind}", f"S:{shapes}"


def _word_features(text: str, units: Units) -> list[list[str]]:
    """Features of the word a unit lies in, of the words before and behind, and of the place in the word."""
    rows: list[list[str]] = [[] for _ in units.words]
    index = {start: position for position, start in enumerate(units.starts)}
    matches = list(_WORD.finditer(text, units.starts[0] if units.starts else 0, units.end))
    kinds = [_word_kind(match.group()) for match in matches]
    for number, match in enumerate(matches):
        word = match.group()
        near = [
            f"w-1:{kinds[number - 1]}" if number else "w-1:<",
            f"w+1:{kinds[number + 1]}" if number + 1 < len(matches) else "w+1:>",
        ]
        near.append(f"gap-:{text[matches[number - 1].end() : match.start()][:3] if number else '<'}")
        near.append(f"gap+:{text[match.end() : matches[number + 1].start()][:3] if number + 1 < len(matches) else '>'}")
        called = ["hon"] if text.startswith(_HONORIFICS_IN_ORDER, match.end() + 1) else []
        for offset, own in enumerate(_letters_features(word)):
            row = rows[index[match.start() + offset]]  # each letter is a unit of its own
            row += (*own, *near, *called) if offset < _LONGEST_CALLED else (*own, *near)
    return rows


@lru_cache(maxsize=_WORDS_KEPT)
def _letters_features(word: str) -> tuple[tuple[str, ...], ...]:
    """For each letter of a word its place in it and what the word could be."""
    own, length = _own_features(word), min(len(word), 9)
    return tuple(
        (f"p:{offset}", f"p/l:{offset}/{length}", *[f"{feature}@{offset}" for feature in own])
        for offset in range(len(word))
    )


@lru_cache(maxsize=_WORDS_KEPT)
def _word_kind(word: str) -> str:
    bare = _PARTICLE.sub("", word)
    if word in _PERSON_LABELS or bare in _PERSON_LABELS:
        return "label"
    if RANK.fullmatch(bare):
        return "rank"
    if word in LABELS or bare in LABELS:
        return "field"
    if word in _HONORIFICS:
        return "honorific"
    if is_place(bare) or is_place(word):
        return "place"
    return f"{word[-1]}{min(len(word), 5)}"


def _own_features(word: str) -> list[str]:
    """What a word could be: a name with or without particle, a place, a common word, a name with a title glued on."""
    bare = _PARTICLE.sub("", word)
    found = [mark for mark, holds in _WORD_TESTS if holds(word, bare)]
    if word[0] in SURNAMES:
        found.append(f"sur{len(word)}")
        if bare != word:
            found.append(f"surp{len(bare)}")
    return found + [f"title{length}" for length in (2, 3, 4) if _RANK_HEAD.match(word, length)]


_WORD_TESTS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("sur2", lambda word, bare: word[:2] in DOUBLE_SURNAMES),
    ("common", lambda word, bare: bare in NOT_NAMES or word in NOT_NAMES),
    ("noun", lambda word, bare: bare in COMMON_NOUNS or word in COMMON_NOUNS),
    ("place", lambda word, bare: is_place(bare) or is_place(word)),
)


def _morpheme_features(morphemes: tuple[Morpheme, ...], units: Units) -> list[list[str]]:
    """Tag, place and length of the morpheme a unit lies in, and the morphemes beside it."""
    rows: list[list[str]] = [[] for _ in units.words]
    index = {start: position for position, start in enumerate(units.starts)}
    first = units.starts[0] if units.starts else 0
    low = bisect_left(morphemes, first, key=lambda morpheme: morpheme.start)
    high = bisect_left(morphemes, units.end, key=lambda morpheme: morpheme.start)
    for number in range(low, high):
        morpheme = morphemes[number]
        before = morphemes[number - 1] if number else None
        behind = morphemes[number + 1] if number + 1 < len(morphemes) else None
        near = [
            f"k-:{before.form[-3:]}/{before.tag}" if before else "k-:<",
            f"k+:{behind.form[:3]}/{behind.tag}" if behind else "k+:>",
            f"kt:{before.tag if before else '<'}|{morpheme.tag}|{behind.tag if behind else '>'}",
        ]
        length = morpheme.end - morpheme.start
        for offset in range(length):
            position = index.get(morpheme.start + offset)
            if position is not None:
                place = "S" if length == 1 else ("B" if offset == 0 else ("E" if offset == length - 1 else "I"))
                rows[position] += [f"k:{morpheme.tag}{place}{length}", *near]
    return rows
