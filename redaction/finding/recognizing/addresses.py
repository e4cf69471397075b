"""Addresses by grammar: districts, then a road or a village with its number, then a walk along the tail.

Source: disclosure-law.md section 6; 도로명주소법 제2조, 시행령. The core is easy to find; units, buildings and brackets
after it are what leaks, hence the walk. Lone districts (구례읍) are nobody's address.
"""

import re
from collections.abc import Iterator

from redaction.finding.language.gazetteer import COUNTY_PLACES, DISTRICTS, PROVINCES
from redaction.finding.language.numerals import HANJA_ONE_TO_NINE, HANJA_UNITS, HANJA_ZERO, ONE_TO_NINE, UNITS
from redaction.finding.lists import one_of
from redaction.finding.values.hits import Hint, Hit, Sight, after, before
from redaction.types import Kind

_PROVINCE = one_of(PROVINCES)
_DISTRICT = one_of(DISTRICTS)
_COUNTY_PLACE = one_of(COUNTY_PLACES)
_KNOWN_HEAD = (
    rf"(?:(?:{_PROVINCE} {{0,2}})?{_DISTRICT} {{0,2}}(?:{_DISTRICT} "
    rf"{{0,2}})?(?:[가-힣0-9]{{1,5}}[읍면동](?= ) {{1,2}})?"
    rf"(?:[가-힣]{{1,5}}리(?= ) {{1,2}})?|{_COUNTY_PLACE} {{1,2}}(?:{_COUNTY_PLACE} {{1,2}})?)"
)
_HEAD = rf"(?:{_KNOWN_HEAD}|{_PROVINCE} (?:[가-힣]{{1,4}}[시군구] ?){{0,2}}(?:[가-힣]{{1,4}}[읍면동] ?)?)"
_UNKNOWN_TOWNSHIP = "[가-힣]{2,3}[읍면] {1,2}"
_SAID = f"[{ONE_TO_NINE}{UNITS}]"
_SAID_LOT = (
    rf"(?:산 ?)?{_SAID}{{1,7}}(?: ?번지(?: ?의 ?{_SAID}{{1,4}})?| ?(?:다시|의|에) ?{_SAID}{{1,4}})(?: ?번지| ?호)?|"
    rf"(?:山 ?)?[{HANJA_ONE_TO_NINE}{HANJA_UNITS}{HANJA_ZERO}]{{1,6}} ?(?:番地|번지|號)"
)
_LOT_NUMBER = r"(?:산 ?)?[0-9*○]{1,5}(?:-[0-9*○]{1,4})?(?: ?번지)?(?: ?의 ?[0-9]{1,3})?(?: ?일원| ?외 ?[0-9]+ ?필지)?"
_ROAD_NUMBER = (
    r"(?: {0,2}[0-9]{1,4} ?(?:번?[가-하]?길)(?: ?[0-9]{1,3}-?[0-9]{0,2}(?=길))?)? {0,2}(?:지하 ?)?[0-9*○]{1,5}"
    r"(?:-[0-9*○]{1,4})?(?:번지)?"
)
_ROAD = rf"[가-힣][가-힣0-9·.]{{0,11}}(?:대로|로|길){_ROAD_NUMBER}"
_ROAD_BEHIND_HEAD = rf"[가-힣0-9][가-힣0-9·.]{{0,12}}(?:대로|로|길){_ROAD_NUMBER}"
_VILLAGE = r"[가-힣0-9]{1,5}(?:리|동|[0-9]가)"
_GLUED_UNIT = r"(?!(?:[0-9]|[.,][0-9])*(?:년|월|원|명|개|건|회|%|㎡)|[:.][0-9])"
_NO_UNIT = (
    r"(?!(?:[0-9]|[.,][0-9])*(?: ?(?:명|회|부|건|원|개|년|월|일|시|분|차|배|%|km|m|㎡|종|가지|천|만|억|톤|kg|"
    r"인(?<! 인)|세|위|점|번|쪽|페이지|단계|"
    r"주|학년|급|대|편|권|장|마리|그루|리터|ℓ)(?:(?:이|가|을|를|은|는|의|에|로|씩|간|당|까지|부터|"
    r"으로)?(?![가-힣a-z])))|[:.][0-9])"
)
_CORE = (
    rf"(?:{_ROAD_BEHIND_HEAD}|{_VILLAGE} {{0,2}}(?:{_LOT_NUMBER}|{_SAID_LOT})|"
    rf"(?:(?<=[읍면동리가])|(?<=[읍면동리가] )|(?<=[읍면동리가]  )){_LOT_NUMBER}){_GLUED_UNIT}"
)
_WITH_HEAD = re.compile(
    rf"(?<![가-힣])(?:{_HEAD}{_CORE}|{_UNKNOWN_TOWNSHIP}(?:{_VILLAGE} {{0,2}}{_LOT_NUMBER}|{_ROAD}){_NO_UNIT})"
)
_GLUED = re.compile(
    rf"(?<![가-힣])(?:{_PROVINCE})?(?:{_DISTRICT})?(?:[가-힣]{{2,3}}[읍면])(?:[가-힣]{{1,4}}리(?:산)?|"
    rf"[가-힣]{{1,8}}(?:로|"
    rf"길)(?:[0-9]{{1,3}}번?길)?)"
    rf"[0-9]{{1,5}}(?:-[0-9]{{1,4}})?{_NO_UNIT}"
)
_JOINED = re.compile(_KNOWN_HEAD + _CORE)
_BARE_ROAD = re.compile(
    rf"(?<![가-힣A-Za-z0-9])(?:{_ROAD}|[0-9]일시?장[가-힣0-9]{{0,6}}[로길]{_ROAD_NUMBER}|"
    rf"[0-9][·.][0-9]{{1,2}}[가-힣]{{0,4}}(?:대로|로|길){_ROAD_NUMBER}){_NO_UNIT}"
)
"""Roads without their district, those named after a market's or a memorial day as well (5일시장길, 4.19로)."""
_BARE_VILLAGE = re.compile(
    rf"(?<![가-힣])(?:{_COUNTY_PLACE} ?(?:산 ?)?[0-9]{{1,5}}(?:-[0-9]{{1,4}})?(?: ?번지)?|"
    rf"[가-힣]{{1,4}}[리동] ?(?:산 ?)?[0-9]{{1,5}}"
    rf"(?:-[0-9]{{1,4}})? ?번지(?: ?의 ?[0-9]+)?|"
    rf"[가-힣]{{2,4}}리 (?:산 ?[0-9]{{1,4}}(?:-[0-9]{{1,4}})?|[0-9]{{1,4}}-[0-9]{{1,4}})){_NO_UNIT}"
)
_HOMES = (
    r"아파트|APT|빌라|맨션|주택|빌딩|타워|연립|오피스텔|하이츠|파크|팰리스|상가|원룸|다세대|"
    r"기숙사|캐슬|자이|푸르지오|래미안|힐스테이트|"
    r"아이파크|휴먼시아|주공|부영|센트럴|하우스|고시원|요양원|리버뷰|그린빌|스위트|마을회관|"
    r"경로당|생활관|관사|사택|"
    r"휴튼|e편한세상|더샵|롯데캐슬|단지|쪽방|고시텔|여인숙|여관|모텔|컨테이너"
)
_UNIT = re.compile(
    rf"(?<![0-9가-힣])(?:(?:[가-힣]{{1,4}}[리동] )?[가-힣A-Za-z0-9]{{0,12}}(?:{_HOMES})(?: ?[0-9]{{1,2}}(?:차|"
    rf"단지))? ?)?"
    r"(?:[0-9]{1,4}|[A-Za-z가나다라마바사]) ?동 ?(?:[0-9]{1,3} ?층 ?)?(?:제? ?[Bb]?[0-9]{1,4} ?호)"
)
_NAMED_UNIT = re.compile(
    rf"(?<![0-9가-힣])[가-힣A-Za-z0-9]{{1,12}}(?:{_HOMES})(?: ?[0-9]{{1,2}}(?:차|"
    rf"단지))?,? ?(?:[0-9]{{1,4}} ?동 ?)?[0-9]{{1,4}}(?: ?호|-[0-9]{{1,4}})"
)
_ROOM_OF_A_HOUSE = re.compile(
    r"(?:요양원|요양병원|기숙사|생활관|합숙소|사택|관사|숙소|고시원|쉼터)(?:의)? ?"
    r"[0-9]{1,2} ?층 ?[0-9]{2,4} ?호실?"
)
_ROOM = (
    r"(?:(?:바로 ?)?(?:옆|뒤|앞|안|뒤편|옆편|아래|건너편|맞은편)(?:쪽|편)? "
    r"(?:컨테이너|농막|비닐하우스|창고|축사|가건물|움막|별채|빈집|외딴집|관리사)(?![가-힣]{2})|"
    r"(?:농막|움막|사랑방|끝방|가건물|외딴집)(?![가-힣]{2})|(?:큰|작은)집 ?[가-힣]{1,2}채(?![가-힣])|"
    r"[가-힣]{1,3}채(?![가-힣])|문간방|단칸방|[0-9]{1,2}호방|[A-Za-z]호(?![가-힣]))|"
    r"(?:왼쪽|오른쪽|바로 ?)?(?:뒷|앞|아랫|윗|옆|건넌|끝) ?집(?![가-힣]{2})|(?:안|건넌|작은|큰|아랫|윗|뒷|"
    r"골)방(?![문송법식향학])|"
    r"[가-힣]{1,8}(?:마을|촌|부락|농원) ?[가-하A-Z]?-?[0-9]{1,4} ?호"
)
_PARTED_LOT = (
    r"(?:(?<=[0-9] )|(?<=[0-9]))(?:[0-9] ){0,3}(?:[0-9] ?)?- ?[0-9](?: ?[0-9]){0,2}(?: ?번지)?"
    r"(?![0-9:]| ?[-~.,/][0-9]| ?(?:명|회|년|월|일|원|개|건|시|%|㎡|층))"
)
"""The rest of a lot's number that blanks cut (`3 0 2 - 1 1`, `302 - 11`)."""
_BUILDING_BEFORE_UNIT = r"[가-힣A-Za-z0-9○]{1,14}(?= ?[0-9]{1,4} ?동(?: ?[0-9]{1,3} ?층)? ?[0-9]{1,4} ?호)"
_UNIT_OF_HOUSE = (
    r"[0-9A-Za-z가나다라마바사]{1,4} ?동(?![가-힣])|"
    r"제? ?(?:지하 ?)?[Bb]?[0-9]{1,4}(?:-[0-9]{1,4})? ?호(?:실)?(?![가-힣]{2})|"
    r"(?:지하 ?|[Bb])?[0-9]{1,3} ?층(?: ?(?:우측|좌측|전체|일부|왼쪽|오른쪽|앞쪽|뒤쪽))?(?: ?(?:집|방))?|"
    r"[0-9]{1,3} ?통(?: ?[0-9]{1,2} ?반)?|[0-9]{1,2} ?반(?![가-힣])|반지하|옥탑(?:방)?|지층|지하실?"
)
_BUILDING = rf"[가-힣A-Za-z0-9○]{{0,14}}(?:{_HOMES})(?: ?[0-9]{{1,2}}(?:차|단지))?(?: ?[A-Za-z가나다라]동)?"
_UNIT_BY_DASH = r"[1-9][0-9]{0,3}-[1-9][0-9]{0,3}(?![0-9년]|-[0-9])"
_NAMED_BUILDING = (
    r"[가-힣]{2,8} (?:지하 ?)?[0-9]{1,2} ?층(?![가-힣])|"
    r"[가-힣A-Za-z0-9○]{2,12} [1-9][0-9]{2,3}-[1-9][0-9]{2,3}(?![0-9-])"
)
_IN_BRACKETS = (
    rf"\([가-힣0-9A-Za-z ,.·]{{1,30}}(?:[동리호층읍면가](?![가-힣])|{_HOMES}|마을|빌)[가-힣0-9A-Za-z ,.·]{{0,14}}\)"
)
_BARE_ROOM = r"[1-9][0-9]{2,3}(?=[ ,)]|$)(?=(?<=[동,] [0-9]{3})|(?<=[동,] [0-9]{4}))"
_TAIL = re.compile(
    rf" {{0,2}}(?:[,/] {{0,2}})?(?:{_BUILDING_BEFORE_UNIT}|{_UNIT_OF_HOUSE}|{_ROOM}|{_BUILDING}|{_UNIT_BY_DASH}|"
    rf"{_PARTED_LOT}|{_NAMED_BUILDING}|{_IN_BRACKETS}|{_BARE_ROOM})"
)
_ZIP = re.compile(r"(?<![0-9])(?:\(?우?(?:편번호)?\)?[: ]{0,2}[\[(]?[0-9]{5}[\])]? {0,2}|\[[0-9]{5}\] ?)$")
_AS_ABOVE = re.compile(r"(?<![가-힣])(?:상동|동소|(?:위와 )?같은 ?(?:곳|주소|[시군구읍면동리])),? {1,2}$")
"""The district of the address above, said short."""
_HOME_CUE = re.compile(
    r"주소|거주|자택|등록지|등록기준지|본적|거소|住所|세대주|주거|이사|전입|배송|수령지|송달|사는|살고|집은|집이"
)
_HOME_AFTER = re.compile(r"^(?:번지)?(?:에|에서)?(?:거주|살|사는|주민등록|전입|사시는|홀로|혼자)")
_SITE_AFTER = re.compile(
    r"^(?:일원|일대|부지|태양광|축사|창고|민박|단독주택|근린생활|일반음식|진출입로|"
    r"(?<!시)공사(?!비)|사업|전[0-9]|답[0-9]|임야|대지|하천|도로|교량|저수지|마을회관|경로당|현장|"
    r"구간|내)"
)
_SITE_CUE = re.compile(
    r"소재지|위치|사업장|(?<!시)공사(?!비)|(?<!송달)장소|대상지|부지|사업지|사업구간|시설|본점|본사|점포|영업소|"
    r"청사|구간|발주|설치|회의|행사|교육장|사무소|도서관|보건소|보건지소|우체국|파출소|체육관|박물관|공원|"
    r"업소|상호|사업자|법인|㈜|\(주\)|주식회사|조합|센터|복지관|학교|경로당|토지(?!면)|농지|임야|"
    r"산지|대지(?! 위의)|재산의|지번|필지|목적지|출장지|관내"
)
_NOT_A_ROAD = re.compile(
    r"^(?:[가-힣]*(?:으로|별로|경로|도로|진로|통로|선로|회로|세로|가로|바로|서로|새로|제로|주로|"
    r"대로|별도로|실제로|스스로|기준으로|등으로|"
    r"하도록|정도로|수로|철로|활주로|따로|그대로|도보로|차로|자로|차례로|앞으로|뒤로|임의로|함께|"
    r"때로|기로|산책로|탐방로|등산로|자전거길|둘레길|"
    r"오솔길|골목길|산길|물길|뱃길|지름길|갈림길|출근길|퇴근길|귀갓길|하로|매로|원로|용로|폐로|"
    r"고속도로|국도로|지방도로))(?:[0-9 ]|$)"
)
_MAX_TAILS = 8


