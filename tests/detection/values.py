"""Invented values of the public test set, in the many ways people write them."""

import random
from pathlib import Path

_HERE = Path(__file__).parent


def _words(name: str) -> list[str]:
    lines = (_HERE / "words.txt").read_text("utf-8").splitlines()
    return [word for line in lines if line.split()[0] == name for word in line.split()[1:]]


_SURNAMES = _words("surnames")
_GIVEN = _words("given")
_SYLLABLES = _words("syllables")
_PLACES = _words("places")
_FIRST = _words("first")
_LAST = _words("last")
_NICKNAMES = _words("nicknames")
_ROADS = _words("roads")
_ELSEWHERE = [line for line in (_HERE / "places.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
_LOTS = [
    "구례읍 봉동리",
    "구례읍 백련리",
    "문척면 죽마리",
    "간전면 양천리",
    "토지면 오미리",
    "마산면 사도리",
    "광의면 방광리",
    "용방면 신도리",
    "산동면 좌사리",
]
_HANJA_SURNAMES = "金李朴崔鄭姜趙尹張林"
_HANJA = "永哲民秀成姬淑順子男東錫浩榮珍美英俊相德基寬洙植"


def _word(dice: random.Random) -> str:
    if dice.random() < 0.45:
        return dice.choice(_GIVEN)
    return dice.choice(_SYLLABLES) + dice.choice(_SYLLABLES)


def person(dice: random.Random, disguised: bool = False) -> str:
    """A Korean name."""
    del disguised
    if dice.random() < 0.05:
        surname = dice.choice(("남궁", "선우", "황보", "제갈", "독고"))
        return surname + dice.choice(_SYLLABLES) + dice.choice(("", dice.choice(_SYLLABLES)))
    return dice.choice(_SURNAMES) + (dice.choice(_SYLLABLES) if dice.random() < 0.06 else _word(dice))


def person_set_wide(dice: random.Random, disguised: bool = False) -> str:
    """A name with blanks between its syllables."""
    return (" " * dice.randrange(1, 3)).join(dice.choice(_SURNAMES) + _word(dice))


def person_in_hanja(dice: random.Random, disguised: bool = False) -> str:
    """A name in Hanja."""
    return dice.choice(_HANJA_SURNAMES) + dice.choice(_HANJA) + dice.choice(_HANJA)


def person_named_as_place(dice: random.Random, disguised: bool = False) -> str:
    """A name that is also a place."""
    return dice.choice(_PLACES)


def person_of_one_syllable(dice: random.Random, disguised: bool = False) -> str:
    """A name of two syllables in all."""
    return dice.choice(_SURNAMES) + dice.choice("준훈현진철민혁솔별찬건결율은숙란경희영산봄겸웅균빈강원")


def newcomer(dice: random.Random, disguised: bool = False) -> str:
    """A foreign name in Hangul."""
    return dice.choice(_FIRST) + dice.choice((" ", " ", "")) + dice.choice(_LAST)


def nickname(dice: random.Random, disguised: bool = False) -> str:
    """A name somebody took online."""
    return dice.choice(_NICKNAMES)


def age(dice: random.Random, disguised: bool = False) -> str:
    """An age in years."""
    years = dice.randrange(19, 95)
    return dice.choice((f"{years}세", f"만 {years}세", f"{years}살", f"만{years}세"))


def sex_and_age(dice: random.Random, disguised: bool = False) -> str:
    """Sex and age as notes have it."""
    return f"{dice.choice('남여')}, {dice.randrange(19, 95)}"


def birth_date(dice: random.Random, disguised: bool = False) -> str:
    """A birth date."""
    year, month, day = dice.randrange(1932, 2016), dice.randrange(1, 13), dice.randrange(1, 29)
    return dice.choice(
        (
            f"{year}. {month}. {day}.",
            f"{year}.{month:02}.{day:02}",
            f"{year}-{month:02}-{day:02}",
            f"{year}년 {month}월 {day}일",
            f"{year % 100:02}{month:02}{day:02}",
            f"{year}{month:02}{day:02}",
        )
    )


def birth_year(dice: random.Random, disguised: bool = False) -> str:
    """A year of birth."""
    return str(dice.randrange(1932, 2006))


def _day(dice: random.Random) -> str:
    return f"{dice.randrange(30, 100):02}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"


def _hidden(dice: random.Random, number: str) -> str:
    """A number in disguise: spelled out, full width, spaced, with pictures, or misread."""
    spelled = number.translate(str.maketrans("0123456789", "공일이삼사오육칠팔구"))
    return dice.choice(
        (
            spelled,
            number.translate(str.maketrans("0123456789-", "０１２３４５６７８９－")),
            " ".join(number),
            number.replace("-", "😀"),
            number.replace("0", "O").replace("1", "l"),
            number.replace("-", " – "),
            number.replace("-", "\u200b-\u200b"),
            number.replace("-", "."),
        )
    )


def resident_number(dice: random.Random, disguised: bool = False) -> str:
    """A 주민등록번호, its last six digits without a check digit."""
    number = f"{_day(dice)}-{dice.choice('1234')}{dice.randrange(10**6):06}"
    if disguised:
        return _hidden(dice, number)
    forms = (number.replace("-", ""), number.replace("-", " - "), number[:8] + "******")
    return dice.choice((number, number, number, *forms))


def foreigner_number(dice: random.Random, disguised: bool = False) -> str:
    """A 외국인등록번호."""
    return f"{_day(dice)}-{dice.choice('5678')}{dice.randrange(10**6):06}"


def passport(dice: random.Random, disguised: bool = False) -> str:
    """A passport number, old or new."""
    if dice.random() < 0.5:
        return f"M{dice.randrange(10**8):08}"
    return f"M{dice.randrange(10**3):03}{dice.choice('ABCDEFGH')}{dice.randrange(10**4):04}"


def licence(dice: random.Random, disguised: bool = False) -> str:
    """A driver's licence number."""
    rest = f"{dice.randrange(80, 100)}-{dice.randrange(10**6):06}-{dice.randrange(100):02}"
    return f"{dice.choice(('16', '18', '24', '전남 ', '광주'))}-{rest}".replace(" -", " ").replace("주-", "주 ")


def mobile(dice: random.Random, disguised: bool = False) -> str:
    """A mobile number."""
    number = f"010-{dice.randrange(10**4):04}-{dice.randrange(10**4):04}"
    if disguised:
        return _hidden(dice, number)
    forms = (number.replace("-", ""), number.replace("-", "."), number.replace("-", " "), "+82-" + number[1:])
    return dice.choice((number, number, number, *forms))


def land_line(dice: random.Random, disguised: bool = False) -> str:
    """A private land line of the county's area."""
    return f"{dice.choice(('061-', '061)', '(061) '))}{dice.choice(('781', '782', '783'))}-{dice.randrange(10**4):04}"


def office_line(dice: random.Random, disguised: bool = False) -> str:
    """A line of the county's office."""
    return f"{dice.choice(('061-', '061)', '(061)', ''))}780-2{dice.randrange(1000):03}"


def mail(dice: random.Random, disguised: bool = False) -> str:
    """A private mail address."""
    host = dice.choice(("naver.com", "hanmail.net", "gmail.com", "daum.net", "nate.com"))
    address = f"{dice.choice(('moon', 'sky', 'kim', 'farmer'))}{dice.randrange(10**4)}@{host}"
    if disguised:
        ats = ("골뱅이", "(at)", " @ ")
        return dice.choice((*(address.replace("@", at) for at in ats), address.replace(".com", "점com")))
    return address


def office_mail(dice: random.Random, disguised: bool = False) -> str:
    """An official's mail address."""
    return f"{dice.choice(('gurye', 'hong', 'lee'))}{dice.randrange(10**3)}@korea.kr"


def account(dice: random.Random, disguised: bool = False) -> str:
    """A bank account's number."""
    forms = ("###-####-####-##", "######-##-######", "###-###-######", "####-###-######", "#" * 13, "#### #### #### #")
    return "".join(str(dice.randrange(10)) if character == "#" else character for character in dice.choice(forms))


def card(dice: random.Random, disguised: bool = False) -> str:
    """A card number."""
    groups = [f"{dice.choice('4593')}{dice.randrange(10**3):03}", *[f"{dice.randrange(10**4):04}" for _ in range(3)]]
    return dice.choice(("-", "-", " ")).join(groups)


def plate(dice: random.Random, disguised: bool = False) -> str:
    """A number plate."""
    front = dice.choice((dice.randrange(10, 100), dice.randrange(100, 700)))
    letter = dice.choice("가나다라마거너더러머버서어저고노도로모")
    return f"{front}{letter}{dice.choice(('', ' '))}{dice.randrange(10**4):04}"


def corporation_number(dice: random.Random, disguised: bool = False) -> str:
    """A 사업자등록번호 of a corporation."""
    return f"{dice.randrange(100, 900)}-8{dice.randrange(1, 9)}-{dice.randrange(10**5):05}"


def home(dice: random.Random, disguised: bool = False) -> str:
    """An address."""
    number, minor = dice.randrange(1, 400), dice.randrange(1, 60)
    unit, flat = dice.randrange(101, 120), dice.randrange(101, 1900)
    if dice.random() < 0.3:
        return dice.choice(_ELSEWHERE).format(n=number, m=minor, u=unit, h=flat)
    head = dice.choice(("전라남도 구례군 ", "전남 구례군 ", "구례군 ", ""))
    lot = dice.choice(_LOTS)
    if dice.random() < 0.4:
        return f"{head}{lot} {dice.choice(('', '산 '))}{number}{dice.choice(('', f'-{minor}', '번지'))}"
    flats = (f", {unit}동 {flat}호", f", {dice.randrange(1, 5)}층", f" 백운아파트 {unit}동 {flat}호")
    tail = dice.choice(("", "", f" ({lot.split()[1]})", *flats))
    return f"{head or '구례군 '}{lot.split()[0]} {dice.choice(_ROADS)} {number}{dice.choice(('', f'-{minor}'))}{tail}"


def certificate(dice: random.Random, disguised: bool = False) -> str:
    """A number of a personal paper."""
    return f"{dice.randrange(10, 99)}-{dice.randrange(10**6):06}"


def user_id(dice: random.Random, disguised: bool = False) -> str:
    """A name of an account."""
    return f"{dice.choice(('gurye', 'jiri', 'sumjin'))}_{dice.choice(('lee', 'choi', 'star'))}{dice.randrange(10, 99)}"


def ip(dice: random.Random, disguised: bool = False) -> str:
    """A network address of the ranges kept for documents."""
    return f"203.0.113.{dice.randrange(1, 255)}"


def illness(dice: random.Random, disguised: bool = False) -> str:
    """A word of health."""
    words = ("고혈압", "당뇨병", "우울증", "뇌경색", "위암", "치매", "관절염", "파킨슨병", "지체장애", "청각장애")
    return dice.choice(words)


def health_insurance(dice: random.Random, disguised: bool = False) -> str:
    """A 건강보험증 number."""
    return f"{dice.randrange(10**10, 10**11)}"


def care_insurance(dice: random.Random, disguised: bool = False) -> str:
    """A 장기요양인정 number."""
    return f"L{dice.randrange(10**10):010}"
