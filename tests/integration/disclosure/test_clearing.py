"""A text stopped for a word that only looks like a name can go on when an officer answers for it, and only then."""

import pytest

from disclosure import clearing, publishing
from disclosure.actions import approving, cases, reviewing
from disclosure.actions.cases import ItemDraft
from disclosure.actions.clearing import clear_draft, clear_file, clear_reason
from disclosure.errors import Changed, NotPermitted, PersonalDataInPublicText, TransitionRefused
from disclosure.models import AuditEntry, Case, HeldText, Publication, SealedFile
from disclosure.models.requests import ItemDecision
from disclosure.states import CaseState, FileState, Stage
from redaction.types import Kind, Tier
from tests.disclosure_world import SECRET, World, fresh
from tests.plain_services import PlainWorkshop, plain_paper

FAINT = "신고인 ~하늘~ 보상금 지급 계획"


def stopped(world: World, title: str) -> SealedFile:
    """A reviewed paper whose title the detector stopped."""
    file = world.reviewed(title=title)
    assert (file.state, file.blocked_stage, file.blocked_code) == (FileState.BLOCKED, Stage.BURN, "DIS-08")
    return file


def clear(world: World, file: SealedFile) -> SealedFile:
    """The handler says that the words name nobody."""
    return clear_file(file=fresh(file), by=world.handler, at=world.clock())


def test_a_faint_name_in_a_title_goes_on_after_an_officers_word(world: World) -> None:
    """The handler answers for the title; the paper is made, published, and the history says who did it and no word."""
    file = stopped(world, FAINT)
    clear(world, file)
    world.work()
    assert fresh(file).state == FileState.VERIFIED
    row = HeldText.objects.get()
    assert (row.cleared_by, row.may_be_cleared()) == (world.handler, True)
    approving.approve(file=fresh(file), sha256=fresh(file).results.get().sha256, by=world.approver, at=world.clock())
    world.plan(fresh(file))
    world.carry()
    assert Publication.objects.public().get().title == FAINT
    said = AuditEntry.objects.get(action="clear_text")
    assert (said.by, said.facts["words"], "하늘" in str(said.facts)) == (world.handler, 1, False)


@pytest.mark.parametrize("title", [f"{FAINT} {SECRET}", f"{SECRET} 민원"])
def test_what_is_surely_personal_is_never_waved_through(world: World, title: str) -> None:
    """A resident number in the title stays stopped, whoever says what."""
    file = stopped(world, title)
    with pytest.raises(PersonalDataInPublicText):
        clear(world, file)
    assert HeldText.objects.get().cleared_by is None
    assert fresh(file).state == FileState.BLOCKED


@pytest.mark.parametrize(
    ("kind", "tier", "may"),
    [
        (Kind.PERSON, Tier.FAINT, True),
        (Kind.PERSON, Tier.LIKELY, False),
        (Kind.PERSON, Tier.SURE, False),
        (Kind.PASSPORT, Tier.FAINT, False),
        (Kind.RESIDENT_NUMBER, Tier.FAINT, False),
    ],
)
def test_only_faint_sightings_that_are_no_unique_identifier_may_be_cleared(kind: Kind, tier: Tier, may: bool) -> None:
    """Likelier names and any resident, foreigner, passport or licence number cannot be answered for."""
    assert HeldText(spans=[[0, 2, kind.value, int(tier)]]).may_be_cleared() is may
    assert not HeldText(spans=[]).may_be_cleared()


def test_another_letter_makes_another_text(world: World) -> None:
    """An officer's word holds for the text as it stood; a changed title is stopped again."""
    file = stopped(world, FAINT)
    clear(world, file)
    world.work()
    approving.send_back(file=fresh(file), note="제목을 고칩니다", by=world.approver, at=world.clock())
    reviewing.describe(file=fresh(file), title=f"{FAINT} 2", kind=file.kind, by=world.handler, at=world.clock())
    reviewing.finish_review(file=fresh(file), by=world.handler, at=world.clock())
    world.work()
    assert fresh(file).blocked_code == "DIS-08"