def addresses(sight: Sight) -> Iterator[Hit]:
    """주소: with districts 0.9, a known village 0.8, a bare road 0.5; a flat's number with its building 0.75.

    Hints: words for home make it private, words for sites, firms and offices a facility's.
    """
    text = sight.text
    for core in _WITH_HEAD.finditer(text):
        yield _walked(sight, core.start(), core.end(), 0.9)
    for core in _JOINED.finditer(text) if sight.joints else ():
        if core.start() in sight.joints:
            yield _walked(sight, core.start(), core.end(), 0.9)
    for core in _BARE_ROAD.finditer(text) if sight.morphemes else ():
        if not _is_particle(sight, core.group(), core.start()):
            yield _walked(sight, core.start(), core.end(), 0.5)
    for core in (*_GLUED.finditer(text), *_BARE_VILLAGE.finditer(text)):
        yield _walked(sight, core.start(), core.end(), 0.8)
    for core in (*_UNIT.finditer(text), *_NAMED_UNIT.finditer(text), *_ROOM_OF_A_HOUSE.finditer(text)):
        yield _walked(sight, core.start(), core.end(), 0.75)


def _is_particle(sight: Sight, core: str, start: int) -> bool:
    """`로` behind a noun is mostly a particle (`학교로 30`): Kiwi says so, and so does a list of common words."""
    if _NOT_A_ROAD.match(core):
        return True
    end_of_name = start + len(re.split(r"[ 0-9]", core, maxsplit=1)[0])
    return any(
        morpheme.tag in {"JKB", "MAG", "JX"} and morpheme.end == end_of_name and morpheme.start > start
        for morpheme in sight.morphemes_between(start, end_of_name)
    )


