"""Addresses in other scripts, and homes told in words.

Romanised ones follow 국어의 로마자 표기법 (Wonchon-gil, Gurye-gun), old ones are in Hanja. A home told in words
(`마을회관 옆 파란 대문집`) is only taken beside a word for living there.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.gazetteer import COUNTY_VILLAGES, DISTRICTS
from redaction.finding.language.numerals import HANJA_ONE_TO_NINE, HANJA_UNITS, HANJA_ZERO, ONE_TO_NINE, UNITS
from redaction.finding.language.words import COMMON_NOUNS
from redaction.finding.lists import one_of
from redaction.finding.values.hits import Hint, Hit, Sight, before
from redaction.finding.values.scores import BARE
from redaction.types import Kind

_ROMAN_UNIT = "(?:gil|ro|daero|dong|ri|myeon|eup|gu|gun|si|do)"
_ROMAN_PART = rf"[A-Z][A-Za-z0-9']{{1,20}}-?{_ROMAN_UNIT}(?![a-z])"
_ROMAN = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:#?[0-9A-Za-z\-]{{1,8}},? )?[0-9]{{1,5}}(?:-[0-9]{{1,4}})?,? {{1,2}})"
    rf"{_ROMAN_PART}(?:,? {{0,2}}(?:{_ROMAN_PART}|[A-Z][a-z]{{2,14}}))*"
    r"(?:,? {0,2}[0-9]{5})?(?:,? {0,2}(?:Republic of )?(?:South )?Korea)?"
)
_ROMAN_PLACES = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?:Apt|Unit|Room|Rm|No)\.? ?#?[0-9][0-9A-Za-z\-]{{0,8}},? )?"
    rf"(?:[A-Z0-9#][A-Za-z0-9.'\-]{{0,20}},? ){{0,5}}?{_ROMAN_PART},? ?{_ROMAN_PART}"
    rf"(?:,? {{0,2}}(?:{_ROMAN_PART}|[A-Z][a-z]{{2,14}}))*(?:,? {{0,2}}[0-9]{{5}})?(?:,? {{0,2}}(?:South )?Korea)?"
)
_POST_BOX = re.compile(
    r"P\.? ?O\.? ?Box ?(?:No\.? ?)?[0-9]{1,6}(?:,? [A-Z][A-Za-z]{1,14}){0,6}|"
    r"(?:[가-힣]{2,8}우체국 ?)?사서함 ?(?:제 ?)?[0-9]{1,5} ?호?",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?<![A-Za-z0-9])[0-9]{1,5}[A-Z]? (?:[A-Z][A-Za-z.']{1,14} ){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|"
    r"Dr|Court|Ct)\.?(?![a-z])(?:,? [A-Z0-9][A-Za-z0-9]{1,14}){0,5}"
)
_HANJA_UNIT = "[道市郡區邑面里洞路街]"
_HANJA = re.compile(
    rf"(?<![一-鿿])[一-鿿]{{1,4}}{_HANJA_UNIT}(?: ?[一-鿿]{{1,4}}{_HANJA_UNIT}){{1,5}} ?(?:山 ?)?"
    rf"[0-9{HANJA_ONE_TO_NINE}{HANJA_UNITS}{HANJA_ZERO}]{{1,6}}(?:-[0-9]{{1,4}})?(?: ?(?:番地|번지|號))?"
)
_LIVING = re.compile("(?:집은|집이|집:|사는(?:곳|집)|거주지|살고|자택|숙소|거처|주소)(?:은|는|이|가)?:?$")
_TOLD = re.compile(
    r"(?<![가-힣])(?:[가-힣]{1,4}[읍면동] ?)?[가-힣]{1,5}(?:리|동|마을|부락)(?: [가-힣0-9]{1,8}){1,6}?"
    r"(?:집|옆|앞|뒤|맞은편|건너편|댁|[0-9]호)(?![가-힣])"
)


def foreign_addresses(sight: Sight) -> Iterator[Hit]:
    """Romanised and foreign ones, post boxes, Hanja 0.85; homes told in words 0.6 beside a word for living there, or
    where a landmark leads to a house (`회관 뒤 파란 대문집`).
    """
    for pattern in (_ROMAN, _ROMAN_PLACES, _POST_BOX, _STREET, _HANJA):
        for match in pattern.finditer(sight.text):
            yield Hit(match.start(), match.end(), Kind.ADDRESS, 0.85, "address_foreign", Hint.NONE)
    for match in _TOLD.finditer(sight.text):
        if _LIVING.search(before(sight.text, match.start(), 12)):
            yield Hit(match.start(), match.end(), Kind.ADDRESS, 0.6, "address_told", Hint.PRIVATE)
    yield from _told_in_passing(sight.text)
    yield from _by_village(sight.text)
    for house in _HOUSE.finditer(sight.text):
        floor = max(0, house.start() - _WAY)
        way = _LANDMARK.search(sight.text, floor, house.start())
        if way is not None:
            yield Hit(way.start(), house.end(), Kind.ADDRESS, 0.6, "address_told", Hint.PRIVATE)


_BUILDINGS = (
    "(?:아파트|빌라|맨션|연립|빌|타운|하이츠|원룸|오피스텔|기숙사|주공|부영|주택|빌리지|하우스|펜션|고시원|여관|모텔)"
)
_VILLAGE_IN_FRONT = "(?:(?:[가-힣]{1,3}[읍면] )?[가-힣]{1,4}[리동] )"
_BY_BUILDING = re.compile(
    rf"(?<![가-힣]){_VILLAGE_IN_FRONT}[가-힣A-Za-z0-9]{{1,10}}{_BUILDINGS} ?(?:[0-9]{{1,2}}차 ?)?"
    r"(?:[가-하A-Z]-?[0-9]{2,4}(?:호)?|(?:[가-하A-Z]|[0-9]{1,3}) ?동(?: ?[0-9]{2,4} ?호)?(?![가-힣])|[0-9]{2,4} ?호)"
)
"""A flat told by its village and its building, without a lot or a road."""
_SAID = f"[{ONE_TO_NINE}{UNITS}]"
_SAID_LOT = re.compile(
    rf"(?<![가-힣])[가-힣]{{1,4}}(?:마을|부락|리) (?={_SAID}*[{UNITS}]){_SAID}{{2,7}}"
    rf"(?: ?번지)?(?:[에의다시 ]{{1,3}}[{ONE_TO_NINE}십]{{1,3}}(?=이[요에고]|번지|호|[ ,.)]|$))?(?: ?번지)?"
)
"""A lot said in words behind a village."""
_QUARTER = re.compile(
    r"(?<![가-힣])(?:[가-힣]{1,3}[읍면] )[가-힣]{1,4}리 (?P<quarter>[가-힣]{2,3}) [0-9]{1,4}(?:-[0-9]{1,3})?(?:번지)?"
    r"(?=의? ?집|에 ?(?:사|살|거주)|[의에]? |[,)/|\t\n]|$)"
    r"(?! ?(?:명|회|부|건|원|개|년|월|일|시|분|차|배|%|km|m|㎡|종|가지|천|만|억|톤|kg|세|위|점|번|쪽|호|대|동|필지|"
    r"가구|세대|두))"
)
"""A house by its number in a quarter of a village."""
_ROMAN_LOT = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][a-z]{2,14} )?[A-Z][A-Za-z']{1,16}-?(?:ri|dong|gil|ro|myeon|"
    r"eup) ?(?:San ?)?[0-9]{1,5}(?:-[0-9]{1,4})?(?![0-9])"
)
_SAME_PLACE = re.compile(
    r"(?:위와|상기와|앞과) ?같은 ?(?:곳|주소|집)(?:의)?,? ?(?:[가-힣]{1,3}채|문간방|옆방|뒷방|[0-9]{1,4} ?(?:호|"
    r"층))(?![가-힣])"
)
_VILLAGE_OF = re.compile(
    r"(?<![가-힣])(?:[가-힣]{1,3}[읍면] )?[가-힣]{1,4}리 [가-힣]{1,5}(?:마을|부락|뜸|동네|골)(?= ?[)/|,\t\n]|$|"
    r" (?:거주|주민|사는))"
)
"""A village and its quarter: somebody's only beside him."""


