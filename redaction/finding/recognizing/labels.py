"""The strongest Korean signal: a label and the value behind it, in the same line, the next cell, or the next line.

`성명: 홍길동`, `성 명  홍길동`, `성명 | 홍길동`, `성명\\n홍길동`, `성명 홍길동 주소 …`. Labels are compared with blanks
removed and also as the end of a longer one (`보호자 연락처`). Header lines are for redaction.finding.tables.written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from redaction.finding.language.particles import CASE
from redaction.finding.language.words import COMMON_NOUNS, SURNAMES, looks_like_name
from redaction.finding.lists import one_of, words_of
from redaction.finding.recognizing.label_table import LABELS, PLAIN_COLUMNS
from redaction.finding.recognizing.label_values import value_hits
from redaction.finding.recognizing.name_forms import name_length
from redaction.finding.values.hits import Hint, Hit, Sight, line_around
from redaction.finding.values.scores import DOUBTED
from redaction.types import Kind

_NUMBERING = re.compile(r"^[ \t]*(?:[0-9]{1,2}[.)]|[가-하][.)]|[(][0-9가-하]{1,2}[)]|[①-⑳]|[○●◦▪■□▶▷※*·\-–>ㅇo])+ ?")
_BRACKETS = re.compile(r"[(\[〔<【][^)\]〕>】]{0,20}[)\]〕>】]")
_NAMES = re.compile("[가-힣]{3,4}")
_COLON = re.compile(r"[:=]")
_CELL = re.compile(r"(?:[^|\t\n ]| (?! ))+")
_LABEL_START = re.compile(r"[|\n\t;,·/]| {2,}")
_LABEL_CHARS = 24
_MIN_SUFFIX = 2
_STRONG = 0.85
_EXACT_ONLY = frozenset(words_of("exact_labels"))
_KIN = frozenset(words_of("kin_labels"))


def _is_glueable(word: str) -> bool:
    """Whether a label for a person is long and clear enough to be known without anything behind it."""
    return (
        LABELS[word][0] is Kind.PERSON
        and word.endswith(("성명", "이름", "인", "자명", "예금주", "자"))
        and len(word) >= _MIN_GLUED
    )


_MIN_GLUED = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands in a text: what it announces, and where its own words begin and end."""

    kind: Kind
    hint: Hint
    start: int
    end: int
    word: str


def label_of(words: str) -> tuple[Kind, Hint, str] | None:
    """What a piece of text announces if it is a label (numbering, brackets and blanks aside), else None."""
    bare = _BRACKETS.sub("", _NUMBERING.sub("", words))
    squeezed = re.sub(r"[\s·.*※]", "", bare) or re.sub(r"[\s()\[\]]", "", words)
    if squeezed in LABELS:
        return (*LABELS[squeezed], squeezed)
    for length in range(min(len(squeezed) - 1, 10), _MIN_SUFFIX - 1, -1):
        suffix = squeezed[-length:]
        if suffix in LABELS and suffix not in _EXACT_ONLY and not _is_titled_name(squeezed[:-length], suffix):
            return (*LABELS[suffix], suffix)
    return None


def _is_titled_name(front: str, label: str) -> bool:
    """`김영희 위원:` introduces a speaker, not a person's field: the label is a title behind a name, or a surname."""
    if label in _TITLES and len(front) == 1:
        return front in SURNAMES and front not in _PREFIXES
    return LABELS[label][0] is Kind.PERSON and name_length(front[-4:]) + name_length(front[-3:]) > 0


_TITLES = frozenset({"반장", "이장", "통장", "대표", "회장", "총무", "사장", "원장", "위원장"})
_PREFIXES = frozenset("전현주부")
"""Surnames that more often say which one (전 대표, 부위원장)."""


def is_exact_label(words: str) -> bool:
    """Whether a cell holds a label and nothing else."""
    if any(looks_like_name(word) for inner in _BRACKETS.findall(words) for word in _NAMES.findall(inner)):
        return False  # `위원장(부군수 김도현)` is a speaker
    return re.sub(r"[\s·*※]", "", _BRACKETS.sub("", _NUMBERING.sub("", words))) in LABELS


def labelled_values(sight: Sight) -> Iterator[Hit]:
    """Values behind the labels of label_table. Scores 0.85–0.95; the hint says whose the label is."""
    text = sight.lined
    for label, value_end in _labels_with_ends(text):
        for hit in value_hits(text, label.kind, label.hint, label.end, value_end):
            is_weak = hit.kind is Kind.PERSON and hit.score < _STRONG
            yield replace(hit, score=DOUBTED) if is_weak and sight.reads_as_words(hit.start, hit.end) else hit


def _labels_with_ends(text: str) -> Iterator[tuple[Label, int]]:
    labels = sorted(
        {label.end: label for finder in (_word_labels, _cell_labels, _colon_labels) for label in finder(text)}.values(),
        key=lambda label: label.end,
    )
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        line_end = _line_end(text, label.end)
        if _ends_header(text, label, labels, line_end) or (label.kind is Kind.PERSON and _is_in_header(text, label)):
            continue
        end = min(line_end, following.start) if following is not None and following.start > label.end else line_end
        yield label, end


def _ends_header(text: str, label: Label, labels: list[Label], value_end: int) -> bool:
    """Whether a label is the last of several in its line with nothing behind: a table's header, not a form's field."""
    if "\n" not in text[label.end : value_end]:
        return False
    start = text.rfind("\n", 0, label.start) + 1
    first = bisect_left(labels, start, key=lambda other: other.end)
    return first < len(labels) and labels[first].end < label.start


