"""Values that are always kept or always hidden: listed in a review, spoken in later papers, seconded for the county."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from disclosure.actions import bodies, listing, reviewing
from disclosure.errors import Changed, DateRefused, NotListable, NotPermitted, SamePerson, TransitionRefused
from disclosure.models import AuditEntry, FindingRow, ListEntry, SealedFile
from disclosure.models.files import RecordKind
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.reviewing import marks
from disclosure.states import ListState, Role
from tests.disclosure_world import World, fresh
from tests.plain_services import plain_paper

LAST_DAY = date(2027, 11, 23)
NAME = "김점례"


@pytest.fixture
def file(world: World) -> SealedFile:
    """A paper under review with a doubtful name."""
    uploaded = world.upload()
    world.work()
    return fresh(uploaded)


def list_name(world: World, file: SealedFile, **changes: object) -> ListEntry:
    """The handler says that the name stays in the department."""
    given: dict[str, object] = {
        "file": file,
        "finding": FindingRow.objects.get(sealed_file=file, kind="person").pk,
        "disposition": ListDisposition.KEEP,
        "scope": ListScope.DEPARTMENT,
        "expires_on": LAST_DAY,
        "by": world.handler,
        "at": world.clock(),
    }
    return listing.list_value(**{**given, **changes})  # type: ignore[arg-type]


def later_paper(world: World, number: int = 1, **more: object) -> str:
    """What is proposed for the name in a paper handed in afterwards."""
    uploaded = world.upload(plain_paper(f"{number}번 문서 ?{NAME}? 900101-1234567"), **more)
    world.work()
    (mark,) = [mark for mark in marks(fresh(uploaded)) if mark.kind == "person"]
    return mark.state


def test_a_value_listed_for_the_department_is_settled_in_its_next_paper(world: World, file: SealedFile) -> None:
    """The officer decides once; the next paper of the department proposes the same and says why."""
    entry = list_name(world, file)
    assert (entry.state, entry.page, entry.record_kind) == (ListState.LIVE, 1, "")
    assert later_paper(world) == "keep"
    row = FindingRow.objects.filter(kind="person").order_by("pk").last()
    assert row is not None
    assert row.reason == "우리 부서에서 늘 두기로 한 값"
    found = AuditEntry.objects.filter(action="find").order_by("number").last()
    assert found is not None
    assert found.facts["listed"] == 1


def test_no_list_reaches_a_foreign_department_or_another_kind_of_paper(world: World, file: SealedFile) -> None:
    """A value of the department means nothing elsewhere, and one for a kind of paper nothing in another kind."""
    list_name(world, file, scope=ListScope.DOCUMENT_KIND, disposition=ListDisposition.REDACT)
    assert later_paper(world, 1) == "redact"
    assert later_paper(world, 2, kind=RecordKind.CONTRACT) == "undecided"
    elsewhere = {"department": world.welfare, "by": world.foreigner}
    assert later_paper(world, 3, **elsewhere) == "undecided"


def test_an_entry_ends_with_its_last_day_or_by_an_officers_word(world: World, file: SealedFile) -> None:
    """After the last day, or once taken off, the next paper asks again; the row stays as the record."""
    entry = list_name(world, file, expires_on=date(2026, 11, 24))
    assert later_paper(world, 1) == "keep"
    ListEntry.objects.update(expires_on=date(2026, 11, 22))
    assert later_paper(world, 2) == "undecided"
    assert entry.is_expired(date(2026, 11, 25))
    listing.end_entry(entry=entry, by=world.second_handler, at=world.clock())
    renewed = list_name(world, file, expires_on=LAST_DAY)
    assert later_paper(world, 3) == "keep"
    listing.end_entry(entry=renewed, by=world.handler, at=world.clock())
    assert later_paper(world, 4) == "undecided"
    with pytest.raises(TransitionRefused):
        listing.end_entry(entry=renewed, by=world.handler, at=world.clock())
    assert ListEntry.objects.count() == 2


def test_the_county_needs_a_second_officer(world: World, file: SealedFile) -> None:
    """A proposal for the county says nothing until an approver who did not make it agrees."""
    entry = list_name(world, file, scope=ListScope.COUNTY)
    assert entry.state == ListState.PROPOSED
    elsewhere = {"department": world.welfare, "by": world.foreigner}
    assert later_paper(world, 1, **elsewhere) == "undecided"
    world.grant_approver(world.handler)
    refused = ((world.handler, SamePerson), (world.second_handler, NotPermitted), (world.foreigner, NotPermitted))
    for who, error in refused:
        with pytest.raises(error):
            listing.approve_entry(entry=entry, by=who, at=world.clock())
    approved = listing.approve_entry(entry=entry, by=world.chief, at=world.clock())
    assert (approved.state, approved.approved_by) == (ListState.LIVE, world.chief)
    assert later_paper(world, 2, **elsewhere) == "keep"
    actions = AuditEntry.objects.filter(subject_kind="list").order_by("number").values_list("action", flat=True)
    assert list(actions) == ["list_value", "list_approve"]


def test_a_proposal_whose_last_day_has_passed_is_not_approved(world: World, file: SealedFile) -> None:
    """Nobody brings an expired proposal to life."""
    entry = list_name(world, file, scope=ListScope.COUNTY, expires_on=date(2026, 11, 24))
    world.clock.now += timedelta(days=2)
    with pytest.raises(DateRefused):
        listing.approve_entry(entry=entry, by=world.chief, at=world.clock())


def test_the_database_itself_refuses_the_same_person_and_a_resident_number(world: World, file: SealedFile) -> None:
    """Even a wrong program cannot write a county entry approved by its proposer, or one of a resident number."""
    entry = list_name(world, file, scope=ListScope.COUNTY)
    wrong = {"state": ListState.LIVE, "approved_by": world.handler, "approved_at": world.clock()}
    for fields in (wrong, {"state": ListState.LIVE}, {"kind": "resident_number"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ListEntry.objects.filter(pk=entry.pk).update(**fields)


def test_a_resident_number_is_never_listed(world: World, file: SealedFile) -> None:
    """A unique identifier is decided in each paper anew."""
    number = FindingRow.objects.get(sealed_file=file, kind="resident_number")
    with pytest.raises(NotListable):
        list_name(world, file, finding=number.pk)


def test_a_value_stands_once_in_a_list(world: World, file: SealedFile) -> None:
    """The same value for the same scope is told to stand there already; for another scope it may be listed too."""
    list_name(world, file)
    with pytest.raises(NotListable) as refusal:
        list_name(world, file, disposition=ListDisposition.REDACT)
    assert "이미" in refusal.value.sentence
    assert list_name(world, file, scope=ListScope.DOCUMENT_KIND).record_kind == RecordKind.REPLY


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2020, 1, 1), date(2028, 11, 24), date(9999, 1, 1)])
def test_the_last_day_lies_between_tomorrow_and_two_years(world: World, file: SealedFile, day: date) -> None:
    """An entry without a near end is refused."""
    with pytest.raises(DateRefused):
        list_name(world, file, expires_on=day)


def test_only_who_may_decide_a_file_lists_its_values(world: World, file: SealedFile) -> None:
    """An approver, a foreign officer, another file's finding, and a file after its review are refused."""
    for who in (world.approver, world.foreigner, world.auditor):
        with pytest.raises(NotPermitted):
            list_name(world, file, by=who)
    with pytest.raises(Changed):
        list_name(world, file, finding=999_999)
    world.decide_all(file)
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        list_name(world, file)


def test_the_department_of_the_row_decides_who_sees_it(world: World, file: SealedFile) -> None:
    """The own department and the chief see an entry; other departments do not, even one for the county."""
    entry = list_name(world, file, scope=ListScope.COUNTY)
    bodies.grant_role(user=world.nobody, department=world.welfare, role=Role.CHIEF, by=None, at=world.clock())
    for who, sees in ((world.handler, True), (world.nobody, True), (world.foreigner, False), (world.auditor, False)):
        assert ListEntry.objects.visible_to(who).filter(pk=entry.pk).exists() is sees
    assert ListEntry.objects.to_approve().get() == entry
    assert str(entry) == entry.public_id