def _by_village(text: str) -> Iterator[Hit]:
    """Homes told by a village with a building, a lot said in words, a quarter, the same place as above."""
    for pattern in (_BY_BUILDING, _SAID_LOT, _ROMAN_LOT, _SAME_PLACE):
        for match in pattern.finditer(text):
            yield Hit(*match.span(), Kind.ADDRESS, 0.8, "address_told", Hint.NONE)
    for match in _QUARTER.finditer(text):
        if match["quarter"] not in COMMON_NOUNS:
            yield Hit(*match.span(), Kind.ADDRESS, 0.6, "address_told", Hint.NONE)
    for match in _VILLAGE_OF.finditer(text):
        yield Hit(*match.span(), Kind.ADDRESS, BARE, "address_village", Hint.PRIVATE)


_AT_HOME = re.compile(
    r"(?<![가-힣])(?P<value>(?:[가-힣]{1,3}[읍면] )?[가-힣]{1,4}(?:리|동|마을|부락))(?=에 ?(?:서 ?)?(?:사는|살고|"
    r"사시는|산다|삽니다|거주)|"
    r" ?거주(?![가-힣]*지))"
)
"""A village somebody lives in; a township alone tells little."""
_NO_VILLAGE = re.compile(
    "(?:활|이|공|합|연|운|감|부|노|행|자|변|수|파|가|아|우리|여러|다른|같은|온|한|이웃|옆|시골|산골)(?:동|리|마을|부락)"
)
_DOOR = re.compile(
    r"(?:윗|아랫|옆|앞|뒷|맞은편 ?)(?:집|세대|층) ?\(? ?(?P<value>(?:[0-9]{1,4} ?동 ?)?[0-9]{2,4} ?호)(?![가-힣]{2})"
)
"""The flat of a neighbour, by its number alone."""
_OF_ORIGIN = re.compile(
    r"(?:거주지|사는 ?곳|주소지|현주소|자택|본적지?|원적지?|고향)(?:은|는|이)?[ :]{1,3}(?P<value>(?:[가-힣]{2,5}도 )?"
    r"(?:(?:[가-힣]{1,4}[시군구] ?){0,2}(?:[가-힣]{1,4}[읍면] ?)?[가-힣]{1,4}(?:리|마을|부락)|"
    r"(?:[가-힣]{1,4}[시군구] ?){1,2}[가-힣]{1,4}[읍면]))"
    r"(?<![관정처분수격심]리)(?![가-힣0-9]| ?(?:산 ?)?[0-9])"
)
"""Where somebody lives or comes from, to the village, behind a word for it."""


