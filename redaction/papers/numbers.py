"""Numbers that look true and belong to nobody.

Resident and foreigner numbers use the region digits 96–99, which were never given out, with a valid check digit
where the old rule applies (주민등록법 시행규칙 제2조) and random digits for those given out since 2020-10-05.
Mobile numbers begin 010-0 and 010-1, which no network uses.
"""

from datetime import date

from redaction.papers.seeding import Dice

_RRN_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
RANDOM_RRN_SINCE = date(2020, 10, 5)

BANK_LAYOUTS = {
    "농협은행": ((3, 4, 4, 2), (3, 2, 6)),
    "농협": ((3, 4, 4, 2), (3, 4, 4, 2), (3, 2, 6)),
    "국민은행": ((6, 2, 6),),
    "신한은행": ((3, 3, 6),),
    "우리은행": ((4, 3, 6),),
    "하나은행": ((3, 6, 5),),
    "기업은행": ((3, 6, 2, 3),),
    "광주은행": ((4, 3, 6), (3, 3, 6, 1)),
    "우체국": ((6, 2, 6),),
    "새마을금고": ((4, 4, 4, 1),),
    "신협": ((3, 3, 6),),
    "수협": ((3, 2, 6),),
    "카카오뱅크": ((4, 2, 7),),
    "케이뱅크": ((3, 3, 6),),
    "토스뱅크": ((4, 4, 4),),
    "산림조합": ((3, 4, 4, 2),),
}
_LICENCE_REGIONS = ("전남", "광주", "전북", "서울", "경남", "부산", "경기")
_LICENCE_CODES = ("11", "12", "13", "14", "17", "18", "19", "20", "24", "25", "28")
_PLATE_LETTERS = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주"
_CARD_HEADS = ("4", "51", "52", "53", "94", "35")
_SUBSCRIBER_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_PROVIDERS = ("naver.com", "daum.net", "hanmail.net", "gmail.com", "nate.com", "kakao.com")
_ID_WORDS = (
    "sansu",
    "jirisan",
    "sky",
    "happy",
    "green",
    "river",
    "love",
    "moon",
    "star",
    "farm",
    "seomjin",
    "park",
    "kim",
)


def _resident_check_digit(first_twelve: str) -> int:
    """The check digit of numbers given out before October 2020."""
    total = sum(int(digit) * weight for digit, weight in zip(first_twelve, _RRN_WEIGHTS, strict=True))
    return (11 - total % 11) % 10


def _century_digit(born: date, is_female: bool, is_foreign: bool) -> int:
    """The seventh digit: 1–4 for citizens, 5–8 for foreigners; even for women."""
    base = 1 if born.year < 2000 else 3
    return base + int(is_female) + (4 if is_foreign else 0)


def resident_number(dice: Dice, born: date, is_female: bool, is_foreign: bool = False) -> str:
    """주민등록번호, or 외국인등록번호 where `is_foreign`, as YYMMDD-NNNNNNN."""
    head = born.strftime("%y%m%d")
    seventh = _century_digit(born, is_female, is_foreign)
    if born >= RANDOM_RRN_SINCE or dice.chance(0.04):
        return f"{head}-{seventh}9{dice.digits(5)}"
    twelve = f"{head}{seventh}{dice.randint(96, 99)}{dice.digits(3)}"
    check = _resident_check_digit(twelve)
    return f"{head}-{twelve[6:]}{(check + 2) % 10 if is_foreign else check}"


def passport(dice: Dice) -> str:
    """여권번호: the form of 2021 (a letter inside) or the older one of eight digits."""
    head = dice.one("MMMSR")
    if dice.chance(0.6):
        return f"{head}{dice.digits(3)}{dice.one('ABCDEFGHJKLMNPRSTUVWXYZ')}{dice.digits(4)}"
    return f"{head}{dice.digits(8)}"


def driver_licence(dice: Dice) -> str:
    """운전면허번호, with the region as a number or, on older cards, as a word."""
    region = dice.one(_LICENCE_CODES) if dice.chance(0.75) else dice.one(_LICENCE_REGIONS)
    separator = " " if region in _LICENCE_REGIONS and dice.chance(0.5) else "-"
    return f"{region}{separator}{dice.randint(74, 99)}-{dice.digits(6)}-{dice.digits(2)}"


def mobile(dice: Dice) -> str:
    """휴대전화번호 in the ways people write it."""
    head, middle, tail = "010", f"{dice.randint(0, 1)}{dice.digits(3)}", dice.digits(4)
    if dice.chance(0.04):
        head, middle = dice.one(("011", "016", "017", "019")), f"1{dice.digits(2)}"
    form = dice.random()
    if form < 0.78:
        return f"{head}-{middle}-{tail}"
    if form < 0.85:
        return f"{head}.{middle}.{tail}"
    if form < 0.91:
        return f"{head}{middle}{tail}"
    if form < 0.96:
        return f"{head} {middle} {tail}"
    return f"+82-{head[1:]}-{middle}-{tail}"


def home_phone(dice: Dice) -> str:
    """집 전화 of the county or of a far region; never in the range 061-780-2000 to 2999 of the office."""
    area = dice.one(("061-781", "061-782", "061-783", "061-784", "062-225", "02-2238", "063-625", "051-852"))
    form = f"{area}-{dice.digits(4)}"
    return form if dice.chance(0.8) else form.replace("-", ")", 1)


