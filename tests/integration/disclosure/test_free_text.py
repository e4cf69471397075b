"""Whatever people type for others is stopped before it goes out when it holds personal data; this walks every path."""

from collections.abc import Callable
from datetime import date

import pytest

from disclosure import checking, publishing
from disclosure.actions import approving, cases, reviewing
from disclosure.actions.cases import ItemDraft
from disclosure.errors import PersonalDataInPublicText, TransitionRefused
from disclosure.models import AuditEntry, Case, Publication, PublicationVersion
from disclosure.models.files import RecordKind
from disclosure.models.requests import ItemDecision
from disclosure.sealing import RequestForm
from disclosure.states import CaseState
from redaction.errors import SandboxUnavailable
from redaction.types import Ground
from tests.disclosure_world import SECRET, World, fresh
from tests.plain_services import PlainWorkshop, plain_paper

NUMBERS = (SECRET, "010-1234-5678", "kim@example.com", "０１０－１２３４－５６７８")
NAMED = "홍길동 씨의 ?홍길동? 민원"
FORM = RequestForm("윤복례", "", "구례읍 봉동길 12", "", "", "계약서를 보고 싶습니다")


class Strict(PlainWorkshop):
    """A detector that would hide any text with a question mark, so that names are told from plain words."""

    def detect(self, text):
        """Everything doubtful is to go."""
        return tuple(
            type(span)(span.start, span.end, span.kind, 0.9, span.tier, "redact", span.reason, span.recognizer)
            for span in super().detect(text)
        )


@pytest.fixture
def case(world: World) -> Case:
    """A case whose handler may draft its decision."""
    case = cases.receive(case=world.submitted_case(), by=world.intake, at=world.clock())
    case = cases.assign(case=case, department=world.finance, handler=world.handler, by=world.intake, at=world.clock())
    return cases.start(case=case, by=world.handler, at=world.clock())


def draft(world: World, case: Case, **words: str) -> Case:
    """Put a decision with these words before the approver."""
    given = {"explanation": "설명", "description": "계약서", "reason": "개인정보", **words}
    item = ItemDraft(given["description"], ItemDecision.PARTIAL, (Ground.G6,), given["reason"])
    return cases.draft(
        case=case,
        outcome=CaseState.DECIDED,
        explanation=given["explanation"],
        items=[item],
        by=world.handler,
        at=world.clock(),
    )


def _title(world: World, case: Case, text: str) -> None:
    file = world.upload(plain_paper("본문"))
    world.work()
    reviewing.describe(file=fresh(file), title=text, kind=RecordKind.REPLY, by=world.handler, at=world.clock())


def _publish(field: str) -> Callable[[World, Case, str], None]:
    def path(world: World, case: Case, text: str) -> None:
        world.plan(world.approved(), **{field: text})

    return path


def _correct(world: World, case: Case, text: str) -> None:
    record = world.published(plain_paper("본문"))
    approving.reopen(file=fresh(record.sealed_file), by=world.handler, at=world.clock())
    reviewing.describe(
        file=fresh(record.sealed_file), title=text, kind=RecordKind.REPLY, by=world.handler, at=world.clock()
    )


def _withdraw(world: World, case: Case, text: str) -> None:
    record = world.published(plain_paper("본문"))
    publishing.withdraw(publication=record, reason=text, by=world.handler, at=world.clock())


def _rewrite(world: World, case: Case, text: str) -> None:
    record = withdrawn(world)
    publishing.rewrite_reason(publication=record, reason=text, by=world.handler, at=world.clock())


def _gist(world: World, case: Case, text: str) -> None:
    Case.objects.filter(pk=case.pk).update(state=CaseState.SUBMITTED)
    cases.receive(case=case, gist=text, by=world.intake, at=world.clock())


def _transfer(world: World, case: Case, text: str) -> None:
    Case.objects.filter(pk=case.pk).update(state=CaseState.RECEIVED)
    cases.transfer(case=case, body=text, by=world.intake, at=world.clock())


def _note(world: World, case: Case, text: str) -> None:
    approving.send_back(file=world.reviewed(), note=text, by=world.approver, at=world.clock())


PATHS: dict[str, Callable[[World, Case, str], object]] = {
    "title": _title,
    "summary": _publish("summary"),
    "request_gist": _publish("request_gist"),
    "correct": _correct,
    "withdraw": _withdraw,
    "rewrite": _rewrite,
    "gist": _gist,
    "transfer": _transfer,
    "send_back": _note,
    "explanation": lambda world, case, text: draft(world, case, explanation=f"첫 줄\n{text}"),
    "item": lambda world, case, text: draft(world, case, description=text),
    "reason": lambda world, case, text: draft(world, case, reason=text),
}


def withdrawn(world: World) -> Publication:
    """A record that was taken down for a harmless reason."""
    record = world.published(plain_paper("본문"))
    return publishing.withdraw(publication=record, reason="잘못 공개했습니다.", by=world.handler, at=world.clock())


@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.parametrize("path", PATHS)
def test_plain_numbers_are_refused_where_they_are_typed(world: World, case: Case, path: str, text: str) -> None:
    """A resident number, a mobile number or a mail address is told at once on every path, and nothing is written."""
    before = AuditEntry.objects.filter(action__in=("withdraw", "draft", "transfer")).count()
    with pytest.raises(PersonalDataInPublicText):
        PATHS[path](world, case, f"안내 {text} 끝")
    assert not PublicationVersion.objects.filter(summary__contains=text).exists()
    assert not Publication.objects.filter(withdrawn_reason__contains=text).exists()
    after = AuditEntry.objects.filter(action__in=("withdraw", "draft", "transfer")).count()
    assert after - before <= (path == "rewrite")


