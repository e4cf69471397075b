"""The sample county's offices and the people who may sign in. Idempotent: a second call changes nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, Permission, User

from disclosure.actions.bodies import found_agency, found_department, grant_role, seed_holidays
from disclosure.models import Agency, Department
from disclosure.sealing import Vault
from disclosure.states import Role
from redaction.config import CountyLexicon
from redaction.papers.county import COUNTY, DEPARTMENTS, OFFICE_ADDRESS, OFFICE_SWITCHBOARD
from redaction.papers.world import COUNTY_STAFF_SEED, directory

AGENCY_CODE = "gurye"
HOLIDAY_YEARS = (2024, 2025, 2026, 2027)
_PHONE = "061-780-{extension}"
DESK_DEPARTMENT = "건설과"
"""Where the demonstration's handler and approver work."""
_OTHER_DEPARTMENT = "주민복지과"
_PASSWORD = "gurye-records-2026"  # noqa: S105 - shown on the screen of a demonstration, never used in production


@dataclass(frozen=True, slots=True)
class SignIn:
    """A demonstration account: who it is, and in which roles of which departments (None: all of them)."""

    username: str
    name: str
    password: str
    says: str
    roles: tuple[Role, ...]
    department: str | None


DEMO_SIGN_INS = (
    SignIn("handler", "김하늘", _PASSWORD, "건설과 처리담당: 올리기, 검토, 공개", (Role.HANDLER,), DESK_DEPARTMENT),
    SignIn("approver", "이정민", _PASSWORD, "건설과 결재권자: 승인", (Role.APPROVER, Role.REVIEWER), DESK_DEPARTMENT),
    SignIn("welfare", "정바다", _PASSWORD, "주민복지과 처리담당: 다른 부서", (Role.HANDLER,), _OTHER_DEPARTMENT),
    SignIn("intake", "최가람", _PASSWORD, "접수담당: 청구 접수와 배정", (Role.INTAKE,), "총무과"),
    SignIn("chief", "한겨레", _PASSWORD, "정보공개책임관: 군 전체", (Role.CHIEF,), "기획예산실"),
    SignIn("privacy", "윤슬기", _PASSWORD, "개인정보 보호책임자: 연락처 열람 기록", (Role.PRIVACY,), "총무과"),
    SignIn("editor", "오누리", _PASSWORD, "누리집 편집: 안내와 공지", (), None),
)
SEED_HANDLER = SignIn("seed-handler", "강여울", "", "", (Role.HANDLER,), None)
SEED_APPROVER = SignIn("seed-approver", "문새봄", "", "", (Role.APPROVER,), None)
SEED_INTAKE = SignIn("seed-intake", "조한솔", "", "", (Role.INTAKE,), "총무과")
"""The scripted officers of the seed: nobody can sign in as them."""


def open_offices(*, vault: Vault, at: datetime) -> Agency:
    """Agency, departments, calendar, accounts."""
    agency = found_agency(code=AGENCY_CODE, name=COUNTY, vault=vault, by=None, at=at)
    departments = {
        place.name: found_department(
            agency=agency,
            code=f"d{number + 1:02d}",
            name=place.name,
            phone=_PHONE.format(extension=place.first_extension + 1),
            order=number,
            by=None,
            at=at,
        )
        for number, place in enumerate(DEPARTMENTS)
    }
    if not agency.holidays.exists():
        seed_holidays(agency=agency, years=HOLIDAY_YEARS, by=None, at=at)
    for sign_in in (*DEMO_SIGN_INS, SEED_HANDLER, SEED_APPROVER, SEED_INTAKE):
        _account(sign_in, departments, at=at)
    return agency


def county_lexicon() -> CountyLexicon:
    """The sample county's facts for the detector: its staff directory, departments and office numbers."""
    staff = directory(COUNTY_STAFF_SEED)
    return CountyLexicon(
        name=COUNTY,
        officials=tuple((officer.raw_name, officer.rank) for desk in staff.values() for officer in desk),
        departments=tuple(place.name for place in DEPARTMENTS),
        kept_texts=(OFFICE_ADDRESS, "구례읍 봉성로 1", OFFICE_SWITCHBOARD),
    )


def _account(sign_in: SignIn, departments: dict[str, Department], *, at: datetime) -> None:
    name = {"last_name": sign_in.name[:1], "first_name": sign_in.name[1:]}
    user, is_new = User.objects.get_or_create(username=sign_in.username, defaults=name)
    if is_new:
        user.set_password(sign_in.password or None)
        user.save(update_fields=["password"])
    user.groups.add(_group("Officers" if sign_in.roles else "Editors"))
    places = [departments[sign_in.department]] if sign_in.department else list(departments.values())
    for place in places:
        for role in sign_in.roles:
            grant_role(user=user, department=place, role=role, by=None, at=at)


def _group(name: str) -> Group:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return group
