"""V2: what was decided away stands nowhere in the output: not in a text, a string, a name, or a decoded stream."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from redaction.config import CountyLexicon
from redaction.types import Ground
from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters, touching
from redaction.wording import box_words

WORD_GAP_EM, BLANK_EM = 0.6, 0.2
SHORT_BOX_WORDS = 6
"""A box with at most so many runs of characters (a name and a number make five) is about a value, not a passage."""
BOX_WORDS = tuple(sorted({letters(box_words(ground)) for ground in Ground}))
SHORTEST_WORD = 3
SHORTEST_HANGUL_WORD = 2
SHORTEST_LATIN, SHORTEST_NUMBER = 6, 10
NUMERIC = re.compile(r"[0-9.+-]+")
SHORTEST_SEEN_WORD = 4
"""OCR takes marks for short words of any kind, so that by chance one under a box stands elsewhere on a scan, too."""
SHORTEST_RAW_BYTES = 6
"""Shorter byte strings turn up in packed pictures by chance."""
MARK_BITS, MARK_FACTOR = 32, np.uint32(0x9E3779B1)
MOST_MARK_BITS, BITS_A_BYTE = 24, 16
"""How many bits of marks are told apart: with room for each byte, so that few beginnings share theirs."""
BYTES_AT_ONCE = 1 << 20
HEX_RUNS = re.compile(rb"[0-9a-f]{%d,}" % SHORTEST_RAW_BYTES)
HANGUL = re.compile(r"[가-힣]")
SYLLABLES = re.compile(r"[가-힣]+")
CMAP_WORDS = re.compile(
    rb"/CIDInit /ProcSet findresource begin 12 dict begin begincmap|/CIDSystemInfo|/Registry \(Adobe\)"
    rb"|/Ordering|/Supplement|/CMapName /Adobe-Identity-UCS def /CMapType|(?:begin|end)(?:codespacerange|bfchar)"
    rb"|endcmap CMapName currentdict /CMap defineresource pop end end"
)
"""The words every ToUnicode map is made of (ISO 32000-1, 9.10.3): a paper may hold them too, and they say nothing."""
ONE_SCRIPT = re.compile(r"[가-힣]+|[A-Za-z0-9@._+-]+")


class Letters(Enum):
    """What bytes a form is made of."""

    HEX_DIGITS = auto()
    PERCENT = auto()
    ASCII = auto()
    ANY = auto()


@dataclass(frozen=True, slots=True)
class Form:
    """The bytes a word may be written with, which bytes these are, and the mark of how they begin.

    A form is looked for only where a stream holds such bytes, and only if something there begins alike.
    """

    sealed_bytes: bytes
    kind: Letters
    beginning: int


class Held:
    """Bytes, with the upper bits of the marks of all beginnings in them. Others may share these bits."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        bits = min(MOST_MARK_BITS, (BITS_A_BYTE * len(data) + 1).bit_length())
        self._shift = MARK_BITS - bits
        self._found = np.zeros(1 << bits, dtype=np.bool_)
        for start in range(0, len(data), BYTES_AT_ONCE):
            marks = _marks(data[start : start + BYTES_AT_ONCE + SHORTEST_RAW_BYTES - 1])
            self._found[marks >> np.uint32(self._shift)] = True

    def may_begin_so(self, marks: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """For each mark whether something in the bytes may begin so; False only where nothing does."""
        found: NDArray[np.bool_] = self._found[marks >> np.uint32(self._shift)]
        return found


class Forms:
    """The forms of many words, to be looked for in one go."""

    def __init__(self, sealed_words: Iterable[str]) -> None:
        told = [(number, form) for number, word in enumerate(sealed_words) for form in _forms(word)]
        self._by_kind = {kind: [(number, form) for number, form in told if form.kind is kind] for kind in Letters}
        self._beginnings = {
            kind: np.array([form.beginning for _number, form in forms], dtype=np.uint32)
            for kind, forms in self._by_kind.items()
        }

    def words_in(self, data: Mapping[Letters, bytes]) -> int:
        """How many of the words stand in bytes in any form, each form looked for in the bytes of its kind."""
        return len({number for kind, held in data.items() for number in self._words_in(kind, held)})

    def _words_in(self, kind: Letters, data: bytes) -> Iterator[int]:
        begun = Held(data).may_begin_so(self._beginnings[kind])
        for at in np.flatnonzero(begun).tolist():
            number, form = self._by_kind[kind][at]
            if form.sealed_bytes in data:
                yield number


@dataclass(frozen=True, slots=True)
class DecidedValues:
    """Words under boxes that stand nowhere outside them: whoever finds one in the output has found a leak.

    `sealed_forms` are those of the telling ones.
    """

    sealed_words: frozenset[str]
    sealed_forms: Forms

    def in_text(self, text: str) -> int:
        """How many of the words a text holds, compared without blanks and without the fixed words of boxes."""
        compared = letters(text)
        for words in BOX_WORDS:
            compared = compared.replace(words, "\n")
        return sum(word in compared for word in self.sealed_words)

    def in_bytes(self, data: bytes) -> int:
        """How many of the words a byte string holds in any usual encoding.

        Streams are full of numbers and codes, in which short and numeric words turn up by chance: they are left to the
        readers of text, and to the checks of what a stream may hold.
        """
        lowered = (CMAP_WORDS.sub(b"\n", data) if b"begincmap" in data else data).lower()
        data_of = {
            Letters.HEX_DIGITS: b"\n".join(HEX_RUNS.findall(lowered)),
            Letters.ASCII: lowered,
            Letters.PERCENT: lowered if b"%" in lowered else b"",
            Letters.ANY: b"" if lowered.isascii() else lowered,
        }
        return self.sealed_forms.words_in(data_of)


def own_names_of(lexicon: CountyLexicon) -> tuple[str, ...]:
    """What everybody calls the office, its departments and its towns."""
    return (lexicon.name, *lexicon.departments)


def _marks(data: bytes) -> NDArray[np.uint32]:
    """The marks of all runs of `SHORTEST_RAW_BYTES` bytes: sums weighted by powers, best told apart by upper bits."""
    codes = np.frombuffer(data, dtype=np.uint8).astype(np.uint32)
    length = max(0, len(codes) - SHORTEST_RAW_BYTES + 1)
    sums = np.zeros(length, dtype=np.uint32)
    for at in range(SHORTEST_RAW_BYTES):
        sums *= MARK_FACTOR
        sums += codes[at : at + length]
    return sums * MARK_FACTOR


def _is_telling(word: str) -> bool:
    shortest = SHORTEST_NUMBER if NUMERIC.fullmatch(word) else SHORTEST_LATIN
    return HANGUL.search(word) is not None or len(word) >= shortest


def _forms(word: str) -> tuple[Form, ...]:
    """A word as UTF-8, UTF-16 and the Korean code page, plain, in hex, and percent-encoded; lower case."""
    plain = [word.encode("utf-8"), word.encode("utf-16-be"), word.encode("utf-16-le"), word.encode("cp949", "ignore")]
    forms = [*plain, *(form.hex().encode() for form in plain), quote(word).encode()]
    return tuple(_form(form.lower()) for form in forms if len(form) >= SHORTEST_RAW_BYTES)


def _form(sealed_bytes: bytes) -> Form:
    return Form(sealed_bytes, _letters_of(sealed_bytes), _mark(sealed_bytes[:SHORTEST_RAW_BYTES]))


def _mark(beginning: bytes) -> int:
    """The mark of one run of bytes: what `_marks` makes of it."""
    mark = 0
    for code in beginning:
        mark = mark * int(MARK_FACTOR) + code
    return mark * int(MARK_FACTOR) % (1 << MARK_BITS)


def _letters_of(form: bytes) -> Letters:
    if HEX_RUNS.fullmatch(form):
        return Letters.HEX_DIGITS
    if not form.isascii():
        return Letters.ANY
    return Letters.PERCENT if b"%" in form else Letters.ASCII


@dataclass(frozen=True, slots=True)
class Removed:
    """Words under boxes. `short` are those of boxes that cover little else: the values a title might repeat."""

    words: frozenset[str]
    short: frozenset[str]


def words_removed(page: PageEvidence) -> Removed:
    """The words under one page's boxes, as pdfium, pdfminer and OCR read them in the original.

    What OCR read counts where it can be no mark taken for a word: from so many characters, or syllables alone.
    """
    words: set[str] = set()
    short: set[str] = set()
    for rect in page.given:
        seen = set(filter(_is_no_mark, _words(touching(page.seen_removed, rect))))
        for found in (_words(touching(page.removed, rect)), _words(touching(page.original_pdfminer, rect)), seen):
            words |= found
            short |= found if len(found) <= SHORT_BOX_WORDS else set()
    return Removed(frozenset(words), frozenset(short))


def decided_values(
    sealed_removed: Iterable[Removed], sealed_kept: Iterable[str]
) -> tuple[DecidedValues, DecidedValues]:
    """The distinctive ones of the words removed on all pages, which nowhere stand outside boxes; and the short ones."""
    outside = "\n".join(sealed_kept)
    removed = list(sealed_removed)
    return (
        _distinctive({word for each in removed for word in each.words}, outside),
        _distinctive({word for each in removed for word in each.short}, outside),
    )


def _distinctive(sealed_words: set[str], outside: str) -> DecidedValues:
    distinctive = frozenset(word for word in sealed_words if _is_distinctive(word) and word not in outside)
    return DecidedValues(distinctive, Forms(word for word in sorted(distinctive) if _is_telling(word)))


def unpacked(stream: Any) -> bytes:
    """A stream's data without its packing; of pictures only what is packed losslessly."""
    return bytes(stream.get_data()) if stream.get("/Filter") == "/FlateDecode" else b""


def _is_no_mark(word: str) -> bool:
    return len(word) >= SHORTEST_SEEN_WORD or SYLLABLES.fullmatch(word) is not None


def _is_distinctive(word: str) -> bool:
    return len(word) >= (SHORTEST_HANGUL_WORD if HANGUL.search(word) else SHORTEST_WORD)


def _words(characters: Sequence[Character]) -> set[str]:
    """Runs of characters without a wide gap, without any gap, and of one script."""
    words: set[str] = set()
    for gap in (WORD_GAP_EM, BLANK_EM):
        run = ""
        last: Character | None = None
        for character in characters:
            if last is not None and not _adjoin(last, character, gap):
                words.add(run)
                run = ""
            run += character.text
            last = character
        words.add(run)
    scripts = {piece for word in words for piece in ONE_SCRIPT.findall(word)}
    return (words | scripts) - {""}


def _adjoin(last: Character, character: Character, gap_em: float) -> bool:
    size = max(last.rect[3] - last.rect[1], last.rect[2] - last.rect[0], last.size_pt)
    across = abs(last.rect[1] - character.rect[1])
    gap = character.rect[0] - last.rect[2]
    return across <= size / 2 and -size <= gap <= gap_em * size
