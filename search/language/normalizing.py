"""One form for what people type and what papers hold, with the way back to the original offsets."""

import re
import unicodedata
from dataclasses import dataclass

from search.language.reading_hanja import read_hanja

# Middle dots join words in Korean papers (읍·면): they separate terms. U+318D must go before NFKC, which would
# otherwise turn it into a vowel.
_MIDDLE_DOTS = "\u00b7\u318d\u30fb\u2027\u2022\u2219\u22c5\uff65\u119e"
_DROPPED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TO_SPACE = {ord(dot): " " for dot in _MIDDLE_DOTS} | {0: " "}
_DROP = dict.fromkeys(map(ord, _DROPPED))
_HAS_DROPPED = re.compile(f"[{_DROPPED}]")

# A base character with everything NFKC may join to it: medial vowels, final consonants, combining marks.
_CLUSTER = re.compile(r"[\s\S][\u1160-\u11ff\u0300-\u036f\u3099\u309a]*")
_COMPATIBILITY_JAMO = re.compile(r"[\u3131-\u318e]")


@dataclass(frozen=True, slots=True)
class Normalized:
    """`text` in its one form; `starts[i]`/`ends[i]` is the stretch of the original behind character i.

    Both are None where the offsets did not change.
    """

    text: str
    starts: list[int] | None
    ends: list[int] | None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The original stretch behind `text[start:end]`, in code points."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalize(text: str) -> Normalized:
    """NFKC, lower case, middle dots as spaces, zero-width characters gone, Chinese characters as they are read."""
    spaced = text.translate(_TO_SPACE)
    lowered = spaced.lower()
    if len(lowered) == len(text) and not _HAS_DROPPED.search(lowered) and (unicodedata.is_normalized("NFKC", lowered)):
        return Normalized(read_hanja(lowered), None, None)
    return _by_cluster(spaced)


def _by_cluster(spaced: str) -> Normalized:
    """The slow way, for text whose length changes."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(spaced):
        piece = _normal_cluster(match.group())
        pieces.append(piece)
        starts.extend([match.start()] * len(piece))
        ends.extend([match.end()] * len(piece))
    return Normalized(read_hanja("".join(pieces)), starts, ends)


def _normal_cluster(cluster: str) -> str:
    visible = cluster.translate(_DROP)
    if len(visible) == 1 and _COMPATIBILITY_JAMO.match(visible):
        return visible  # NFKC would make a conjoining jamo of it, which nobody types
    return unicodedata.normalize("NFKC", visible).lower()
