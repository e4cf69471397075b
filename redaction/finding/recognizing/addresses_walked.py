"""Addresses whose districts lost their endings (전남 구례 문척 죽마 112-3), word by word.

People write 구례 for 구례군, 문척 for 문척면, numbers in words, and which room of which house. The grammar of
redaction.finding.recognizing.addresses wants endings; here a walk begins at a word known as a place and goes on while
words can belong to an address. Beside a word for living one place is enough, elsewhere two are needed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.finding.language.gazetteer import is_place
from redaction.finding.language.numerals import ONE_TO_NINE, UNITS, ZERO
from redaction.finding.language.particles import BEHIND_PLACES
from redaction.finding.language.words import looks_like_name
from redaction.finding.values.hits import Hint, Hit, Sight, before
from redaction.types import Kind

_WORD = re.compile(r"[^\s,;|()\[\]:=→]+")
_GAP = re.compile(r"[ ,]{0,2}\n *|[ ,]{1,3}|(?= ?\()")
_BRACKETS = re.compile(
    r" ?\((?![^()]*(?:소유|점유|거주|임차|임대|대표|세대주|건축주|경작|관리|명의|매도|매수|신고|신청|씨|님)[^()]*\))"
    r"(?P<inside>[가-힣0-9A-Za-z○ ,.·\-]{1,30})\)"
)
"""A bracket of the address, as a building's name: not one that tells whose it is."""
_PARTICLE = re.compile(f"{BEHIND_PLACES}$")
_SAID = f"[{ONE_TO_NINE}{UNITS}{ZERO}]"
_DISTRICT = re.compile(r"[가-힣][가-힣0-9]{0,4}[시군구읍면동리]|[가-힣]{1,4}[0-9]가|[가-힣]{1,5}(?:마을|부락)")
_ROAD = re.compile(r"(?:[가-힣][가-힣0-9.]{0,9}(?:로|길)|[0-9]{1,3}번?길)")
_ROAD_WITH_NUMBER = re.compile(r"[가-힣][가-힣0-9.]{0,9}(?:로|길)[0-9]{1,4}(?:-[0-9]{1,3})?")
_NUMBER = re.compile(r"(?:산)?[0-9]{1,5}(?:-[0-9]{1,4})?(?:번지|번)?")
_SAID_NUMBER = re.compile(rf"산?{_SAID}{{1,6}}(?:번지|번|에|의|다시)?(?:{_SAID}{{1,4}})?(?:번지|번|호)?")
_UNIT = re.compile(
    r"(?:제|지하|[Bb])?[0-9]{1,4}(?:동|호|층|통|반|호실)|[A-Za-z가나다라마바사]동|[Bb][0-9]{1,3}호?|반지하|지하|지층|옥탑방?|"
    r"안채|바깥채|별채|사랑채|문간방|[가-힣]{1,3}채|(?:왼쪽|오른쪽|뒷|옆|앞|아랫|윗|끝|외딴)집|왼쪽|오른쪽"
)
_BUILDING = re.compile(
    r"[가-힣A-Za-z0-9○]{0,12}(?:아파트|빌라|맨션|주택|연립|오피스텔|하이츠|파크|팰리스|원룸|타운|캐슬|자이|주공|부영|단지|빌|"
    r"기숙사|고시원|하우스|휴먼시아)(?:[0-9]{1,2}(?:차|단지))?"
)
_COUNTED = re.compile(
    r" ?(?:명|회|부|건|원|개|년|월|일|시|분|차|배|%|km|m|㎡|종|천|만|억|톤|kg|세|살|위|점|쪽|주|급|대|권|필지|"
    r"[/:.][0-9])"
)
_LIVING = re.compile(
    r"(?:주소|거주지?|거주하|자택|등록지|등록기준지|본적|등본상|주민상|住所|배송|배달|송달|수령|이사|전입|사는곳|사는데|사시는|"
    r"살고|살던|집은|집이|댁|댁은|집|고향|자취|하숙|숙소)[가-힣]{0,3}[?:=은는이가을를에]{0,2}$"
)
_ROOM_BELOW = re.compile(r"[가-힣A-Za-z○]{0,12} ?(?:[0-9]{1,4}|[가나다라A-Z]) ?(?:동|호|층)(?![가-힣])")
_MOST_WORDS = 11
_NEEDED_PLACES = 2


@dataclass(slots=True)
class _Walk:
    """What a walk has seen so far; `end` is where the last word that can end an address ends."""

    is_home: bool
    places: int = 0
    roads: int = 0
    numbers: int = 0
    end: int = 0


