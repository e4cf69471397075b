"""Ways to look at one text, each with a map back to the offsets of the original.

Two plain views differ in the line break: a blank in one, nothing in the other, because layout breaks values in the
middle. `disguises` makes a third where something seems hidden. Normalising is per character, so that every position
knows where it came from: full width to ASCII, Latin letters without their marks, every dash to `-`, zero-width
characters dropped, conjoining jamo composed (NFC).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_DASHES = frozenset("‐‑‒–—―−﹘﹣－ㅡーｰ⁃➖⸺⸻")
_BLANKS = frozenset(
    "\t\v\f\u00a0\u1680\u202f\u205f\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
_BREAKS = frozenset("\n\r\u0085\u2028\u2029")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f")
_DOTS = {
    "․": ".",
    "。": ".",
    "．": ".",
    "｡": ".",
    "∙": "·",
    "•": "·",
    "‧": "·",
    "・": "·",
    "ㆍ": "·",
    "⋅": "·",
    "：": ":",
    "︰": ":",
    "∶": ":",
    "～": "~",
    "∼": "~",
    "〜": "~",
}
_LATIN = range(0xC0, 0x250), range(0x1E00, 0x1F00)
_BARRED = {"Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ı": "i"}
_JAMO_SYLLABLE = re.compile("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?")


@dataclass(frozen=True, slots=True)
class View:
    """A normalised text. `starts[i]`, `ends[i]` bound the original characters that `text[i]` stands for.

    `joints` are places where a line break was taken out.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joints: frozenset[int] = frozenset()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty range of the view to code points of the original text."""
        return self.starts[start], self.ends[end - 1]

    def without_breaks(self, parity: int | None = None) -> "View":
        """The same text with the line breaks, and the blanks around each, taken out.

        With a `parity` of 0 or 1 only every second break goes, beginning with that one, and the others are blanks: a
        value broken once is then read with both its ends where they were.
        """
        kept: list[int] = []
        joints: list[int] = []
        position = 0
        for number, gap in enumerate(_BREAK_WITH_BLANKS.finditer(self.text)):
            if parity is not None and number % 2 != parity:
                continue
            kept.extend(range(position, gap.start()))
            joints.append(len(kept))
            position = gap.end()
        kept.extend(range(position, len(self.text)))
        return self._picked(kept, frozenset(joints))

    def with_blank_breaks(self) -> "View":
        """The same text with each line break a blank; a blank line stays, since no value reaches over one."""
        return View(_SINGLE_BREAK.sub(" ", self.text), self.starts, self.ends, self.joints)

    def _picked(self, positions: list[int], joints: frozenset[int]) -> "View":
        return View(
            "".join([self.text[i] for i in positions]),
            tuple([self.starts[i] for i in positions]),
            tuple([self.ends[i] for i in positions]),
            joints,
        )


_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_BREAK_WITH_BLANKS = re.compile(r" *(?<!\n)\n *(?![ \n])")


@lru_cache(maxsize=65_536)
def _folded(character: str) -> str:
    """One character's normal form; empty where it has no width."""
    if character in _BREAKS:
        return "\n"
    if character == "\t":
        return "  "  # cells set by tabs stay as far apart as those set by blanks
    if character in _BLANKS:
        return " "
    if character in _DASHES:
        return "-"
    if character in _DOTS:
        return _DOTS[character]
    return _folded_rest(character)


def _folded_rest(character: str) -> str:
    category = unicodedata.category(character)
    if category in {"Cf", "Cs", "Mn", "Me"} or character in _FILLERS:
        return ""
    if category == "Cc":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if any(ord(character) in block for block in _LATIN):
        return _without_marks(character)
    narrow = unicodedata.normalize("NFKC", character)
    return (
        narrow
        if len(narrow) == 1 and narrow.isascii() and category != "No"
        else unicodedata.normalize("NFC", character)
    )


def _without_marks(character: str) -> str:
    """A Latin letter as names are typed without a keyboard for it (Trần as Tran); any other character as it is."""
    letter = _BARRED.get(character) or unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


_LONGEST_RUN = 60
"""Blanks and empty lines beyond this many in a row tell nothing more; patterns look at a run from each start."""


_PLAIN = re.compile(r"[가-힣\x20-\x7e\n]*")


@lru_cache(maxsize=4)
def normalised(text: str) -> View:
    """The text character by character in normal form, line breaks as `\\n`. One original character may give several.

    The last few are kept: detection comes back to the same text once a way to look at it.
    """
    if _PLAIN.fullmatch(text) and " " * _LONGEST_RUN not in text and "\n" * _LONGEST_RUN not in text:
        return View(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    run = 0
    for piece, start, end in _pieces(text):
        if not piece and ends:
            ends[-1] = end  # what has no width belongs to the character in front: a digit and its keycap
        for character in piece:
            run = run + 1 if character in " \n" and characters and characters[-1] == character else 0
            if run >= _LONGEST_RUN:
                continue
            characters.append(character)
            starts.append(start)
            ends.append(end)
    return View("".join(characters), tuple(starts), tuple(ends))


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Folded characters with their original bounds; decomposed Hangul comes as one syllable."""
    position = 0
    for syllable in _JAMO_SYLLABLE.finditer(text):
        yield from _folded_range(text, position, syllable.start())
        composed = unicodedata.normalize("NFC", syllable.group())
        yield composed if len(composed) == 1 else "", syllable.start(), syllable.end()
        position = syllable.end()
    yield from _folded_range(text, position, len(text))


def _folded_range(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for position in range(start, end):
        yield _folded(text[position]), position, position + 1
