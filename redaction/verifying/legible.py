"""V2 in pixels: words under boxes that OCR reads in an output, and where, so that an officer can be asked.

OCR reads a page and the drawing of its result differently. What it did not make out in the original outside boxes is
no proof of a leak, but nobody has looked at it either: its place goes back to whoever decides (docs/adr/0085).
"""

import re
from collections.abc import Iterator, Sequence

from redaction.config import CountyLexicon, RedactionConfig
from redaction.finding.paging import line_rects
from redaction.finding.values.scores import SURE
from redaction.types import Kind, PageText, Rect, Sighting, TextOrigin
from redaction.value_keys import value_key
from redaction.verifying.evidence import Shown
from redaction.verifying.readers import letters
from redaction.verifying.strings import SHORTEST_NUMBER, SHORTEST_SEEN_WORD, DecidedValues, own_names_of

FEWEST_DIGITS_UNOPENED = 6
"""A word with so many digits may be part of a unique identifier, which no officer's word opens: nobody is asked."""


def words_in(text: str, values: DecidedValues, lexicon: CountyLexicon) -> list[str]:
    """The longer decided words in a text that OCR read: it takes marks for short words of any kind.

    What it read otherwise in the original, outside boxes, cannot be told from a leak by the words removed. So words
    made of nothing but the office's own names say nothing, and a number counts where it is not part of a longer.
    """
    compared, spaced = letters(text), " ".join(map(letters, text.split()))
    own_names = re.compile("|".join(map(re.escape, filter(None, map(letters, own_names_of(lexicon))))))
    longer = (word for word in values.sealed_words if len(word) >= SHORTEST_SEEN_WORD and word in compared)
    return sorted(word for word in longer if own_names.sub("", word) and _whole(word).search(spaced))


def sightings_in(pages: Sequence[Shown], values: DecidedValues, config: RedactionConfig) -> Iterator[Sighting]:
    """Each place where OCR read a decided word in the pages of an output; without rectangles where none can be told."""
    for number, page in enumerate(pages, start=1):
        for word in words_in(page.by_ocr, values, config.lexicon):
            # Of its page only, so that a word kept here opens no finding that says the same.
            key = value_key(f"{number}:{word}", config)
            for rects in _places(word, page) or [()]:
                yield Sighting(number, rects, Kind.OTHER, SURE, key)


def _places(word: str, page: Shown) -> list[tuple[Rect, ...]]:
    if sum(map(str.isdecimal, word)) >= FEWEST_DIGITS_UNOPENED:
        return []
    shown = PageText(1, page.text.text, page.text.rects, TextOrigin.OCR, 1.0)
    read_from = len(page.text.text) - len(page.by_ocr)
    return [tuple(line_rects(shown, *match.span())) for match in _whole(word).finditer(page.text.text, read_from)]


def _whole(word: str) -> re.Pattern[str]:
    """A word with blanks anywhere, as no part of a longer number; a long number is known in any company."""
    if sum(map(str.isdecimal, word)) >= SHORTEST_NUMBER:
        before = behind = ""
    else:
        before = r"(?<![0-9])(?<![0-9][.,-])" if word[0].isdecimal() else ""
        behind = r"(?![.,-]?[0-9])" if word[-1].isdecimal() else ""
    return re.compile(before + r"\s*".join(map(re.escape, word)) + behind)
