"""Names from abroad in Hangul by what stands behind them: a country in brackets, a Korean surname."""

import re
from collections.abc import Iterator

from redaction.finding.language.gazetteer import COUNTRIES
from redaction.finding.language.particles import NAME_END
from redaction.finding.language.words import NOT_NAMES, SURNAMES
from redaction.finding.lists import one_of, words_of
from redaction.finding.values.hits import Hint, Hit, Sight
from redaction.types import Kind

_COUNTRY = one_of(COUNTRIES)
_BEFORE_COUNTRY = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{1,7}(?:[ ·][가-힣]{1,7}){0,4}) ?\((?:국적 ?[:：]? ?)?"
    rf"{_COUNTRY}(?: ?국적| ?출신|인)?(?=[),·/ ])"
)
_GIVEN = one_of(words_of("foreign_given"))
_KOREAN_SURNAME = re.compile(rf"(?<![가-힣])(?P<name>{_GIVEN} (?:[{''.join(sorted(SURNAMES))}])){NAME_END}")
_LONGEST = 24


def names_from_abroad(sight: Sight) -> Iterator[Hit]:
    """`아웅 코 민(미얀마, …)`: the words in front of a country that no dictionary has; `다니엘 정`."""
    for match in _BEFORE_COUNTRY.finditer(sight.text):
        start = _first_of_name(sight, *match.span("name"))
        if 1 < match.end("name") - start <= _LONGEST:
            yield Hit(start, match.end("name"), Kind.PERSON, 0.6, "name_before_country", Hint.PRIVATE)
    for match in _KOREAN_SURNAME.finditer(sight.text):
        yield Hit(*match.span("name"), Kind.PERSON, 0.6, "name_from_abroad", Hint.NONE)


def _first_of_name(sight: Sight, start: int, end: int) -> int:
    """Where a name begins behind words that a dictionary has (지표환자, 근로자)."""
    while (blank := sight.text.find(" ", start, end)) > 0:
        word = sight.text[start:blank]
        if not (sight.reads_as_words(start, blank) or word in NOT_NAMES):
            return start
        start = blank + 1
    return end if sight.reads_as_words(start, end) else start
