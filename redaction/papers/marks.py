"""Marks in a string: where a value of personal data begins and ends, its kind, and what should happen to it.

Templates are plain f-strings, so a value carries its label with it through any composition of text. A mark is
OPEN, one character for the kind, one for the disposition, the value, CLOSE. Marks do not nest.
"""

from collections.abc import Iterator

from redaction.papers.types import LabelledSpan, LabelledText
from redaction.types import Disposition, Kind

OPEN, CLOSE = "\ue000", "\ue001"
_KINDS = tuple(Kind)
_DISPOSITIONS = tuple(Disposition)
_KIND_BASE, _DISPOSITION_BASE = 0xE100, 0xE200


def mark(value: str, kind: Kind, disposition: Disposition = Disposition.REDACT) -> str:
    """`value` with its label around it."""
    kind_letter = chr(_KIND_BASE + _KINDS.index(kind))
    disposition_letter = chr(_DISPOSITION_BASE + _DISPOSITIONS.index(disposition))
    return f"{OPEN}{kind_letter}{disposition_letter}{value}{CLOSE}"


def pieces(marked: str) -> Iterator[tuple[str, Kind | None, Disposition | None]]:
    """The stretches of a marked string in order, each with its label or with none."""
    for part_index, part in enumerate(marked.split(OPEN)):
        if part_index == 0:
            if part:
                yield part, None, None
            continue
        value, _, rest = part[2:].partition(CLOSE)
        yield value, _KINDS[ord(part[0]) - _KIND_BASE], _DISPOSITIONS[ord(part[1]) - _DISPOSITION_BASE]
        if rest:
            yield rest, None, None


def plain(marked: str) -> str:
    """The text a reader sees."""
    return "".join(text for text, _, _ in pieces(marked))


def labelled(marked: str) -> LabelledText:
    """The text a reader sees, with the place of every marked value."""
    texts: list[str] = []
    spans: list[LabelledSpan] = []
    at = 0
    for text, kind, disposition in pieces(marked):
        if kind is not None and disposition is not None and text:
            spans.append(LabelledSpan(at, at + len(text), kind, disposition))
        texts.append(text)
        at += len(text)
    return LabelledText("".join(texts), tuple(spans))


def ends_in_consonant(marked: str) -> bool:
    """Whether the last syllable closes with a consonant (받침), which the particle after it follows."""
    last = plain(marked).rstrip(")]」』\"' ")[-1:]
    return bool(last) and "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 != 0


def joined(marked: str, pair: str) -> str:
    """`marked` with the particle of "은/는", "이/가", "을/를", "과/와" that fits its last syllable."""
    after_consonant, after_vowel = pair.split("/")
    return marked + (after_consonant if ends_in_consonant(marked) else after_vowel)