@pytest.mark.parametrize("field", ["summary", "request_gist"])
def test_what_only_the_detector_sees_is_held_before_publication(world: World, field: str) -> None:
    """A name in a summary passes the first look and is held by the detector; nothing becomes public."""
    world.plan(world.approved(), **{field: NAMED})
    version = PublicationVersion.objects.get()
    assert not publishing.release(
        version, at=world.clock(), sealed_store=world.place.sealed, public=world.place.public, workshop=Strict()
    )
    assert not Publication.objects.public().exists()


def test_a_reason_of_withdrawal_is_seen_only_after_the_detector_read_it(world: World) -> None:
    """The record is hidden at once; its reason shows when it was read, and a held one never does until rewritten."""
    record = withdrawn(world)
    assert not record.is_public()
    assert record.public_reason() == ""
    world.carry()
    record.refresh_from_db()
    assert record.public_reason() == "잘못 공개했습니다."
    record = publishing.rewrite_reason(publication=record, reason=NAMED, by=world.handler, at=world.clock())
    assert record.public_reason() == ""
    assert checking.check_waiting(Strict(), at=world.clock()) == 1
    record.refresh_from_db()
    assert (record.public_reason(), record.reason_held) == ("", True)
    publishing.rewrite_reason(publication=record, reason="다시 적음", by=world.handler, at=world.clock())
    world.carry()
    record.refresh_from_db()
    assert record.public_reason() == "다시 적음"


def test_a_reason_that_changed_meanwhile_is_read_again(world: World) -> None:
    """The detector's word counts for the words it read and for no others."""
    stale = withdrawn(world)
    publishing.rewrite_reason(publication=stale, reason="다른 이유", by=world.handler, at=world.clock())
    assert not publishing.check_reason(stale, workshop=PlainWorkshop(), at=world.clock())
    assert Publication.objects.unread_reasons().exists()


def test_only_a_withdrawn_record_has_a_reason_to_rewrite(world: World) -> None:
    """Nobody writes a reason for a record that is public, or for a paper that never was."""
    record = world.published(plain_paper("본문"))
    with pytest.raises(TransitionRefused):
        publishing.rewrite_reason(publication=record, reason="이유", by=world.handler, at=world.clock())
    approving.reopen(file=fresh(record.sealed_file), by=world.handler, at=world.clock())
    with pytest.raises(TransitionRefused):
        publishing.rewrite_reason(publication=record, reason="이유", by=world.handler, at=world.clock())


def test_a_decision_is_signed_only_after_the_detector_read_its_words(world: World, case: Case) -> None:
    """Unread words wait, held ones go back to the drafter, read ones are signed."""
    drafted = draft(world, case, reason=NAMED)
    with pytest.raises(TransitionRefused) as waiting:
        cases.decide(case=drafted, by=world.approver, at=world.clock())
    assert "살피는 중" in waiting.value.sentence
    assert checking.check_waiting(Strict(), at=world.clock()) == 1
    drafted.refresh_from_db()
    with pytest.raises(PersonalDataInPublicText):
        cases.decide(case=drafted, by=world.approver, at=world.clock())
    returned = cases.return_draft(case=drafted, by=world.approver, at=world.clock())
    again = draft(world, returned, reason="개인에 관한 사항")
    assert (again.text_checked_at, again.text_held) == (None, False)
    world.carry()
    again.refresh_from_db()
    assert cases.decide(case=again, by=world.approver, at=world.clock()).state == CaseState.DECIDED


def test_a_detector_that_is_away_leaves_words_unread(world: World, case: Case) -> None:
    """No answer is no clearance: reasons stay unseen and decisions unsigned until the detector is back."""

    class Away(PlainWorkshop):
        def detect(self, text):
            raise SandboxUnavailable

    withdrawn(world)
    drafted = draft(world, case)
    assert checking.check_waiting(Away(), at=world.clock()) == 0
    drafted.refresh_from_db()
    assert drafted.text_checked_at is None
    assert Publication.objects.unread_reasons().count() == 1
    assert checking.check_waiting(PlainWorkshop(), at=world.clock()) == 2


def test_a_draft_that_changed_meanwhile_is_read_again(world: World, case: Case) -> None:
    """The detector's word about an older draft clears nothing."""
    stale = draft(world, case)
    cases.return_draft(case=stale, by=world.approver, at=world.clock())
    draft(world, Case.objects.get(pk=case.pk), reason="다른 이유")
    assert not checking.record_check(case=stale, is_held=False, at=world.clock())
    assert Case.objects.get(pk=case.pk).text_checked_at is None


def test_a_corrected_version_takes_the_reason_away(world: World) -> None:
    """When a withdrawn record comes back, nothing of its withdrawal is left to show."""
    record = withdrawn(world)
    file = approving.reopen(file=fresh(record.sealed_file), by=world.handler, at=world.clock())
    reviewing.finish_review(file=file, by=world.handler, at=world.clock())
    world.work()
    result = fresh(file).results.get(round=fresh(file).round)
    approving.approve(file=fresh(file), sha256=result.sha256, by=world.approver, at=world.clock())
    world.plan(fresh(file), decided_on=date(2026, 11, 20))
    world.carry()
    record.refresh_from_db()
    assert record.is_public()
    assert (record.reason_checked_at, record.reason_held, record.public_reason()) == (None, False, "")