def walked_addresses(sight: Sight) -> Iterator[Hit]:
    """Places without endings with a number behind: 0.6, beside a word for living 0.8 and private."""
    position = 0
    for word in _WORD.finditer(sight.lined):
        if word.start() < position:
            continue
        is_home = _may_begin(word.group()) and _LIVING.search(before(sight.lined, word.start(), 10)) is not None
        if not (_begins(word.group()) or is_home):
            continue
        walk = _walk(sight.lined, word.start(), is_home)
        enough = walk.places + walk.roads >= _NEEDED_PLACES or (is_home and walk.places)
        if walk.numbers and enough:
            position = walk.end
            hint, score = (Hint.PRIVATE, 0.8) if is_home else (Hint.NONE, 0.6)
            yield Hit(word.start(), walk.end, Kind.ADDRESS, score, "address_walked", hint)


def _begins(word: str) -> bool:
    """Whether a word is a place by its name, with or without its ending; single syllables (동, 서) are none."""
    return len(word) > 1 and "가" <= word[0] <= "힣" and is_place(word)


def _may_begin(word: str) -> bool:
    return _begins(word) or (len(word) > 2 and _DISTRICT.fullmatch(word) is not None)


def _walk(text: str, start: int, is_home: bool) -> _Walk:
    walk, position = _Walk(is_home, end=start), start
    for _ in range(_MOST_WORDS):
        brackets = _BRACKETS.match(text, position) if walk.numbers else None
        if brackets is not None and not (looks_like_name(brackets["inside"]) and not is_place(brackets["inside"])):
            position = walk.end = brackets.end()
        word = _WORD.match(text, position)
        taken = _taken(text, word, walk) if word is not None else 0
        if not taken:
            break
        position = word.start() + taken if word else position
        if word is not None and position < word.end():
            break
        gap = _GAP.match(text, position)
        if gap is None or ("\n" in gap.group() and not _goes_on_below(text, gap.end(), walk)):
            break
        position = gap.end()
    return walk


def _goes_on_below(text: str, position: int, walk: _Walk) -> bool:
    """Whether an address goes on in the next line: with its room, or beside a word for living before any number."""
    return _ROOM_BELOW.match(text, position) is not None if walk.numbers else walk.is_home


def _taken(text: str, word: re.Match[str], walk: _Walk) -> int:
    """How many characters of a word belong to the address, a particle at its end left out; 0 where it is another."""
    whole = word.group()
    bare = _PARTICLE.sub("", whole)
    for form in dict.fromkeys((whole, bare)):
        if form and _step(text, form, word.start(), walk):
            return len(form)
    return 0


def _step(text: str, form: str, start: int, walk: _Walk) -> bool:
    end = start + len(form)
    place = _begins(form) or _DISTRICT.fullmatch(form) or _is_unknown_place(text, form, end, walk)
    if not walk.numbers and place:
        walk.places += 1
        return True
    if not walk.numbers and _ROAD.fullmatch(form):
        walk.roads += 1
        return True
    if not _is_number(text, form, end, walk) and not _is_room(text, form, end, walk):
        return False
    walk.numbers += 1
    walk.end = end
    return True


_UNKNOWN = re.compile("[가-힣]{2,3}")
_TOPIC = re.compile("[가-힣]{2}[은는을를]")
"""A noun with its particle (예산 과목은 201-05): 예산 is a county's name too."""
_ROAD_OR_LOT = re.compile(r"[가-힣0-9.]{1,10}(?:로|길) ?[0-9]|산?[0-9]{1,4}-[0-9]{1,4}(?![0-9-])")
_LOT_AT_HOME = re.compile(r"(?:[가-힣]{2,4} )?(?:[가-힣0-9.]{1,10}(?:로|길) ?[0-9]|산?[0-9]{1,4}(?![0-9.,]))")


def _is_unknown_place(text: str, form: str, end: int, walk: _Walk) -> bool:
    """Whether a word nobody knows stands between a place and a road or a lot (순천 해룡 신대로 93)."""
    if not walk.is_home and _TOPIC.fullmatch(form):
        return False
    goes_on = _LOT_AT_HOME if walk.is_home else _ROAD_OR_LOT
    return walk.places > 0 and _UNKNOWN.fullmatch(form) is not None and goes_on.match(text, end + 1) is not None


def _is_number(text: str, form: str, end: int, walk: _Walk) -> bool:
    if _COUNTED.match(text, end) and not form.endswith(("번지", "번")):
        return False
    if _ROAD_WITH_NUMBER.fullmatch(form) or (_SAID_NUMBER.fullmatch(form) and (walk.roads or walk.places > 1)):
        return True
    if walk.numbers and text[walk.end - 1] != "동":
        return False
    return _NUMBER.fullmatch(form) is not None and (walk.is_home or not form.endswith("번"))


def _is_room(text: str, form: str, end: int, walk: _Walk) -> bool:
    """Whether a word is a room, a floor or a building; one without a word for it when a unit follows."""
    if _UNIT.fullmatch(form) or _BUILDING.fullmatch(form):
        return walk.places > 0
    following = _WORD.match(text, end + 1) if walk.numbers and len(form) <= 12 else None
    return (
        following is not None and re.fullmatch(r"[0-9가나다라A-Z]{1,4}동|[0-9]{1,4}호", following.group()) is not None
    )
