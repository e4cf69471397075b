"""Chinese characters as they are read in Korean, one syllable for each, so that offsets stay (入札公告 → 입찰공고)."""

import re
from functools import cache
from importlib import resources
from typing import Final

from search.language.hangul import compose, is_syllable, letters

_HANJA: Final = re.compile(r"[\u4e00-\u9fff]+")
# 두음 법칙 (한글 맞춤법 제10–12항): what a word begins with instead of ㄴ and ㄹ.
_NARROW: Final = frozenset("ㅑㅕㅖㅛㅠㅣ")
# 렬 and 률 lose their ㄹ after a vowel or ㄴ (한글 맞춤법 제11항).
_AFTER_OPEN: Final = {"렬": "열", "률": "율"}


def read_hanja(text: str) -> str:
    """The text with every character of KS X 1001 replaced by its reading; others stay."""
    return _HANJA.sub(_read, text)


def _read(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    read: list[str] = []
    for character in found.group():
        reading = _readings().get(character, character)
        read.append(_in_place(reading, read[-1] if read else before))
    return "".join(read)


def _in_place(reading: str, before: str) -> str:
    """A reading as it sounds behind another syllable or at the beginning of a word."""
    if not is_syllable(reading):
        return reading
    if not before or not is_syllable(before):
        return _at_beginning(reading)
    return _AFTER_OPEN.get(reading, reading) if letters(before)[2:] in ("", "ㄴ") else reading


def _at_beginning(reading: str) -> str:
    initial, medial, *final = tuple(letters(reading))
    if initial in "ㄴㄹ" and medial in _NARROW:
        return compose("".join(("ㅇ", medial, *final)))
    if initial == "ㄹ":
        return compose("".join(("ㄴ", medial, *final)))
    return reading


@cache
def _readings() -> dict[str, str]:
    lines = resources.files("search.lexicon").joinpath("hanja.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ") for line in lines if not line.startswith("#"))
    return {character: reading for reading, characters in pairs for character in characters}
