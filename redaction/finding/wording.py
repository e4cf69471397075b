"""Words that officers type for everybody: titles, summaries, reasons. They are only stopped or not.

In a paper somebody looks at what is faint, and a name may be a word; a summary that says "정례 조회" would be
stopped for nothing.
"""

import re

from redaction.config import CountyLexicon
from redaction.finding.detecting import detect
from redaction.finding.engine.morphemes import loaded_kiwi
from redaction.finding.engine.tagger import is_organisation_or_label, loaded_dictionary
from redaction.finding.values.hits import VALUE_LEAD, Sight
from redaction.types import Disposition, Kind, Span, Tier

_PROPER = re.compile("P[0-9]|NNP")
_NOUNS = frozenset({"MM", "NNG", "NNB", "XSN"})
_COMPANIONS = frozenset({Kind.SENSITIVE, Kind.AGE, Kind.OTHER})
"""What was only offered since a word looked like a name."""
_COUNTS = frozenset("한두세석네넉첫몇")
_CALLED = re.compile(r" ?(?:씨|님|귀하|모씨|군|양)(?![가-힣])")


def detect_in_wording(text: str, lexicon: CountyLexicon) -> tuple[Span, ...]:
    """As `detect`, without faint persons that are organisations, labels or common words for Kiwi as for mecab.

    Raises DetectorUnavailable.
    """
    spans = detect(text, lexicon)
    if not any(_is_faint(span) for span in spans):
        return spans
    sight = Sight(text, text, loaded_kiwi().morphemes(text))
    flags = loaded_dictionary().flags(text)
    kept = tuple(span for span in spans if not (_is_faint(span) and _is_thing(sight, flags, span)))
    is_of_somebody = any(span.kind is Kind.PERSON for span in kept)
    return tuple(span for span in kept if is_of_somebody or span.tier is not Tier.FAINT or span.kind not in _COMPANIONS)


def _is_faint(span: Span) -> bool:
    return span.kind is Kind.PERSON and span.tier is Tier.FAINT and span.disposition is Disposition.REVIEW


def _is_thing(sight: Sight, flags: list[str], span: Span) -> bool:
    if VALUE_LEAD.search(sight.text, max(0, span.start - 3), span.start) or _CALLED.match(sight.text, span.end):
        return False
    if is_organisation_or_label(sight.text[span.start : span.end]):
        return True
    if any(_PROPER.match(flag) for flag in flags[span.start : span.end]):
        return False
    # A lone first syllable may be a surname: Kiwi reads 고창호 as 고 and 창호.
    words = sight.morphemes_between(span.start, span.end)
    may_begin_name = not words or (len(words[0].form) == 1 and words[0].form not in _COUNTS)
    return (
        not may_begin_name
        and all(word.is_known and word.tag in _NOUNS for word in words)
        and (words[0].start, words[-1].end) == (span.start, span.end)
    )
