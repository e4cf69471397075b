"""A stopped text: the officer sees the words, may answer for faint ones, and the approver sees who did."""

from django.urls import reverse

from disclosure import publishing
from disclosure.models import SealedFile
from disclosure.reviewing import undecided
from disclosure.states import FileState
from tests.disclosure_world import SECRET, fresh
from tests.plain_services import plain_paper

FAINT = "신고인 ~하늘~ 보상금 지급 계획"
BUTTON = "개인정보가 아님으로 적고 계속하기"


def at(name, row):
    """An address of a row."""
    return reverse(f"officers:{name}", args=(row.public_id,))


def test_an_officer_answers_for_a_title_and_the_approver_sees_it(world, as_officer):
    """The word is marked on the file's screen; one button records it, the file goes on, approval shows who said so."""
    file = world.reviewed(title=FAINT)
    handler = as_officer("handler")
    screen = handler.get(at("file", file)).content.decode()
    assert "<mark>~하늘~</mark>" in screen
    assert BUTTON in screen
    assert BUTTON not in as_officer("approver").get(at("file", file)).content.decode()
    handler.post(at("clear_file", file))
    world.work()
    assert fresh(file).state == FileState.VERIFIED
    assert "개인정보가 아니라고 적었습니다" in as_officer("approver").get(at("approve", file)).content.decode()
    assert "개인정보가 아님으로 적기" in handler.get(at("file", file)).content.decode()


def test_a_sure_number_shows_no_button(world, as_officer):
    """A title with a resident number says that it has to be written anew, and the address refuses."""
    file = world.reviewed(title=f"{SECRET} 민원")
    handler = as_officer("handler")
    screen = handler.get(at("file", file)).content.decode()
    assert BUTTON not in screen
    assert "그 말을 빼고 다시 쓰십시오" in screen
    handler.post(at("clear_file", file))
    assert fresh(file).state == FileState.BLOCKED
    assert as_officer("foreigner").post(at("clear_file", file)).status_code == 404


def test_a_reason_of_a_withdrawal_is_answered_for_on_the_records_screen(world, as_officer):
    """The reason held back is shown to residents after an officer's word."""
    record = world.published()
    publishing.withdraw(publication=record, reason=FAINT, by=world.handler, at=world.clock())
    world.carry()
    handler = as_officer("handler")
    assert BUTTON in handler.get(at("publication", record)).content.decode()
    handler.post(at("clear_reason", record))
    world.carry()
    record.refresh_from_db()
    assert record.public_reason() == FAINT


def test_what_stands_outside_the_pages_is_told_and_needs_no_decision(world, as_officer):
    """The review says what a bookmark held and that it never goes out."""
    plain, marked = world.upload(), world.upload(plain_paper("둘째 {밖 신청인 ?김점례?}"))
    world.work()
    handler = as_officer("handler")
    assert "쪽 밖에서 찾은 것" not in handler.get(at("review", plain)).content.decode()
    screen = handler.get(at("review", marked)).content.decode()
    section = screen.partition('<section class="og-outside"')[2].partition("</section>")[0]
    assert "신청인 <mark>?김점례?</mark>" in section
    assert "가린 파일에는 하나도 옮겨 가지 않으므로" in section
    assert "김점례" not in str(SealedFile.objects.values_list("outside_findings", flat=True))
    world.decide_all(marked)
    assert undecided(fresh(marked)) == 0
