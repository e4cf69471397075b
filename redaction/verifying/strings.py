"""V2: what was decided away stands nowhere in the output: not in a text, a string, a name, or a decoded stream."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from redaction.verifying.evidence import PageEvidence
from redaction.verifying.readers import Character, letters

WORD_GAP_EM = 0.6
SHORTEST_WORD = 3
SHORTEST_HANGUL_WORD = 2
SHORTEST_RAW_BYTES = 6
"""Shorter byte strings turn up in packed pictures by chance."""
HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class DecidedValues:
    """Words under boxes that stand nowhere outside them: whoever finds one in the output has found a leak."""

    sealed_words: frozenset[str]

    def in_text(self, text: str) -> int:
        """How many of the words a text holds, compared without blanks."""
        compared = letters(text)
        return sum(word in compared for word in self.sealed_words)

    def in_bytes(self, data: bytes) -> int:
        """How many of the words a byte string holds in any usual encoding."""
        lowered = data.lower()
        return sum(any(form in lowered for form in _forms(word)) for word in self.sealed_words)


def _forms(word: str) -> tuple[bytes, ...]:
    """A word as UTF-8, UTF-16 and the Korean code page, plain, in hex, and percent-encoded; lower case."""
    plain = [word.encode("utf-8"), word.encode("utf-16-be"), word.encode("utf-16-le"), word.encode("cp949", "ignore")]
    forms = [*plain, *(form.hex().encode() for form in plain), quote(word).encode()]
    return tuple(form.lower() for form in forms if len(form) >= SHORTEST_RAW_BYTES)


def words_removed(page: PageEvidence) -> set[str]:
    """The words under one page's boxes, as pdfium and as pdfminer read them in the original."""
    inside = tuple(character for character in page.original_pdfminer if character.touches(page.rects))
    return _words(page.removed) | _words(inside)


def decided_values(sealed_removed: Iterable[set[str]], sealed_kept: Iterable[str]) -> DecidedValues:
    """The distinctive ones of the words removed on all pages: those that nowhere stand outside boxes."""
    outside = "\n".join(sealed_kept)
    sealed_words = {word for words in sealed_removed for word in words}
    return DecidedValues(frozenset(word for word in sealed_words if _is_distinctive(word) and word not in outside))


def unpacked(stream: Any) -> bytes:
    """A stream's data without its packing; of pictures only what is packed losslessly."""
    return bytes(stream.get_data()) if stream.get("/Filter") == "/FlateDecode" else b""


def _is_distinctive(word: str) -> bool:
    return len(word) >= (SHORTEST_HANGUL_WORD if HANGUL.search(word) else SHORTEST_WORD)


def _words(characters: tuple[Character, ...]) -> set[str]:
    """Runs of characters without a gap, and all that one box row covers in one piece."""
    words: set[str] = set()
    run = ""
    last: Character | None = None
    for character in characters:
        if last is not None and not _adjoin(last, character):
            words.add(run)
            run = ""
        run += character.text
        last = character
    words.add(run)
    return words - {""}


def _adjoin(last: Character, character: Character) -> bool:
    size = max(last.rect[3] - last.rect[1], last.rect[2] - last.rect[0], last.size_pt)
    across = abs(last.rect[1] - character.rect[1])
    gap = character.rect[0] - last.rect[2]
    return across <= size / 2 and abs(gap) <= WORD_GAP_EM * size
