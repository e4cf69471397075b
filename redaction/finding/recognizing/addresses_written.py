"""Addresses in other scripts, and homes told in words.

Romanised ones follow 국어의 로마자 표기법 (Wonchon-gil, Gurye-gun), old ones are in Hanja. A home told in words
(`마을회관 옆 파란 대문집`) is only taken beside a word for living there.
"""

import re
from collections.abc import Iterator

from redaction.finding.hits import Hint, Hit, Sight, before
from redaction.types import Kind

_ROMAN_UNIT = "(?:gil|ro|daero|dong|ri|myeon|eup|gu|gun|si|do)"
_ROMAN_PART = rf"[A-Z][A-Za-z0-9']{{1,20}}-?{_ROMAN_UNIT}(?![a-z])"
_ROMAN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:#?[0-9A-Za-z\-]{{1,8}},? )?[0-9]{{1,5}}(?:-[0-9]{{1,4}})?,? {{1,2}})"
    rf"{_ROMAN_PART}(?:,? {{0,2}}(?:{_ROMAN_PART}|[A-Z][a-z]{{2,14}}))*"
    r"(?:,? {0,2}[0-9]{5})?(?:,? {0,2}(?:Republic of )?(?:South )?Korea)?"
)
_HANJA_UNIT = "[道市郡區邑面里洞路街]"
_HANJA = re.compile(
    rf"(?<![一-鿿])[一-鿿]{{1,4}}{_HANJA_UNIT}(?: ?[一-鿿]{{1,4}}{_HANJA_UNIT}){{1,5}} ?(?:山 ?)?"
    r"[0-9一二三四五六七八九十百〇]{1,6}(?:-[0-9]{1,4})?(?: ?(?:番地|번지|號))?"
)
_LIVING = re.compile("(?:집은|집이|집:|사는(?:곳|집)|거주지|살고|자택|숙소|거처|주소)(?:은|는|이|가)?:?$")
_TOLD = re.compile(
    r"(?<![가-힣])(?:[가-힣]{1,4}[읍면동] ?)?[가-힣]{1,5}(?:리|동|마을|부락)(?: [가-힣0-9]{1,8}){1,6}?"
    r"(?:집|옆|앞|뒤|맞은편|건너편|댁|[0-9]호)(?![가-힣])"
)


def foreign_addresses(sight: Sight) -> Iterator[Hit]:
    """Romanised addresses 0.85, in Hanja 0.85, homes told in words 0.6 beside a word for living there."""
    for pattern in (_ROMAN, _HANJA):
        for match in pattern.finditer(sight.text):
            yield Hit(match.start(), match.end(), Kind.ADDRESS, 0.85, "address_foreign", Hint.NONE)
    for match in _TOLD.finditer(sight.text):
        if _LIVING.search(before(sight.text, match.start(), 12)):
            yield Hit(match.start(), match.end(), Kind.ADDRESS, 0.6, "address_told", Hint.PRIVATE)