def _told_in_passing(text: str) -> Iterator[Hit]:
    """Villages somebody lives in, the neighbour's door, and villages in brackets."""
    for match in (*_AT_HOME.finditer(text), *_DOOR.finditer(text), *_OF_ORIGIN.finditer(text)):
        if not _NO_VILLAGE.fullmatch(match["value"]):
            yield Hit(*match.span("value"), Kind.ADDRESS, 0.6, "address_told", Hint.PRIVATE)
    for match in _IN_BRACKETS.finditer(text):
        yield Hit(*match.span("value"), Kind.ADDRESS, 0.3, "address_in_brackets", Hint.PRIVATE)


_PLACE = one_of((*DISTRICTS, *COUNTY_VILLAGES))
_IN_BRACKETS = re.compile(
    rf"[가-힣]{{2,4}} ?\((?:[^()0-9]{{1,8}}[,·/] ?)?(?P<value>{_PLACE} [가-힣]{{1,4}}(?:리|동|마을|"
    rf"부락))(?: ?거주| ?주민)?\)"
)
"""A township and a village in brackets: somebody's only where a person stands in front."""
_WAY = 44
_HOUSE = re.compile(
    r"(?:[가-힣]{1,6}(?<!마을)(?<!부락) ?)?(?:(?:대문|지붕|기와|초가|벽돌|양옥|한옥|이층|2층|끝|꼭대기|위|아래|안쪽|"
    r"나무|돌담|담장|담벼락|모퉁이|"
    r"우물|샘|가겟|점방|구멍가게|슬레이트|함석|양철|흙|황토|조립식|컨테이너|비닐하우스|통나무|전원|농가|외딴|마지막|"
    r"첫 ?(?:번째|째)?|둘째|셋째|넷째|다섯째|(?:두|세|네|다섯|여섯|[2-9]) ?번째) ?집|"
    r"(?:파란|파랑|빨간|빨강|노란|초록|까만|검은|하얀|흰|회색|푸른|붉은)(?:색)? ?(?:지붕|대문|기와|담장|벽|집))"
    r"(?![가-힣]{2}|[을를에] ?(?:짓|새로|사고))|"
    r"(?:대문|지붕|끝|꼭대기|번째|째|나무) ?집(?=이[고며에라요]|입니다|인디|인데|이요)|(?<=[가-힣]{2} )(?:파란|빨간|"
    r"초록|하얀)(?:색)? ?(?:지붕|대문)(?=인디|인데|이[고에요])"
)
_LANDMARK = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?:[가-힣]{1,6}(?:읍|면|리|동|마을) ){0,2}[가-힣A-Za-z0-9]{0,12}"
    r"(?:아파트|회관|경로당|정자|나무|교회|성당|절|슈퍼|마트|가게|상회|식당|학교|우체국|사무소|농협|다리|저수지|"
    r"방앗간|정미소|정류장|"
    r"주유소|약국|병원|마을|부락|골목|보건소|파출소|시장|(?<=[가-힣]{2})리|동네|(?<=[가-힣])골|(?<=[가-힣])뜸|"
    r"(?<=[가-힣])몰|고개|"
    r"삼거리|사거리|축사|저온창고|창고|공장|하우스|개울|냇가|둑|논|밭|묘|선산|비닐하우스|관광농원|펜션|민박)"
    r"(?=(?: ?(?:바로 ?)?(?:옆|앞|뒤편?|뒤쪽|맞은편|건너편?|지나서?|위쪽?|"
    r"아래쪽?|안쪽|근처|끝|입구))?(?:에서?)?(?: [가-힣0-9]{1,8}){0,4} ?$)"
)
