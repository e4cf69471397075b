"""The particle a word takes: 을 or 를, 이 or 가, by how the word before it ends when it is read aloud."""

import re

_BOTH = {
    "을(를)": ("을", "를"),
    "이(가)": ("이", "가"),
    "은(는)": ("은", "는"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
"""What a sentence writes: (after a closed syllable, after an open one)."""

_PLACE = re.compile(r"(\w)((?:[’”'\"»)\]]|</\w+>|&#x27;|&quot;)*)(" + "|".join(map(re.escape, _BOTH)) + ")")
_CLOSED, _WITH_RIEUL = frozenset("0136780LMNR"), frozenset("178LR")
_FIRST_SYLLABLE, _SYLLABLES, _FINALS, _RIEUL = 0xAC00, 11_172, 28, 8


def with_particles(text: str) -> str:
    """The text with each `을(를)` and its like settled; marks, quotes and closing tags may stand between."""
    return _PLACE.sub(lambda found: found[1] + found[2] + _particle(found[1], found[3]), text)


def _particle(last: str, both: str) -> str:
    closed, opened = _BOTH[both]
    is_closed, is_rieul = _ending(last)
    # 서울로, not 서울으로: before 로 a final ㄹ counts as open.
    return opened if not is_closed or (both == "(으)로" and is_rieul) else closed


def _ending(last: str) -> tuple[bool, bool]:
    """Whether a letter, digit or syllable ends closed, and with ㄹ, as Koreans read it."""
    code = ord(last) - _FIRST_SYLLABLE
    if 0 <= code < _SYLLABLES:
        final = code % _FINALS
        return final != 0, final == _RIEUL
    return last.upper() in _CLOSED, last.upper() in _WITH_RIEUL
