"""Korean words for what the rows hold as codes. One place, so that a screen, a message and the manual say the same."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from redaction.types import Ground, Kind

WEEKDAYS = tuple(gettext_lazy(day) for day in "월화수목금토일")
SOON_DAYS = 2
"""A case is called urgent when so few days are left."""

KINDS: Mapping[str, str] = {
    Kind.RESIDENT_NUMBER: gettext_lazy("주민등록번호"),
    Kind.FOREIGNER_NUMBER: gettext_lazy("외국인등록번호"),
    Kind.PASSPORT: gettext_lazy("여권번호"),
    Kind.DRIVER_LICENCE: gettext_lazy("운전면허번호"),
    Kind.PHONE: gettext_lazy("전화번호"),
    Kind.EMAIL: gettext_lazy("전자우편 주소"),
    Kind.ACCOUNT: gettext_lazy("계좌번호"),
    Kind.CARD: gettext_lazy("카드번호"),
    Kind.VEHICLE: gettext_lazy("차량번호"),
    Kind.BUSINESS_NUMBER: gettext_lazy("사업자등록번호"),
    Kind.CORPORATE_NUMBER: gettext_lazy("법인등록번호"),
    Kind.BIRTH_DATE: gettext_lazy("생년월일"),
    Kind.AGE: gettext_lazy("나이"),
    Kind.ADDRESS: gettext_lazy("주소"),
    Kind.PERSON: gettext_lazy("이름"),
    Kind.HEALTH_INSURANCE: gettext_lazy("건강보험증번호"),
    Kind.CERTIFICATE_NUMBER: gettext_lazy("자격·증서 번호"),
    Kind.USER_ID: gettext_lazy("계정 이름"),
    Kind.IP: gettext_lazy("IP 주소"),
    Kind.SENSITIVE: gettext_lazy("민감정보"),
    Kind.NUMBER: gettext_lazy("번호"),
    Kind.IMAGE: gettext_lazy("그림"),
    Kind.OTHER: gettext_lazy("기타"),
}

GROUNDS: Mapping[str, str] = {
    Ground.G1: gettext_lazy("제1호 다른 법령상 비밀"),
    Ground.G2: gettext_lazy("제2호 안전보장·국방·외교"),
    Ground.G3: gettext_lazy("제3호 생명·신체·재산 보호"),
    Ground.G4: gettext_lazy("제4호 재판·수사"),
    Ground.G5A: gettext_lazy("제5호 감사·계약·인사 등"),
    Ground.G5B: gettext_lazy("제5호 의사결정·내부검토"),
    Ground.G6: gettext_lazy("제6호 개인에 관한 사항"),
    Ground.G7: gettext_lazy("제7호 경영·영업 비밀"),
    Ground.G8: gettext_lazy("제8호 투기·특정인 이익"),
}
"""Article 9(1) of the Act, shortened to what fits a list."""


def kind_word(kind: str) -> str:
    """What a finding is, in Korean; the code itself where the detector is newer than this list."""
    return str(KINDS.get(kind, kind))


def ground_word(ground: str) -> str:
    """A ground with its item number; empty for none."""
    return str(GROUNDS.get(ground, ground))


def day_words(day: date) -> str:
    """A date as people say it, with its weekday: 2026년 12월 7일(월)."""
    return _("%(year)d년 %(month)d월 %(day)d일(%(weekday)s)") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": WEEKDAYS[day.weekday()],
    }


def moment_words(at: datetime | None) -> str:
    """A moment in Korea with its weekday, to the minute: 11월 24일(화) 10:20; the year only where it is another one."""
    if at is None:
        return "—"
    local = timezone.localtime(at)
    day = _("%(month)d월 %(day)d일(%(weekday)s)") % {
        "month": local.month,
        "day": local.day,
        "weekday": WEEKDAYS[local.weekday()],
    }
    year = "" if local.year == timezone.localtime().year else _("%(year)d년") % {"year": local.year} + " "
    return f"{year}{day} {local:%H:%M}"


def days_left_words(due_on: date, today: date) -> str:
    """Days left as a number and a word; calendar days, as a person counts on the wall calendar."""
    days = (due_on - today).days
    if days < 0:
        return _("%(days)d일 지남") % {"days": -days}
    return _("오늘 마감") if days == 0 else _("%(days)d일 남음") % {"days": days}


def days_left_look(due_on: date, today: date) -> str:
    """The look that goes with `days_left_words`: late, soon or plain."""
    days = (due_on - today).days
    if days < 0:
        return "late"
    return "soon" if days <= SOON_DAYS else "plain"


def person_words(user: object) -> str:
    """An officer's name, or the sign-in name where none was entered; a dash for nobody."""
    if user is None:
        return _("자동 처리")
    # Family name first and no blank, as Korean names are written.
    return f"{user.last_name}{user.first_name}".strip() or str(user.get_username())


def size_words(size_bytes: int) -> str:
    """A file size in KB or MB, one decimal."""
    megabytes = size_bytes / (1024 * 1024)
    return f"{megabytes:.1f}MB" if megabytes >= 1 else f"{max(1, round(size_bytes / 1024))}KB"
