"""Words that head columns and label fields, as forms set them wide (담 당 업 무), are nobody's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from redaction.finding.engine.morphemes import loaded_kiwi
from redaction.finding.language.words import DEPARTMENT, NOT_NAMES, RANK, looks_like_name
from redaction.finding.lists import words_of
from redaction.finding.recognizing.label_table import LABELS, OFFICE_COLUMNS, PLAIN_COLUMNS, SITE_COLUMNS
from redaction.finding.values.hits import Hit
from redaction.types import Kind

_PEOPLE = frozenset(label for label, (kind, _) in LABELS.items() if kind is Kind.PERSON)
_WORDS = frozenset((*LABELS, *OFFICE_COLUMNS, *PLAIN_COLUMNS, *SITE_COLUMNS))
_SOMEBODY = frozenset((*words_of("kin_labels"), *words_of("exact_labels")))
"""Labels too short to tell from names set wide (이 모, 부 모)."""

_SPREAD = re.compile(r"(?<![가-힣])[가-힣](?:[ \t]{1,6}[가-힣])+(?![가-힣])")
_FRONT = re.compile(rf"(?:(?:결\s*)?재|[가-힣]{{0,8}}(?:{RANK.pattern}))\s+(?P<name>[가-힣]{{2,4}})")
_LONGEST = 10
_SHORTEST = 2
_REACH = 60


def is_header_word(words: str) -> bool:
    """Whether words, blanks aside, are one that heads a column or labels a field, and no more than that."""
    return re.sub(r"\s", "", words) in _WORDS


def without_headings(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without names that are header words set wide, and names without a title or half of 결재 before them.

    결재 is set upright beside the names of an approval, so that its second half stands in their line (재 모나영).
    """
    for hit in hits:
        if hit.kind is not Kind.PERSON:
            yield hit
        else:
            for cell in _cells(text, hit):
                if not is_spread_heading(text, cell.start, cell.end):
                    rank = _POLICE_END.search(text, cell.start, cell.end)
                    yield replace(cell, start=_start_behind_title(text, cell), end=rank.start() if rank else cell.end)


def _cells(text: str, hit: Hit) -> Iterator[Hit]:
    """A hit, or its pieces where a bar or a tab parts two cells in it, or a quote opens behind a blank."""
    if not _BAR.search(text, hit.start, hit.end):
        yield hit
        return
    for piece in _PIECE.finditer(text, hit.start, hit.end):
        yield replace(hit, start=piece.start(), end=piece.end())


_BAR = re.compile(r"[|\t]| ['\"‘“]")
_PIECE = re.compile(r"[^|\t\s'\"‘“](?:[^|\t'\"‘“]|(?<! )['\"])+(?<! )")


def _start_behind_title(text: str, hit: Hit) -> int:
    """Where a name begins behind a title, or behind its last syllable, that the hit took along (군[수 홍길동])."""
    gap = _GAP.search(text, hit.start, hit.end)
    if gap is None:
        return hit.start
    spread = _SPREAD_NAME.fullmatch(text, gap.end(), hit.end) if len(gap.group()) > 1 else None
    word = _SPREAD_END.search(text, max(0, hit.start - _REACH), gap.start()) if spread else None
    if spread and word and _TITLE.fullmatch("".join(word.group().split())):
        return gap.end()
    begin = hit.start
    while begin > 0 and hit.start - begin < _LONGEST and "가" <= text[begin - 1] <= "힣":
        begin -= 1
    led = _FRONT.fullmatch(text, begin, hit.end)
    return led.start("name") if led is not None and looks_like_name(led["name"]) else hit.start


_POLICE_END = re.compile(r"(?<=[가-힣]{2}) (?:경위|경사|경감|경정)$")
_GAP = re.compile(r"\s+")
_TITLE = re.compile(rf"[가-힣]{{0,8}}(?:{RANK.pattern})")
_SPREAD_END = re.compile(r"[가-힣](?: [가-힣])*$")
_SPREAD_NAME = re.compile(r"[가-힣](?: {1,3}[가-힣]){1,3}")


def is_spread_heading(text: str, start: int, end: int) -> bool:
    """Whether a range lies in syllables set apart that together are nothing but such words (소 속 직 급, 경 영 체)."""
    for run in _SPREAD.finditer(text, max(0, start - _REACH), end + _REACH):
        if run.start() <= start and end <= run.end():
            syllables = "".join(run.group().split())
            return _is_of_words(syllables) or all(map(_is_ordinary, _apart(run.group())))
    return False


def _apart(run: str) -> list[str]:
    """The words of a run, as far as broader blanks than those between syllables part them (정 보  공 개)."""
    return ["".join(part.split()) for part in _BROAD.split(run)] if " " in run else [run]


_BROAD = re.compile(r"(?<=[가-힣])[ \t]{2,}(?=[가-힣] ?[가-힣])")


@lru_cache(maxsize=512)
def _is_ordinary(word: str) -> bool:
    """Whether a word set wide is one of everyday or of Kiwi's dictionary; what may be a name must be one whole word."""
    if (word in NOT_NAMES and word not in _SOMEBODY) or DEPARTMENT.fullmatch(word):
        return True
    if len(word) < _LEAST or _ends_with_name(word):
        return False
    morphemes = loaded_kiwi().morphemes(word)
    are_nouns = all(each.is_known and each.tag in _NOUNS for each in morphemes)
    if looks_like_name(word):
        return are_nouns and len(morphemes) == 1
    return are_nouns and all(len(each.form) > 1 for each in morphemes[:-1])


def _ends_with_name(word: str) -> bool:
    """Whether a label or a title opens a word and what may be a name is the rest (담당자김보라)."""
    return any(
        looks_like_name(word[at:]) and (word[:at] in _PEOPLE or RANK.fullmatch(word[:at]) is not None)
        for at in range(1, len(word) - 1)
    )


_NOUNS = frozenset({"NNG", "XSN"})
_LEAST = 3
"""Two syllables set wide may be a name that is a word too (이 슬)."""


def _is_of_words(syllables: str) -> bool:
    ends = {0}
    for end in range(_SHORTEST, len(syllables) + 1):
        starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
        if any(start in ends and _is_word(syllables[start:end]) for start in starts):
            ends.add(end)
    return len(syllables) in ends


def _is_word(word: str) -> bool:
    return (word in _WORDS and word not in _SOMEBODY) or RANK.fullmatch(word) is not None
