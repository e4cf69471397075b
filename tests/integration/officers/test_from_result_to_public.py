"""A second officer approves the result; it is published, withdrawn, and corrected."""

from datetime import timedelta

import pytest

from cms.officers.words import moment_words
from disclosure.models import Approval, Publication, PublicationVersion
from disclosure.states import FileState
from tests.disclosure_world import SECRET, fresh, result_of
from tests.integration.officers.screens import at, told


@pytest.fixture
def file(world):
    """A paper whose result is proven."""
    return world.reviewed()


def test_the_approver_sees_the_result_and_nothing_of_the_original(file, as_officer):
    """Result pages, grounds, checks with their words, hash and redactor; no value that was hidden."""
    body = as_officer("approver").get(at("approve", file)).content.decode()
    assert result_of(file).sha256 in body
    assert "가린 값이 파일 어디에도 없음" in body
    assert "handler" in body
    assert SECRET not in body
    assert "/original/" not in body


def test_approving_takes_exactly_the_hash_that_was_shown(file, as_officer):
    """Another hash is refused, the shown one is approved."""
    approver = as_officer("approver")
    assert "DIS-05" in told(approver.post(at("approve_now", file), {"sha256": "0" * 64}))
    approver.post(at("approve_now", file), {"sha256": result_of(file).sha256})
    assert fresh(file).state == FileState.APPROVED


def test_who_redacted_may_not_approve(world, file, as_officer):
    """The handler, made an approver too, still may not approve the own work, and reads why."""
    world.grant_approver(world.handler)
    handler = as_officer("handler")
    assert "다른 결재권자" in handler.get(at("approve", file)).content.decode()
    assert "DIS-04" in told(handler.post(at("approve_now", file), {"sha256": result_of(file).sha256}))
    assert not Approval.objects.exists()


def test_sending_back_gives_the_note_to_the_redactor(file, as_officer):
    """The note stands on the review screen."""
    as_officer("approver").post(at("send_back", file), {"note": "2쪽 도장을 가려 주세요"})
    assert fresh(file).state == FileState.REVIEW
    assert "2쪽 도장을 가려 주세요" in as_officer("handler").get(at("review", file)).content.decode()


def test_asking_for_a_page_as_a_picture(file, as_officer):
    """The wish reaches the redactor as a note that names the page."""
    as_officer("approver").post(at("ask_raster", file), {"page": ["2"]})
    assert "2쪽을 그림으로" in fresh(file).send_back_note


@pytest.fixture
def approved(world):
    """A paper whose result is approved."""
    return world.approved()


def publish_form(file, **more):
    """The form as an officer fills it."""
    return {
        "sha256": result_of(file).sha256,
        "summary": "민원을 처리한 결과입니다.",
        "decided_on": "2026-11-20",
        "when": "now",
        **more,
    }


def test_publishing_now(world, approved, as_officer):
    """What is asked for now is public as soon as the worker has passed."""
    assert as_officer("handler").post(at("publish", approved), publish_form(approved)).status_code == 302
    world.carry()
    assert Publication.objects.public().count() == 1


def test_publishing_on_a_day_and_taking_the_plan_back(world, approved, as_officer):
    """A planned paper is not public before its day, and the plan can be cancelled."""
    handler = as_officer("handler")
    day = (world.clock() + timedelta(days=7)).date().isoformat()
    handler.post(at("publish", approved), publish_form(approved, when="later", publish_on=day))
    world.carry()
    assert not Publication.objects.public().exists()
    assert "취소" in told(handler.post(at("cancel_plan", approved)))


def test_a_planned_paper_tells_everywhere_when_it_becomes_public(world, approved, as_officer):
    """File, form, list and record name the day, say how to change it, and open no address that does not answer yet."""
    handler = as_officer("handler")
    day = (world.clock() + timedelta(days=7)).date().isoformat()
    assert "예약했습니다" in told(
        handler.post(at("publish", approved), publish_form(approved, when="later", publish_on=day))
    )
    record = Publication.objects.get()
    when = moment_words(PublicationVersion.objects.get().publish_at)
    assert when.endswith("09:00")
    bodies = [
        handler.get(address).content.decode()
        for address in (at("file", approved), at("publish", approved), at("publication", record))
    ]
    for body in bodies:
        assert f"{when}에 공개됩니다" in body
        assert "공개 예약 취소" in body
    assert f"{when} 예정" in handler.get("/admin/publications/?standing=planned").content.decode()
    assert f'href="http://testserver/records/{record.public_id}' not in bodies[2]
    assert "가린 곳" not in bodies[2]


def test_a_plan_taken_back_is_no_plan_any_more(world, approved, as_officer):
    """The record then stands as not public, without a day, and the form is there again with what was typed."""
    handler = as_officer("handler")
    day = (world.clock() + timedelta(days=7)).date().isoformat()
    handler.post(at("publish", approved), publish_form(approved, when="later", publish_on=day))
    handler.post(at("cancel_plan", approved))
    record = Publication.objects.get()
    assert "공개할 때도 정하지 않았습니다" in handler.get(at("publication", record)).content.decode()
    assert at("publication", record) not in handler.get("/admin/publications/?standing=planned").content.decode()
    assert at("publication", record) in handler.get("/admin/publications/?standing=unplanned").content.decode()
    assert "민원을 처리한 결과입니다." in handler.get(at("publish", approved)).content.decode()


def test_a_summary_with_a_resident_number_is_refused_beside_its_field(approved, as_officer):
    """The officer reads what is wrong at the field, and nothing is planned."""
    answer = as_officer("handler").post(at("publish", approved), publish_form(approved, summary=f"주민 {SECRET}"))
    assert answer.status_code == 409
    assert "DIS-08" in answer.content.decode()
    assert not Publication.objects.exists()


def test_withdrawing_takes_two_steps(world, as_officer):
    """First the officer sees what residents will read; only the second step hides the record."""
    publication = world.published()
    handler = as_officer("handler")
    reason = "다시 검토하기 위해 내립니다"
    first = handler.post(at("withdraw", publication), {"reason": reason, "step": "show"})
    assert reason in first.content.decode()
    assert Publication.objects.public().count() == 1
    handler.post(at("withdraw", publication), {"reason": reason, "step": "withdraw"})
    assert not Publication.objects.public().exists()
    assert reason in handler.get(at("publication", publication)).content.decode()


def test_correcting_starts_a_new_round_while_the_old_one_stays_public(world, as_officer):
    """The record stays visible until the corrected version is published."""
    publication = world.published()
    as_officer("handler").post(at("reopen", publication.sealed_file))
    assert fresh(publication.sealed_file).state == FileState.REVIEW
    assert Publication.objects.public().count() == 1


def test_history_tells_numbers_and_no_titles(world, as_officer):
    """The history of a file lists acts and persons, not the words of the paper."""
    file = world.approved()
    body = as_officer("handler").get(at("file", file)).content.decode()
    history = body.partition('class="og-history"')[2].partition("</ol>")[0]
    assert "승인하기" in history
    assert file.title not in history
    assert "김점례" not in history
