"""An officer says once what always holds of a value; a second one agrees for the county; the list shows no value."""

from datetime import date

import pytest
from django.urls import reverse

from disclosure.models import FindingRow, ListEntry
from disclosure.states import ListState
from tests.disclosure_world import SECRET, fresh
from tests.integration.officers.screens import at, told
from tests.plain_services import plain_paper

NAME = "김점례"


@pytest.fixture
def file(world):
    """A paper under review with a doubtful name and a resident number."""
    uploaded = world.upload()
    world.work()
    return fresh(uploaded)


def put_on(client, file, **more):
    """Send the small form of the review screen."""
    form = {
        "finding": FindingRow.objects.get(sealed_file=file, kind="person").pk,
        "disposition": "keep",
        "scope": "department",
        "expires_on": "2027-11-01",
        "page": 1,
        **more,
    }
    return client.post(at("list_value", file), form)


def test_a_value_is_listed_from_the_review_and_holds_in_the_next_paper(world, file, as_officer):
    """The officer lists a name without JavaScript, reads until when it holds, and the next paper keeps it."""
    handler = as_officer("handler")
    body = handler.get(at("review", file)).content.decode()
    assert "다음 파일에도 적용" in body
    assert 'value="2027-11-2' in body
    answer = put_on(handler, file)
    assert answer["Location"] == at("review", file) + "?page=1"
    assert "2027년 11월 1일" in told(answer)
    later = world.upload(plain_paper(f"다음 ?{NAME}?"))
    world.work()
    assert "우리 부서에서 늘 두기로 한 값" in handler.get(at("review", later)).content.decode()


def test_the_form_is_not_offered_for_a_resident_number_and_is_refused_if_sent(file, as_officer):
    """A unique identifier has no such form, and a made-up one is told why not."""
    handler = as_officer("handler")
    number = FindingRow.objects.get(sealed_file=file, kind="resident_number").pk
    assert f'name="finding" value="{number}"' not in handler.get(at("review", file)).content.decode()
    assert "DIS-17" in told(put_on(handler, file, finding=number))
    assert not ListEntry.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"finding": "x"}, "DIS-05"),
        ({"finding": "9" * 40}, "DIS-05"),
        ({"finding": "999999"}, "DIS-05"),
        ({"disposition": "review"}, "DIS-14"),
        ({"scope": "world"}, "DIS-14"),
        ({"expires_on": ""}, "DIS-14"),
        ({"expires_on": "어제"}, "DIS-14"),
        ({"expires_on": "2020-01-01"}, "DIS-10"),
        ({"expires_on": "2099-01-01"}, "DIS-10"),
        ({"page": "x" * 9, "scope": ""}, "DIS-14"),
    ],
)
def test_a_wrong_form_is_told_what_is_wrong(file, as_officer, wrong, code):
    """Nothing made up is listed; the officer reads a sentence with its code."""
    answer = put_on(as_officer("handler"), file, **wrong)
    assert answer.status_code == 302
    assert code in told(answer)
    assert not ListEntry.objects.exists()


def test_the_county_list_waits_for_a_second_officer(file, as_officer):
    """The proposer reads why they cannot approve; the chief opens the paper, approves, and the row is live."""
    handler, chief = as_officer("handler"), as_officer("chief")
    assert "제안했습니다" in told(put_on(handler, file, scope="county"))
    entry = ListEntry.objects.get()
    assert "만 할 수 있는 일입니다" in handler.get(at("list_entry", entry)).content.decode()
    assert "DIS-01" in told(handler.post(at("list_approve", entry)))
    screen = chief.get(at("list_entry", entry)).content.decode()
    assert at("review", file) + "?page=1" in screen
    assert at("list_approve", entry) in screen
    assert "승인했습니다" in told(chief.post(at("list_approve", entry)))
    entry.refresh_from_db()
    assert entry.state == ListState.LIVE
    screen = chief.get(at("list_entry", entry)).content.decode()
    assert "군 전체에 승인하기" in screen  # its line of the history
    assert "목록에 올림" in screen


def test_list_and_entry_show_no_value(file, as_officer):
    """Neither screen says the value, its key, or anything of it; only the paper does."""
    handler = as_officer("handler")
    put_on(handler, file)
    entry = ListEntry.objects.get()
    for address in (reverse("officers:lists"), at("list_entry", entry)):
        body = handler.get(address).content.decode()
        assert "이름 · 늘 둠" in body
        for secret in (NAME, SECRET, entry.value_key, entry.value_key[:12]):
            assert secret not in body


def test_the_list_is_filtered_by_where_entries_stand(file, as_officer):
    """Waiting, live, expired and ended entries are told apart."""
    handler = as_officer("handler")
    put_on(handler, file)
    entry = ListEntry.objects.get()

    def listed(standing):
        body = handler.get(reverse("officers:lists") + f"?standing={standing}").content.decode()
        return at("list_entry", entry) in body

    assert [listed(one) for one in ("proposed", "live", "expired", "ended")] == [False, True, False, False]
    ListEntry.objects.update(expires_on=date(2026, 11, 1))
    assert [listed(one) for one in ("proposed", "live", "expired", "ended")] == [False, False, True, False]
    assert "기한 지남" in handler.get(at("list_entry", entry)).content.decode()
    assert "뺐습니다" in told(handler.post(at("list_end", entry)))
    assert [listed(one) for one in ("proposed", "live", "expired", "ended")] == [False, False, False, True]
    assert "DIS-02" in told(handler.post(at("list_end", entry)))


def test_a_paper_that_moved_out_of_sight_is_not_linked(world, file, as_officer):
    """Where the officer may not open the paper, the entry says so instead of leading there."""
    put_on(as_officer("handler"), file)
    file.department = world.welfare
    file.save()
    body = as_officer("handler").get(at("list_entry", ListEntry.objects.get())).content.decode()
    assert "다른 부서의 파일" in body
    assert file.public_id not in body