def _walked(sight: Sight, start: int, end: int, score: float) -> Hit:
    """The core with its tail and a postal code in front."""
    text = sight.text
    for _ in range(_MAX_TAILS):
        tail = _TAIL.match(text, end)
        if tail is None or tail.end() == end:
            break
        end = tail.end()
    above = _AS_ABOVE.search(text, max(0, start - 12), start)
    start = above.start() if above is not None else start
    zip_code = _ZIP.search(text, max(0, start - 16), start)
    if zip_code is not None:
        start = zip_code.start() + len(zip_code.group()) - len(zip_code.group().lstrip())
    return Hit(start, end, Kind.ADDRESS, score, "address", _hint(sight.lined, start, end))


def _hint(text: str, start: int, end: int) -> Hint:
    lead, rest = _lead(text, start), after(text, end, 12)
    home, site = _last(_HOME_CUE, lead), _last(_SITE_CUE, lead)
    if _HOME_AFTER.search(rest) or home > site:
        return Hint.PRIVATE
    is_area = text[start:end].endswith(("일원", "필지")) or _SITE_AFTER.search(rest) is not None
    if site < 0 and not is_area:
        return Hint.NONE
    is_flat = _FLAT.search(text, start, end) is not None and not _BUSINESS_CUE.search(lead)
    return Hint.REVIEW if is_flat else Hint.FACILITY


_FLAT = re.compile(r"[0-9] ?동 ?[0-9]{1,4} ?호|아파트|빌라|주택|맨션")
_BUSINESS_CUE = re.compile(r"상호|사업장|사업자|업소|본점|본사|점포|영업소|법인|㈜|\(주\)|주식회사")


def _lead(text: str, start: int) -> str:
    """The words in front of an address in its line; in the line above where it begins its own."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip() == "" and line > 0:
        line = text.rfind("\n", 0, line - 1) + 1
    return before(text, start, min(24, start - line))


def _last(pattern: re.Pattern[str], text: str) -> int:
    position = -1
    for match in pattern.finditer(text):
        position = match.start()
    return position
