"""Names of people of every generation, of rare families, of one syllable, and of newcomers from abroad."""

from datetime import date

from redaction.papers.seeding import Dice

_SURNAMES = (
    "김" * 21
    + "이" * 15
    + "박" * 9
    + "최최최최최정정정정정강강조조윤윤장장임임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구"
    + "나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_LONG_SURNAMES = ("남궁", "선우", "황보", "제갈", "사공", "독고")

_GIVEN: tuple[tuple[int, str, str], ...] = (
    (
        1955,
        "영수 정식 종수 광수 상철 판동 용석 기봉 만수 병철 재홍 길수 춘식 봉규 점동 남수 갑수 태열 순철 덕만",
        "순자 영자 정순 말순 옥순 복례 점례 금순 봉남 춘자 분례 끝순 덕순 양례 필순 정례 막내 효순 공님 삼례",
    ),
    (
        1972,
        "영호 성호 진수 병호 상훈 재석 용주 형식 경수 동철 창섭 양수 기현 광호 종필 영배 석주 인수 명수 정기",
        "영숙 미숙 경희 정숙 은숙 명희 현숙 미경 영미 경자 혜숙 선희 말희 순덕 연숙 귀남 정임 옥희 인순 화자",
    ),
    (
        1988,
        "성민 정훈 상우 동현 지훈 재영 승현 민수 준영 태호 경민 현우 기훈 용민 종현 영진 세훈 대현 상민 진호",
        "지영 은정 미정 수진 현정 지은 은영 선영 혜진 유진 정은 민정 소영 경아 윤정 혜영 보라 나영 은주 아름",
    ),
    (
        2003,
        "민준 동훈 준호 우진 현준 승민 지호 태현 재현 도현 건우 성준 영민 규민 찬영 한솔 정우 시원 유찬 인성",
        "지민 수빈 예지 유진 서연 민지 지원 채원 하은 다은 소연 혜원 예린 가은 수민 슬기 한나 은서 나연 지현",
    ),
    (
        9999,
        "도윤 서준 하준 이준 시우 주원 예준 은우 선우 지안 로운 태오 다온 유준 이안 우주 하람 연우 단우 리호",
        "서윤 하윤 지우 서아 이서 아윤 지아 하린 나은 수아 시아 유나 소율 아린 다인 라온 가온 채이 윤슬 예나",
    ),
)
"""(born before, men's, women's) given names, in the fashion of the time."""

_ONE_SYLLABLE = "준 훈 현 진 철 민 혁 솔 별 찬 건 결 율 은 숙 란 경 희 영 산 봄 겸 웅 균"
_PLAIN_PARTS = "가광국규근기길나남다대덕도동두라래려령록만명모무문미민배범병보복봉부비사상서석선설성세소솔수숙순승시신아애양언여연열엽영예오옥완용우욱운원월유윤율은을의이익인일임자장재전정제종주준중지진찬창채천철초춘충치태택판평표하학한해향혁현형혜호홍화환회효훈휘희"  # noqa: E501

_FOREIGN: tuple[tuple[str, str], ...] = (
    ("응우옌 쩐 레 팜 부이 도 당 호앙", "티란 티흐엉 티마이 반득 티투이 티홍 반남 티하 티응아 반흥 티짱 꾸옥안 티프엉"),
    (
        "마리아 제시카 로웨나 아나벨 조슈아 로델 크리스틴 제니",
        "산토스 레예스 크루즈 가르시아 멘도사 플로레스 비야누에바",
    ),
    ("속 찬 킴 뜨라 헹 림 쏙", "소피읍 찬니 스레이모 보파 다라 삐셋 라타나"),
    ("왕 리우 장 천 자오 쉬 마", "리화 펑 샤오메이 메이링 웨이 쥔 하이옌"),
    ("바트바야르 오윤치멕 냠수렌 간바트 사랑게렐", "도르지 체렝 바야르 에르덴"),
    ("수만 라이 카말 프라카시 시타 딜쇼드 아이굴 모하메드 라힘", "타파 비슈누 구룽 라마 카리모프 사파로바 알리 후세인"),
    ("다나카 사토 스즈키 야마모토", "유미 게이코 겐지 히로시 아키코"),
    ("NGUYEN TRAN LE PHAM BUI DANG", "THI#LAN VAN#DUC THI#THUY VAN#HUNG THI#MAI QUOC#ANH THI#HONG"),
    ("Maria Jessica Rowena John Michael Anna", "Santos Reyes Cruz Garcia Smith Brown Mendoza"),
    ("CHAN SOK KIM HENG BATBAYAR THAPA RAI WANG LIU", "SOPHEAP SREYMOM DARA DORJ SUMAN KAMAL LIHUA PENG"),
)
"""(first parts, second parts) of names from abroad, in Hangul and in Latin letters, as registers hold them."""


def _given(dice: Dice, born: date, is_female: bool) -> str:
    """A given name that a child born then might have had."""
    form = dice.random()
    if form < 0.06:
        return dice.one(_ONE_SYLLABLE.split())
    if form < 0.38:
        return dice.one(_PLAIN_PARTS) + dice.one(_PLAIN_PARTS)
    men, women = next(names for before, *names in _GIVEN if born.year < before)
    return dice.one((women if is_female else men).split())


def korean_name(dice: Dice, born: date, is_female: bool) -> str:
    """Family name and given name without a blank."""
    if dice.chance(0.015):
        return dice.one(_LONG_SURNAMES) + dice.one(_GIVEN[3][1].split())
    return dice.one(_SURNAMES) + _given(dice, born, is_female)


def foreign_name(dice: Dice) -> str:
    """A name of somebody from abroad, in Hangul or in Latin letters."""
    first, second = dice.one(_FOREIGN)
    name = f"{dice.one(first.split())} {dice.one(second.split())}".replace("#", " ")
    is_hangul = name[0] >= "가"
    if is_hangul and dice.chance(0.35):
        return name.replace(" ", "")
    return name.replace("티", "티 ", 1) if dice.chance(0.3) and " 티" in name else name


def spaced(name: str, width: int = 1) -> str:
    """A name set wide, as contracts and forms print it: 김 영 희."""
    return (" " * width).join(name) if name.isalpha() and "가" <= name[0] <= "힣" else name
