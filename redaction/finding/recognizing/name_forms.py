"""How a name is written, once it is known where one stands: in a cell, behind a label, before a title.

Forms: 홍길동, 홍 길 동, 김준, 남궁민수, 응우옌 티 란, 洪吉童, HONG Gil-dong, 홍○동, 김모, K씨. Limits: a foreign
name in Hangul without blanks is taken whole, up to ten syllables.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.particles import BEHIND_PEOPLE, CASE, NAME_END
from redaction.finding.language.words import (
    DOUBLE_SURNAMES,
    NOT_NAMES,
    RANK,
    SURNAMES,
    is_rare_name,
    looks_like_name,
)

_SPACED = re.compile(r"[가-힣](?: {1,6}[가-힣]){1,2}(?![가-힣])")
_SPACED_DOUBLE = re.compile(r"[가-힣](?: {1,6}[가-힣]){2,3}(?![가-힣])")
_SURNAME_APART = re.compile(r"([가-힣]{1,2}) {1,3}([가-힣]{2})" + NAME_END)
_WORD = re.compile(r"[가-힣]+")
_MASKED = re.compile(
    r"[가-힣][○◯〇●*□■◇◆△▲◎×✕Oo0ㅇXx]{1,3}[가-힣]?(?![가-힣])|[가-힣]{1,2}[○◯〇●*□■◇◆△▲◎×✕]{1,2}|[가-힣] ?모(?= ?씨|"
    r"[ (,.)]|$)"
)
_HANJA = re.compile(r"[\u4e00-\u9fff\uf900-\ufaff](?: {0,3}[\u4e00-\u9fff\uf900-\ufaff]){1,3}")
_LATIN = re.compile(r"[A-Z][A-Za-z'’\-]{0,20}\.?(?:[ ,]{1,2}[A-Z][A-Za-z'’\-]{0,20}\.?){0,4}")
_LATIN_LOWER = re.compile(r"[a-z]{2,15}(?:[ \-][a-z]{2,15}){1,3}")
_INITIALS = re.compile(r"[A-Z](?:\. ?[A-Z]){0,2}\.?(?= ?씨|[ (,]|$)")
_JAMO = re.compile(r"[ㄱ-ㅣ](?: ?[ㄱ-ㅣ]){1,11}(?![ㄱ-ㅣ가-힣])")
_FOREIGN = re.compile(r"[가-힣]{1,8}(?:[ ·‧\-][가-힣]{1,8}){1,4}")
_LEAD = re.compile(r"[ \t(\[:：=○●◦▪■□*·\-,/|<「『\"'“‘]*")
_SKIPPED_WORD = re.compile(
    rf"(?:{RANK.pattern}|[가-힣]{{1,10}}(?:과|팀|실|면|읍|군|청|소|담당|국|단|원|회|사|부|장|위원|"
    rf"센터|공단|조합|직)|[0-9]{{1,2}}급|\([^)]{{1,12}}\))[ ,/·:()]*"
)
_SEPARATOR = re.compile(r" ?(?:\([^()]{0,24}\))? ?(?:[,/·;、&]|및|와|과) ?")
_PARTICLE_OR_COURTESY = re.compile(f"(?:{BEHIND_PEOPLE}|님|씨|귀하)$")
_TITLED = re.compile(rf"(?P<name>[가-힣]{{2,5}})(?:{RANK.pattern}|씨|님|귀하|군|양){CASE}?$")
FOREIGN_MAX_WORDS = 5
_IS_LABEL = re.compile(r" ?[:：=]")
_FOREIGN_END = re.compile(r" ?(?:$|[|,(\[\n/;·]|[0-9]|씨|님|귀하| {2,})")
_DEPARTMENT = re.compile("[가-힣]{2,8}(?:과|팀|실|국|면|읍|군|청|센터|소)")
_CLAUSE = re.compile(r"(?:은|는|을|를|의|하여|위한|따른|위하여|에서|으로|하고|되는|하는|했다|한다|다|요|함|음|됨)$")


def names_in(text: str, start: int, end: int, strict: bool = False) -> Iterator[tuple[int, int]]:
    """Names written one after another from `start` on; `strict` takes only forms with a surname."""
    position = start
    while position < end:
        name = name_at(text, position, end, strict)
        if name is None or (position > start and _IS_LABEL.match(text, name[1], end)):
            return
        yield name
        separator = _SEPARATOR.match(text, name[1], end)
        if separator is None:
            return
        position = separator.end()


def name_at(text: str, start: int, end: int, strict: bool = False) -> tuple[int, int] | None:
    """The first name behind bullets, brackets, departments and titles, or None."""
    position = _after(_LEAD, text, start, end)
    for _ in range(4):
        found = _form_at(text, position, end, strict)
        if found is not None:
            return found
        skipped = _SKIPPED_WORD.match(text, position, end)
        if skipped is None:
            return None
        position = _after(_LEAD, text, skipped.end(), end)
    return None


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start


def _form_at(text: str, start: int, end: int, strict: bool) -> tuple[int, int] | None:
    return (
        _spaced(text, start, end)
        or _masked(text, start, end)
        or _hangul(text, start, end, strict)
        or _other_script(text, start, end, strict)
    )


def _spaced(text: str, start: int, end: int) -> tuple[int, int] | None:
    """`홍 길 동` and `홍 길동`: the first syllable a surname, the rest no word."""
    match = _SPACED_DOUBLE.match(text, start, end)
    if match and match.group().replace(" ", "")[:2] in DOUBLE_SURNAMES:
        return match.span()
    match = _SPACED.match(text, start, end)
    if match and match.group()[0] in SURNAMES and match.group().replace(" ", "") not in NOT_NAMES:
        return match.span()
    match = _SURNAME_APART.match(text, start, end)
    if match and _is_surname(match[1]) and not RANK.fullmatch(match[2]) and match[2] not in NOT_NAMES:
        return match.span()
    return None


def _is_surname(word: str) -> bool:
    return word in DOUBLE_SURNAMES or (len(word) == 1 and word in SURNAMES)


def _masked(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _MASKED.match(text, start, end)
    return match.span() if match and match.group()[0] in SURNAMES else None


def _hangul(text: str, start: int, end: int, strict: bool) -> tuple[int, int] | None:
    match = _WORD.match(text, start, end)
    if match is None:
        return None
    length = name_length(match.group())
    if length and not RANK.fullmatch(match.group()) and not is_place(match.group()):
        return start, start + length
    return None if strict else _foreign(text, start, end, match.group())


def name_length(word: str) -> int:
    """How many leading syllables of a word are a name; 0 where none are. Titles and particles are cut off."""
    titled = _TITLED.match(word)
    if titled and looks_like_name(titled["name"]):
        return len(titled["name"])
    for candidate in (word, _PARTICLE_OR_COURTESY.sub("", word)):
        if looks_like_name(candidate) and (len(candidate) <= 3 or candidate[:2] in DOUBLE_SURNAMES):
            return len(candidate)
    return _RARE_LENGTH if is_rare_name(word[:_RARE_LENGTH]) and _GOES_ON.fullmatch(word[_RARE_LENGTH:]) else 0


_RARE_LENGTH = 3
_GOES_ON = re.compile(f"(?:{CASE}|입니다|씨|님|귀하)?")


def _foreign(text: str, start: int, end: int, word: str) -> tuple[int, int] | None:
    """A foreign name in Hangul: up to five short words of which none is a common word or a title."""
    match = _FOREIGN.match(text, start, end)
    if _FOREIGN_END.match(text, match.end() if match else start + len(word), end) is None:
        return None
    words = re.split(r"[ ·‧\-]", match.group()) if match else [word]
    if _DEPARTMENT.fullmatch(words[0]):
        return None
    taken = 0
    for position, part in enumerate(words[:FOREIGN_MAX_WORDS]):
        if part in NOT_NAMES or RANK.fullmatch(part) or is_place(part) or (len(words) > 1 and _CLAUSE.search(part)):
            return None
        taken += len(part) + (position > 0)
    length = taken or 0
    return (start, start + length) if 2 <= length <= 24 and word not in NOT_NAMES else None


def _other_script(text: str, start: int, end: int, strict: bool) -> tuple[int, int] | None:
    for pattern in (_HANJA, _INITIALS, _LATIN, _JAMO):
        match = pattern.match(text, start, end)
        if match is not None:
            return match.span()
    match = None if strict else _LATIN_LOWER.match(text, start, end)
    return match.span() if match else None
