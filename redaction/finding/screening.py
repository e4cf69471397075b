"""A second look at texts that are about to go out: numbers that speak for themselves, by their patterns alone.

No tokenizer and no model, so that it costs a fifth of detection and fails in other ways. Names
and addresses are not looked for: they are known by what stands around them, and around a box that has changed.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from redaction.config import CountyLexicon, RedactionConfig
from redaction.finding.detecting import Reading, decided, numbers_in
from redaction.finding.values.hits import Hit
from redaction.finding.values.merging import merged
from redaction.types import UNIQUE_IDENTIFIERS, Disposition, Kind, OutsideFinding, Span, Tier
from redaction.value_keys import value_key

BLOT = "■"
WORD = re.compile(rf"[^\s{BLOT}]+")
SELF_EVIDENT = frozenset(
    {
        *UNIQUE_IDENTIFIERS,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.ACCOUNT,
        Kind.CARD,
        Kind.VEHICLE,
        Kind.BUSINESS_NUMBER,
        Kind.CORPORATE_NUMBER,
        Kind.HEALTH_INSURANCE,
        Kind.IP,
    }
)
REACH_WORDS = 4
SHARE_SEEN = 0.5
MOST_CUT = 3
SEPARATORS = "-.) "


def screen(
    texts: Sequence[str], kept: frozenset[str], config: RedactionConfig, on_text: Callable[[int, int], None]
) -> tuple[OutsideFinding, ...]:
    """Sure numbers in `texts` that neither a rule nor an officer (`kept` are value keys) left standing.

    `on_text(done, of)` is called after each text. Raises DetectorUnavailable.
    """
    found: list[OutsideFinding] = []
    for number, text in enumerate(texts):
        found += [
            OutsideFinding(number, span, value_key(text[span.start : span.end], config))
            for span in _sure(text, config.lexicon)
            if not was_seen(text, span, kept, config)
        ]
        on_text(number + 1, len(texts))
    return tuple(found)


def _sure(text: str, lexicon: CountyLexicon) -> Iterator[Span]:
    (spans,) = decided((Reading(text, merged(text, numbers_in(text))),), lexicon)
    for span in spans:
        if span.kind in SELF_EVIDENT and span.tier is Tier.SURE and span.disposition is not Disposition.KEEP:
            yield span


def was_seen(text: str, span: Span | Hit, kept: frozenset[str], config: RedactionConfig) -> bool:
    """Whether the value, or a run of words that shares most of it, is among those left standing.

    Where a neighbour has gone, detection may cut a value a word earlier or later than it did in the original.
    """
    words = [(found.start(), found.end()) for found in WORD.finditer(text)]
    inside = [at for at, (start, end) in enumerate(words) if start < span.end and end > span.start]
    letters_of = [_letters_shared(word, span) for word in words]
    needed = sum(letters_of) * SHARE_SEEN
    if not inside or BLOT in text[span.start : span.end]:
        return True
    for first in range(max(0, inside[0] - REACH_WORDS), inside[-1] + 1):
        for last in range(max(first, inside[0]), min(len(words), inside[-1] + REACH_WORDS + 1)):
            if sum(letters_of[first : last + 1]) < needed:
                continue
            piece = text[words[first][0] : words[last][1]]
            if any(value_key(cut, config) in kept for cut in _cuts(piece)):
                return True
    return value_key(text[span.start : span.end], config) in kept


def _cuts(piece: str) -> Iterator[str]:
    """A run of words, and the same without a few characters at an end, where detection may have cut a number."""
    for cut in range(min(MOST_CUT, len(piece) // 3) + 1):
        yield piece[cut:].lstrip(SEPARATORS)
        yield piece[: len(piece) - cut].rstrip(SEPARATORS)


def _letters_shared(word: tuple[int, int], span: Span | Hit) -> int:
    return max(0, min(word[1], span.end) - max(word[0], span.start))