def email(dice: Dice) -> str:
    """A private e-mail address with a provider's domain."""
    return f"{user_id(dice)}{dice.one(('', '.', '_'))}{dice.digits(3)}@{dice.one(_PROVIDERS)}"


def user_id(dice: Dice) -> str:
    """A name of an account at some web site."""
    return (
        dice.one(_ID_WORDS) + "".join(dice.one(_SUBSCRIBER_LETTERS) for _ in range(2)) + dice.digits(dice.randint(2, 4))
    )


def account(dice: Dice) -> tuple[str, str]:
    """(bank, account number) in that bank's grouping, at times written without dashes."""
    bank = dice.one(tuple(BANK_LAYOUTS))
    number = "-".join(dice.digits(length) for length in dice.one(BANK_LAYOUTS[bank]))
    return bank, number.replace("-", "") if dice.chance(0.1) else number


def card(dice: Dice) -> str:
    """신용카드번호 with a valid Luhn digit."""
    head = dice.one(_CARD_HEADS)
    fifteen = head + dice.digits(15 - len(head))
    doubled = [int(digit) * 2 if place % 2 == 0 else int(digit) for place, digit in enumerate(fifteen)]
    check = -sum(value - 9 if value > 9 else value for value in doubled) % 10
    number = f"{fifteen}{check}"
    return dice.one(("-", "-", " ")).join(number[start : start + 4] for start in range(0, 16, 4))


def masked_card(dice: Dice) -> str:
    """A card number with its middle starred out, as receipts print it."""
    number = card(dice).replace(" ", "-").split("-")
    return f"{number[0]}-****-****-{number[3]}"


def plate(dice: Dice) -> str:
    """차량번호: two or three digits, a letter, four digits; or the older form with a region."""
    letter = dice.one(_PLATE_LETTERS)
    if dice.chance(0.12):
        return (
            f"{dice.one(('전남', '광주', '서울', '경남'))}{dice.randint(1, 99):02d}{letter}{dice.randint(1000, 9999)}"
        )
    head = dice.randint(100, 699) if dice.chance(0.5) else f"{dice.randint(1, 69):02d}"
    return f"{head}{letter}{dice.one(('', '', ' '))}{dice.randint(1000, 9999)}"


def business_number(dice: Dice, is_corporation: bool) -> str:
    """사업자등록번호 with a valid check digit; the middle tells corporations (81–88) from persons (01–79)."""
    nine = (
        f"{dice.randint(400, 699)}{dice.randint(81, 88) if is_corporation else dice.randint(1, 79):02d}{dice.digits(4)}"
    )
    total = sum(int(digit) * weight for digit, weight in zip(nine, _BUSINESS_WEIGHTS, strict=True))
    check = (10 - (total + int(nine[8]) * 5 // 10) % 10) % 10
    return f"{nine[:3]}-{nine[3:5]}-{nine[5:]}{check}"


def corporate_number(dice: Dice) -> str:
    """법인등록번호 with a valid check digit; its shape is that of a resident number."""
    twelve = f"20{dice.one(('01', '13', '44', '61'))}{dice.one(('11', '14', '21', '31'))}0{dice.digits(5)}"
    total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(twelve))
    return f"{twelve[:6]}-{twelve[6:]}{(10 - total % 10) % 10}"


def health_insurance(dice: Dice) -> str:
    """건강보험증 번호: eleven digits."""
    return f"{dice.randint(1, 8)}{dice.digits(10)}"


def ip_address(dice: Dice) -> str:
    """An IPv4 address of a block kept for documents (RFC 5737) or of a private net (RFC 1918)."""
    net = dice.one(("192.0.2", "198.51.100", "203.0.113", f"10.{dice.randint(1, 250)}.{dice.randint(1, 250)}"))
    return f"{net}.{dice.randint(2, 254)}"


def certificate_number(dice: Dice) -> tuple[str, str]:
    """(what it is called, number) of a certificate, register or membership that names one person."""
    year = dice.randint(1998, 2025)
    return dice.one(
        (
            ("농업경영체 등록번호", f"{dice.digits(3)}-{dice.digits(3)}-{dice.digits(3)}"),
            ("장애인등록번호", f"{dice.digits(4)}-{dice.digits(6)}"),
            ("보훈번호", f"{dice.randint(10, 99)}-{dice.digits(6)}"),
            ("요양보호사 자격증 번호", f"{year}-{dice.digits(7)}"),
            ("국가기술자격번호", f"{year % 100:02d}{dice.digits(9)}"),
            ("건축사 면허번호", f"제{dice.digits(5)}호"),
            ("사회복지사 자격번호", f"2-{dice.digits(6)}"),
            ("조리사 면허번호", f"{year}-전남-{dice.digits(4)}"),
        )
    )


def won(amount: int) -> str:
    """An amount with thousands separated, without the unit."""
    return f"{amount:,}"


_KOREAN_DIGITS = ("", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구")


def won_in_words(amount: int) -> str:
    """일금 …원정: the amount as contracts write it, for amounts under 10¹²."""
    words = ""
    for power, unit in ((8, "억"), (4, "만"), (0, "")):
        group = amount // 10**power % 10_000
        if not group:
            continue
        digits = f"{group:04d}"
        for place, name in zip(digits, ("천", "백", "십", ""), strict=True):
            words += _KOREAN_DIGITS[int(place)] + name if place != "0" else ""
        words += unit
    return f"{words}원정"
