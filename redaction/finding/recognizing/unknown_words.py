"""Words that no dictionary has and that have the form of a name: faint, so that somebody looks, above all at a title.

The tagger needs the words around a name; a title (`심시온 장애등급 재판정`) has few. Kiwi's dictionary has the common
words of Korean, so that what it lacks and what begins with a surname is more often a name than not.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.words import COMMON_NOUNS, looks_like_name
from redaction.finding.lists import words_of
from redaction.finding.values.hits import Hit, Sight
from redaction.finding.values.scores import DOUBTED
from redaction.types import Kind

_NOUNS = frozenset({"NNG", "NNP"})
_FOREIGN_SURNAMES = tuple(sorted(words_of("foreign_surnames"), key=len, reverse=True))
_MIN_LENGTH = 3
_MAX_FOREIGN = 8
_ORGANISATION = re.compile(
    r"(?:[가-힣]{2,}(?:사|원|회|단|소|점|관|청|군|시|면|읍|리|로|길|천|산|강|교|섬|제|법|률|기|차|업|과|팀|장|표|화))$"
)


def unknown_names(sight: Sight) -> Iterator[Hit]:
    """Nouns unknown to Kiwi at the beginning of a word, with the form of a Korean or a newcomer's name: 0.3."""
    for morpheme in sight.morphemes:
        if morpheme.is_known or morpheme.tag not in _NOUNS or not _begins_word(sight.text, morpheme.start):
            continue
        word = sight.text[morpheme.start : morpheme.end]
        if word not in COMMON_NOUNS and not is_place(word) and _is_name(word):
            yield Hit(morpheme.start, morpheme.end, Kind.PERSON, DOUBTED, "unknown_word")


def _begins_word(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _is_name(word: str) -> bool:
    if len(word) >= _MIN_LENGTH and looks_like_name(word):
        return _ORGANISATION.search(word) is None
    return _MIN_LENGTH <= len(word) <= _MAX_FOREIGN and word.startswith(_FOREIGN_SURNAMES)
