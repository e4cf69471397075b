"""Words that a line break cut in two, and half of which looks like a name: 간담 of 간담회, 기다 of 기다리라고.

Narrow cells and columns break Korean anywhere. Read without the break, Kiwi knows the word, and nobody is named.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redaction.finding.language.views import View
from redaction.finding.language.words import COMMON_NOUNS, NOT_NAMES, looks_like_name
from redaction.finding.values.hits import VALUE_LEAD, Hit, Morpheme, are_known_words, touching
from redaction.types import Kind


def without_cut_words(hits: Iterable[Hit], joined: View, morphemes: Sequence[Morpheme]) -> Iterator[Hit]:
    """The hits, in offsets of the original, without the tagger's names that are half of a known word over a break, or
    the noun that ends a line with what begins the next.

    `joined` is the text without its breaks, `morphemes` are those of it in order.
    """
    places = {start: at for at, start in enumerate(joined.starts)}
    for hit in hits:
        start = places.get(hit.start) if hit.kind is Kind.PERSON and hit.recognizer == "name_tagger" else None
        if start is None:
            yield hit
            continue
        end = start + _length(joined, start, hit.end)
        below = _below_noun(start, end, joined, morphemes)
        if below is not None:
            yield from [replace(hit, start=joined.starts[below])] if looks_like_name(joined.text[below:end]) else []
        elif not _is_cut(start, end, joined, morphemes):
            yield hit


def _below_noun(start: int, end: int, joined: View, morphemes: Sequence[Morpheme]) -> int | None:
    """Where a name begins its line if what ends the line above is a noun, as titles do; None if they are one word.

    What looks like a name is one, unless it ends within a known word of the line below (명단 above 재무과).
    """
    below = next((joint for joint in sorted(joined.joints) if start < joint < end), None)
    if below is None or (looks_like_name(joined.text[start:end]) and not _ends_within(below, end, morphemes)):
        return None
    above = joined.text[start:below].strip()
    return below if len(above) > 1 and (above in NOT_NAMES or above in COMMON_NOUNS) else None


def _ends_within(below: int, end: int, morphemes: Sequence[Morpheme]) -> bool:
    words = touching(morphemes, below, end)
    return are_known_words(words) and words[0].start == below and words[-1].end > end


def _length(joined: View, start: int, end: int) -> int:
    return bisect_left(joined.starts, end, lo=start) - start


def _is_cut(start: int, end: int, joined: View, morphemes: Sequence[Morpheme]) -> bool:
    if not {start, end} & joined.joints or VALUE_LEAD.search(joined.text, max(0, start - 3), start):
        return False
    words = touching(morphemes, start, end)
    if not are_known_words(words):
        return False
    begins_before = start in joined.joints and words[0].start < start
    goes_on = end in joined.joints and words[-1].end > end
    return (begins_before and (goes_on or words[-1].end == end)) or (goes_on and words[0].start == start)
