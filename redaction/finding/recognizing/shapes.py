"""The common form of number recognizers: a pattern, a judge of its catch, and the words that speak for or against."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from redaction.finding.language.numerals import ONE_TO_NINE, ZERO
from redaction.finding.recognizing.dates import DAY_DIGITS, MONTH_DIGITS
from redaction.finding.values.hits import Hint, Hit, Sight, after, before
from redaction.types import Kind

_TOKENS = {
    "<gap>": r"(?: ?[-.·:/\\_~*,)(\[\]=|;<>、\x22\x27]{1,3} ?| {1,2}|)",
    "<dash>": r"(?: {0,2}[-.·/_~=|]{1,3} {0,2})",
    "<mask>": r"[*xX●○■□◯▒▓█?〇◆◇]",
    "<hidden>": r"[0-9*xX●○■□◯▒▓█?〇◆◇]",
    "<birth>": f"[0-9]{{2}}{MONTH_DIGITS}{DAY_DIGITS}",
    "<said>": f"[{ZERO}{ONE_TO_NINE}]",
    "<start>": r"(?<![0-9])",
    "<end>": r"(?![0-9])",
    "#": "[0-9]",
}


def pattern(*parts: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a regular expression written with the tokens above; `#` is a digit.

    `<gap>` may stand between groups of digits (a mark with blanks, one or two blanks, nothing), `<dash>` must;
    `<mask>` hides a digit, `<hidden>` is a digit or what hides one, `<said>` a digit in words; `<start>` and `<end>`
    refuse a neighbouring digit.
    """
    source = "".join(parts)
    for token, meaning in _TOKENS.items():
        source = source.replace(token, meaning)
    return re.compile(source, flags)


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a shape can begin: at a character of `first` behind none of `not_behind`, and where `ahead` fits.

    A pattern that begins with a look behind is otherwise tried at every character of a text, which costs more than
    all its matches do.
    """

    first: re.Pattern[str]
    ahead: re.Pattern[str] | None = None


def beginning(first: str, not_behind: str = "", ahead: re.Pattern[str] | None = None) -> Beginning:
    """A beginning from the insides of two character classes: `beginning("0-9", "0-9")` is the start of a number."""
    behind = f"(?<![{not_behind}][{first}])" if not_behind else ""
    return Beginning(re.compile(f"[{first}]{behind}"), ahead)


NUMBER_START = beginning("0-9", "0-9")
WORD_START = beginning("A-Za-z0-9", "A-Za-z0-9")
"""The first letter or digit of a word in Latin letters."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A written form of a number.

    `pattern` may name a group `value`; `score` is what the form alone is worth. `judge` sees the value and returns a
    score instead, or None where the form cannot be this kind (an impossible month, not a failed checksum: that may
    lower, never remove). `cues` near it lift to 0.95, `counters` drop it to `countered`.

    Three things only save time. A text with none of the `literals` is not searched: each match, with what must stand
    beside it, holds one of them. Nor is one without a cue where the shape needs one. Where the shape `begins` is the
    only place where a match is sought.
    """

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    score: float
    judge: Callable[[str, float], float | None] | None = None
    cues: re.Pattern[str] | None = None
    counters: re.Pattern[str] | None = None
    countered: float = 0.2
    needs_cue: bool = False
    hint: Hint = Hint.NONE
    literals: tuple[str, ...] = ()
    begins: Beginning | None = None


CUED = 0.95
_COUNTER_REACH = 18


def hits_of(shapes: Iterable[Shape], sight: Sight) -> Iterator[Hit]:
    """Every place where a shape fits, scored by its form and the words around it."""
    for shape in shapes:
        if not _may_hold(sight.text, shape):
            continue
        for match in matches(shape, sight.text):
            start, end = match.span("value") if "value" in shape.pattern.groupindex else match.span()
            score = _score(shape, sight.text, start, end)
            if score is not None:
                yield Hit(start, end, shape.kind, score, shape.name, shape.hint)


def _may_hold(text: str, shape: Shape) -> bool:
    if shape.literals and not any(literal in text for literal in shape.literals):
        return False
    return not shape.needs_cue or shape.cues is None or _is_cued(text, shape.cues)


@lru_cache(maxsize=64)
def _is_cued(text: str, cues: re.Pattern[str]) -> bool:
    """Whether a cue stands anywhere in a text, read as it is beside a value: with blanks removed."""
    return cues.search(_without_blanks(text)) is not None


@lru_cache(maxsize=8)
def _without_blanks(text: str) -> str:
    return after(text, 0, len(text))


def matches(shape: Shape, text: str) -> Iterator[re.Match[str]]:
    """The matches of a shape's pattern in order, none overlapping, as `finditer` of the pattern gives them."""
    if shape.begins is None:
        yield from shape.pattern.finditer(text)
        return
    position = 0
    for place in _places(text, shape.begins):
        match = shape.pattern.match(text, place) if place >= position else None
        if match is not None:
            yield match
            position = match.end()


@lru_cache(maxsize=64)
def _places(text: str, begins: Beginning) -> tuple[int, ...]:
    """Where `begins` fits in a text, in order. Several shapes, one after another, ask for the same."""
    found = [match.start() for match in begins.first.finditer(text)]
    return tuple(found if begins.ahead is None else [at for at in found if begins.ahead.match(text, at)])


def _score(shape: Shape, text: str, start: int, end: int) -> float | None:
    score: float | None = shape.score
    if shape.judge is not None:
        score = shape.judge(text[start:end], shape.score)
    if score is None:
        return None
    surroundings = before(text, start)
    if shape.cues is not None and shape.cues.search(surroundings + "\n" + after(text, end)):
        return max(score, CUED)
    if shape.needs_cue:
        return None
    if shape.counters is not None and shape.counters.search(surroundings[-_COUNTER_REACH:]):
        return min(score, shape.countered)
    return score
