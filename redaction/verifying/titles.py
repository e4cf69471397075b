"""V2 for the words people wrote for everybody: an output's title says nothing that its boxes hide.

A title speaks of the paper, so it may share words with what was hidden: the office's own town in an address, or a
common word that a longer one begins with (정보 of 정보공개심의회). A longer word, or a name with its particle, may not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from redaction.config import CountyLexicon
from redaction.verifying.readers import letters
from redaction.verifying.strings import HANGUL, DecidedValues, own_names_of

_SHORT = 2
_BEHIND_NAMES = r"(?:\s*(?:씨|님|군|양|모씨|귀하|외|등))?(?:은|는|이|가|을|를|의|에게|께|한테|와|과|도|로|으로)?"


def told_by(strings: Iterable[str], values: DecidedValues, lexicon: CountyLexicon) -> int:
    """How many of the decided values the strings say: title, producer, language."""
    public = [letters(name) for name in own_names_of(lexicon)]
    sealed_words = [word for word in values.sealed_words if not any(word in name for name in public)]
    return sum(1 for text in strings for _ in _said(text, sealed_words))


def _said(text: str, sealed_words: Iterable[str]) -> Iterator[str]:
    compared = letters(text)
    return (word for word in sealed_words if word in compared and (not _is_short(word) or _stands_alone(word, text)))


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT and HANGUL.search(word) is not None


def _stands_alone(word: str, text: str) -> bool:
    spaced = r"\s*".join(map(re.escape, word))
    composed = unicodedata.normalize("NFC", text)
    return re.search(rf"(?<![^\W\d_]){spaced}{_BEHIND_NAMES}(?![^\W\d_])", composed) is not None