def test_a_word_given_does_not_cover_what_is_seen_later(world: World) -> None:
    """When the detector later sees more in the same text, the text is stopped again and the old word is gone."""
    text = "신고인 ~하늘~ 과 ~바다~"
    with PlainWorkshop() as workshop:
        (seen,) = clearing.stopped([text], world.finance, workshop)
        clearing.keep([clearing.Stopped(seen.text_sha256, seen.spans[:1])], world.finance, at=world.clock())
        HeldText.objects.update(cleared_by=world.handler, cleared_at=world.clock())
        assert clearing.is_held([text], world.finance, workshop, at=world.clock())
        assert HeldText.objects.get().cleared_by is None
        HeldText.objects.update(cleared_by=world.handler, cleared_at=world.clock())
        assert not clearing.is_held([text], world.finance, workshop, at=world.clock())
        assert clearing.is_held([text], world.welfare, workshop, at=world.clock())


def test_only_who_works_on_the_file_may_answer_for_it(world: World) -> None:
    """Neither an approver nor another department can wave a title through; nothing can be said of a file that runs."""
    file = stopped(world, FAINT)
    for other in (world.approver, world.foreigner, world.nobody):
        with pytest.raises(NotPermitted):
            clear_file(file=fresh(file), by=other, at=world.clock())
    clear(world, file)
    with pytest.raises(TransitionRefused):
        clear(world, file)


def test_a_file_stopped_for_something_else_has_nothing_to_answer_for(world: World) -> None:
    """A leak found by verification is no matter of words."""
    file = world.reviewed(plain_paper("본문 {샘}"))
    assert fresh(file).state == FileState.BLOCKED
    with pytest.raises(Changed):
        clear(world, file)


def test_a_summary_can_be_answered_for_and_planned_again(world: World) -> None:
    """A summary held at publication goes out at the second try with the same words."""
    file = world.approved()
    world.plan(file, summary=FAINT)
    world.carry()
    assert fresh(file).blocked_stage == Stage.PUBLISH
    clear(world, file)
    assert fresh(file).state == FileState.APPROVED
    world.plan(fresh(file), summary=FAINT)
    world.carry()
    assert Publication.objects.public().get().summary == FAINT


def test_a_reason_of_a_withdrawal_can_be_answered_for(world: World) -> None:
    """The tombstone shows the reason once somebody said that it names nobody."""
    record = world.published()
    publishing.withdraw(publication=record, reason=FAINT, by=world.handler, at=world.clock())
    world.carry()
    record.refresh_from_db()
    assert record.reason_held
    clear_reason(publication=record, by=world.handler, at=world.clock())
    world.carry()
    record.refresh_from_db()
    assert (record.reason_held, record.public_reason()) == (False, FAINT)


def test_a_drafted_decision_can_be_answered_for(world: World) -> None:
    """The approver may sign after the drafter said that the words name nobody."""
    case = cases.receive(case=world.submitted_case(), by=world.intake, at=world.clock())
    case = cases.assign(case=case, department=world.finance, handler=world.handler, by=world.intake, at=world.clock())
    case = cases.start(case=case, by=world.handler, at=world.clock())
    item = ItemDraft("보상금 지급 대장", ItemDecision.OPEN)
    case = cases.draft(
        case=case, outcome=CaseState.DECIDED, explanation=FAINT, items=[item], by=world.handler, at=world.clock()
    )
    world.carry()
    assert Case.objects.get().text_held
    with pytest.raises(PersonalDataInPublicText):
        cases.decide(case=Case.objects.get(), by=world.approver, at=world.clock())
    clear_draft(case=Case.objects.get(), by=world.handler, at=world.clock())
    world.carry()
    assert cases.decide(case=Case.objects.get(), by=world.approver, at=world.clock()).state == CaseState.DECIDED
