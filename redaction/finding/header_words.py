"""Words that head columns and label fields, as forms set them wide (담 당 업 무), are nobody's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redaction.finding.hits import Hit
from redaction.finding.label_table import LABELS, OFFICE_COLUMNS, PLAIN_COLUMNS, SITE_COLUMNS
from redaction.finding.lists import words_of
from redaction.finding.words import RANK, looks_like_name
from redaction.types import Kind

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
        elif not is_spread_heading(text, hit.start, hit.end):
            led = _FRONT.fullmatch(text, hit.start, hit.end)
            is_led = led is not None and looks_like_name(led["name"])
            yield replace(hit, start=led.start("name")) if led is not None and is_led else hit


def is_spread_heading(text: str, start: int, end: int) -> bool:
    """Whether a range lies in syllables set apart that together are nothing but such words (소 속 직 급)."""
    for run in _SPREAD.finditer(text, max(0, start - _REACH), end + _REACH):
        if run.start() <= start and end <= run.end():
            return _is_of_words("".join(run.group().split()))
    return False


def _is_of_words(syllables: str) -> bool:
    ends = {0}
    for end in range(_SHORTEST, len(syllables) + 1):
        starts = range(max(0, end - _LONGEST), end - _SHORTEST + 1)
        if any(start in ends and _is_word(syllables[start:end]) for start in starts):
            ends.add(end)
    return len(syllables) in ends


def _is_word(word: str) -> bool:
    return (word in _WORDS and word not in _SOMEBODY) or RANK.fullmatch(word) is not None