def _is_in_header(text: str, label: Label) -> bool:
    """Whether a label stands in a line of cells most of which head columns, without a digit: no field of a form."""
    start, end = line_around(text, label.start, label.end)
    return _is_header(text[start:end])


@lru_cache(maxsize=64)
def _is_header(line: str) -> bool:
    cells = [cell for cell in _CELL_BREAK.split(line.strip(" |")) if cell]
    if len(cells) < _MIN_COLUMNS or _DIGIT.search(line):
        return False
    heading = sum(cell.replace(" ", "") in PLAIN_COLUMNS or is_exact_label(cell) for cell in cells)
    return heading >= _HEADING_SHARE * len(cells)


_CELL_BREAK = re.compile(r" *[|\t] *| {2,}")
_DIGIT = re.compile("[0-9]")
_MIN_COLUMNS = 4
_HEADING_SHARE = 0.7


def _line_end(text: str, position: int) -> int:
    """The end of the line a value stands in: of the next line where the rest of this one is blank."""
    end = text.find("\n", position)
    end = len(text) if end < 0 else end
    if text[position:end].strip(" |:") == "" and end < len(text):
        following = text.find("\n", end + 1)
        return len(text) if following < 0 else following
    return end


def _colon_labels(text: str) -> Iterator[Label]:
    for colon in _COLON.finditer(text):
        floor = max(0, colon.start() - _LABEL_CHARS)
        lead = text[floor : colon.start()]
        breaks = [match.end() for match in _LABEL_START.finditer(lead.rstrip())]
        start = floor + (breaks[-1] if breaks else 0)
        found = label_of(text[start : colon.start()])
        if found is None and breaks:
            start = floor + (breaks[-2] if len(breaks) > 1 else 0)
            found = label_of(text[start : colon.start()]) if " " in lead[breaks[-1] - 2 :] else None
        if found is not None:
            yield Label(found[0], found[1], max(start, colon.start() - len(found[2]) - 4), colon.end(), found[2])


def _cell_labels(text: str) -> Iterator[Label]:
    for cell in _CELL.finditer(text):
        if len(cell.group()) <= _LABEL_CHARS and is_exact_label(cell.group()):
            found = label_of(cell.group())
            if found is not None and not _follows_name(text, cell.start(), found[0]):
                yield Label(found[0], found[1], cell.start(), cell.end(), found[2])


_WORD = re.compile(r"[^\s|:=,()\[\]]+")
_SYLLABLES_APART = re.compile(
    r"(?<![가-힣])(성 {1,4}명|이 {1,4}름|주 {1,4}소|전 {1,4}화|성 {1,4}함|나 {1,4}이|姓 {1,4}名)(?![가-힣])"
)


_LABEL_PARTICLE = re.compile("(?:은|는|이|가)$")


def _word_labels(text: str) -> Iterator[Label]:
    for match in (*_WORD.finditer(text), *_SYLLABLES_APART.finditer(text)):
        squeezed = match.group().replace(" ", "")
        if squeezed not in LABELS:
            squeezed = _LABEL_PARTICLE.sub("", squeezed)
        usable = squeezed not in _EXACT_ONLY or squeezed in _KIN
        if squeezed in LABELS and len(squeezed) >= _MIN_SUFFIX and usable:
            kind, hint = LABELS[squeezed]
            if not _follows_name(text, match.start(), kind):
                yield Label(kind, hint, match.start(), match.end(), squeezed)


_GLUED = re.compile(
    rf"(?<![가-힣]){one_of(word for word in LABELS if _is_glueable(word))}"
    rf"(?P<name>[가-힣]{{2,4}}?)(?=[0-9(]|전화|연락처|주소|생년월일|휴대|핸드폰|(?:{CASE}|님|씨|귀하)?(?![가-힣]))"
)


def glued_names(sight: Sight) -> Iterator[Hit]:
    """Names with the label glued in front (`예금주봉미선`, `신청자명우찬미전화`) that Kiwi does not read as words."""
    for match in _GLUED.finditer(sight.text):
        start, end = match.span("name")
        if looks_like_name(match["name"]) and match["name"] not in LABELS and not _has_word(sight, start, end):
            label = match.group()[: start - match.start()]
            yield Hit(start, end, Kind.PERSON, _GLUED_SCORE, "label_glued", LABELS[label][1])


def _has_word(sight: Sight, start: int, end: int) -> bool:
    """Whether a run that could be a name holds a common word, or ends as words for papers and lists do."""
    if sight.text[end - 1] in "서표부단장증권비금률":
        return True
    inside = sight.morphemes_between(start, end)
    if inside and inside[0].tag.startswith(("VC", "J", "E")):
        return True
    return any(morpheme.form in COMMON_NOUNS for morpheme in inside if morpheme.end - morpheme.start > 1)


_GLUED_SCORE = 0.5
_NAME_IN_FRONT = re.compile(r"(?<![가-힣])([가-힣]{2,4}) ?$")


def _follows_name(text: str, position: int, kind: Kind) -> bool:
    """Whether a word for a person stands behind a name in its line, as a title does (김영희 이장)."""
    front = _NAME_IN_FRONT.search(text, max(0, position - 6), position)
    return kind is Kind.PERSON and front is not None and looks_like_name(front[1])
