"""Who sees which rows; everybody else sees none."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser, User

from disclosure.actions import bodies, listing, reviewing
from disclosure.actions.requesting import submit_request
from disclosure.models import (
    Agency,
    AuditEntry,
    Case,
    DecisionRow,
    Department,
    DisclosureRequest,
    FindingRow,
    Item,
    Job,
    ListEntry,
    Publication,
    PublicationVersion,
    PublicFile,
    SealedFile,
)
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.models.reviews import DecisionState
from disclosure.permits import roles_of, why_not_upload
from disclosure.sealing import RequestForm
from disclosure.states import Role
from tests.disclosure_world import World, fresh

FORM = RequestForm(
    "김점례", "1950-01-01", "구례읍 봉성로 1", "010-1234-5678", "kim@example.com", "계약서를 보고 싶습니다"
)
FILE_ROWS = (SealedFile, FindingRow, DecisionRow, Job, PublicFile, ListEntry)
CASE_ROWS = (Case, DisclosureRequest, Item)
PUBLIC_ROWS = (Publication, PublicationVersion)


@pytest.fixture
def full_world(world: World) -> World:
    """A county with a record, a request and a case in the finance department."""
    file = world.upload()
    world.work()
    reviewing.decide(
        file=fresh(file),
        state=DecisionState.KEEP,
        findings=[FindingRow.objects.filter(sealed_file=file)[0].pk],
        by=world.handler,
        at=world.clock(),
    )
    listing.list_value(
        file=fresh(file),
        finding=FindingRow.objects.get(sealed_file=file, kind="person").pk,
        disposition=ListDisposition.KEEP,
        scope=ListScope.DEPARTMENT,
        expires_on=date(2027, 11, 1),
        by=world.handler,
        at=world.clock(),
    )
    world.published(b"%PDF-plain\n" + "다른 문서".encode())
    receipt = submit_request(
        agency=world.agency,
        form=FORM,
        channel=Channel.NETWORK,
        methods=[Method.FILE],
        deliveries=[Delivery.EMAIL],
        at=world.clock(),
    )
    Item.objects.create(case=receipt.request.cases.get(), number=1, description="계약서")
    return world


def sees(user: object) -> set[str]:
    """Names of the kinds of rows a user sees any of."""
    kinds = (*FILE_ROWS, *CASE_ROWS, *PUBLIC_ROWS, AuditEntry, Agency, Department)
    return {kind.__name__ for kind in kinds if kind.objects.visible_to(user).exists()}  # type: ignore[attr-defined]


FILES = {kind.__name__ for kind in FILE_ROWS}
CASES = {kind.__name__ for kind in CASE_ROWS}
PUBLIC = {kind.__name__ for kind in PUBLIC_ROWS}
BODIES = {"Agency", "Department"}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("handler", FILES | CASES | PUBLIC | BODIES | {"AuditEntry"}),
        ("approver", FILES | CASES | PUBLIC | BODIES | {"AuditEntry"}),
        ("chief", FILES | CASES | PUBLIC | BODIES | {"AuditEntry"}),
        ("intake", CASES | PUBLIC | BODIES),
        ("auditor", BODIES | {"AuditEntry"}),
        ("nobody", set()),
    ],
)
def test_each_role_sees_its_part(full_world: World, who: str, expected: set[str]) -> None:
    """Every role sees what its work needs and no more."""
    assert sees(getattr(full_world, who)) == expected


def test_a_foreign_officer_sees_nothing_of_the_department(full_world: World) -> None:
    """A handler of another department sees that department only."""
    assert sees(full_world.foreigner) == BODIES | {"AuditEntry"}
    assert list(Department.objects.visible_to(full_world.foreigner)) == [full_world.welfare]
    entries = AuditEntry.objects.visible_to(full_world.foreigner)
    assert set(entries.values_list("department", flat=True)) == {full_world.welfare.pk}


def test_nobody_signed_in_sees_nothing(full_world: World) -> None:
    """An anonymous visitor sees no row."""
    assert sees(AnonymousUser()) == set()
    assert roles_of(AnonymousUser(), full_world.finance) == frozenset()


def test_a_superuser_without_membership_sees_nothing(full_world: World) -> None:
    """The account that administers the machine reads no papers."""
    root = User.objects.create_superuser("root")
    assert sees(root) == set()
    assert why_not_upload(full_world.finance, by=root) is not None


def test_a_blocked_account_sees_nothing(full_world: World) -> None:
    """A deactivated account has lost its sight at once."""
    full_world.handler.is_active = False
    assert sees(full_world.handler) == set()
    assert roles_of(full_world.handler, full_world.finance) == frozenset()


def test_an_ended_role_shows_nothing_any_more(full_world: World) -> None:
    """Sight ends with the role, and the record of the role stays."""
    membership = full_world.handler.memberships.get()
    bodies.end_role(membership=membership, by=full_world.chief, at=full_world.clock())
    bodies.end_role(membership=membership, by=full_world.chief, at=full_world.clock())
    assert sees(full_world.handler) == set()
    assert AuditEntry.objects.filter(action="end_role").count() == 1


def test_another_agency_is_another_world(full_world: World) -> None:
    """A chief of another county sees nothing of this one."""
    clock = full_world.clock
    other = bodies.found_agency(code="hadong", name="하동군", vault=full_world.place.vault, by=None, at=clock())
    office = bodies.found_department(agency=other, code="office", name="총무과", phone="", order=1, by=None, at=clock())
    stranger = User.objects.create_user("stranger")
    bodies.grant_role(user=stranger, department=office, role=Role.CHIEF, by=None, at=clock())
    assert sees(stranger) == BODIES | {"AuditEntry"}
    assert list(Agency.objects.visible_to(stranger)) == [other]


def test_rows_are_not_doubled_by_several_roles(full_world: World) -> None:
    """Somebody with two roles in two departments sees each row once."""
    clock = full_world.clock
    for department, role in ((full_world.finance, Role.REVIEWER), (full_world.welfare, Role.HANDLER)):
        bodies.grant_role(user=full_world.handler, department=department, role=role, by=None, at=clock())
    for kind in (*FILE_ROWS, *CASE_ROWS, *PUBLIC_ROWS, Agency, Department):
        keys = list(kind.objects.visible_to(full_world.handler).values_list("pk", flat=True))  # type: ignore[attr-defined]
        assert len(keys) == len(set(keys))
