"""A screen opened before its time says where the file stands and what to do, and claims nothing about it."""

from datetime import timedelta

import pytest

from cms.officers.review.ending import minutes_taken
from disclosure.actions import reviewing
from disclosure.models import SealedFile
from disclosure.models.reviews import DecisionState
from disclosure.reviewing import marks
from disclosure.states import FileState, Stage
from redaction.types import Ground
from tests.disclosure_world import fresh
from tests.integration.officers.screens import at

NOTHING_YET = "아직 검토할 것이 없습니다"
ADDRESSES = ("", "?view=both", "?view=result", "?page=7&list=page")


@pytest.fixture
def unread(world):
    """A paper that the machine has not looked at."""
    return world.upload()


@pytest.fixture
def read(world):
    """A paper that waits for its review."""
    file = world.upload()
    world.work()
    return fresh(file)


def block(file: SealedFile, stage: Stage, code: str) -> None:
    """Stop the file at a stage."""
    SealedFile.objects.filter(pk=file.pk).update(state=FileState.BLOCKED, blocked_stage=stage, blocked_code=code)


@pytest.mark.parametrize("query", ADDRESSES)
def test_a_file_that_could_not_be_read_says_why_and_what_to_do(unread, as_officer, query):
    """However its review is opened, the officer reads why it stopped and is led to the file."""
    block(unread, Stage.INSPECT, "RED-04")
    answer = as_officer("handler").get(at("review", unread) + query)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert NOTHING_YET in body
    assert "RED-04" in body
    assert at("file", unread) in body


def test_no_screen_says_that_an_unread_file_has_nothing_to_hide(unread, as_officer):
    """Neither the review nor its end calls a file done that nobody has read, in whatever state it waits."""
    handler = as_officer("handler")
    for state in (FileState.RECEIVED, FileState.INSPECTED, FileState.READ):
        SealedFile.objects.filter(pk=unread.pk).update(state=state)
        for name in ("review", "review_end"):
            body = handler.get(at(name, unread)).content.decode()
            assert NOTHING_YET in body
            assert "전부 공개됩니다" not in body
            assert "남은 결정 없음" not in body


def test_a_destroyed_file_has_nothing_to_review(unread, as_officer):
    """Its review says that the original is gone instead of failing."""
    SealedFile.objects.filter(pk=unread.pk).update(state=FileState.DISCARDED)
    assert "원본을 폐기해" in as_officer("handler").get(at("review", unread)).content.decode()


def test_side_by_side_before_there_is_a_result_says_so(read, as_officer):
    """The original is shown, with a sentence that tells when the result can be seen beside it."""
    handler = as_officer("handler")
    body = handler.get(at("review", read) + "?view=both").content.decode()
    assert "아직 견줄 결과가 없어" in body
    assert "가린 파일 만들기" in body
    assert "아직 견줄 결과가 없어" not in handler.get(at("review", read)).content.decode()


def test_side_by_side_of_a_refused_result_says_why(read, as_officer):
    """Where the result did not pass its checks, the reason stands instead."""
    block(read, Stage.VERIFY, "RED-30")
    assert "RED-30" in as_officer("handler").get(at("review", read) + "?view=both").content.decode()


@pytest.mark.parametrize("name", ["approve", "publish"])
def test_a_step_too_early_leads_back_to_the_file(read, as_officer, name):
    """Approving and publishing before their time name the stage and lead to the file's own screen."""
    body = as_officer("approver").get(at(name, read)).content.decode()
    assert "지금 단계: 검토 대기" in body
    assert f'class="button" href="{at("file", read)}"' in body


def test_a_stopped_file_says_whose_turn_it_is(unread, as_officer):
    """The handler is told to choose; who may do nothing is told who deals with it."""
    block(unread, Stage.INSPECT, "RED-04")
    assert "할 일을 고르십시오" in as_officer("handler").get(at("file", unread)).content.decode()
    assert "처리담당이나 검토자가" in as_officer("chief").get(at("file", unread)).content.decode()


def test_a_review_that_lay_open_over_night_took_no_night(world, read):
    """A long pause between two decisions counts as five minutes."""
    assert minutes_taken(read, at=world.clock()) is None
    started = world.clock()
    for mark, hours in zip(marks(read)[:2], (0, 20), strict=True):
        reviewing.decide(
            file=fresh(read),
            state=DecisionState.REDACT,
            ground=Ground.G6,
            findings=[mark.finding_id],
            by=world.handler,
            at=started + timedelta(hours=hours),
        )
    assert minutes_taken(read, at=started + timedelta(hours=20, minutes=2)) == 7
