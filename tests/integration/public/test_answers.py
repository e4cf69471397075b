"""Answer before asking: published pages beside a request that is being written, and what is counted of it."""

from django.test import Client

from cms.public.answering import MOST_WORDS, asked_words
from cms.public.drafts import RequestDraft
from cms.shelves.answers import AnswerCount
from tests import public_county

TOPIC = "업무추진비 집행 내역"


def counts() -> tuple[int, int, int, int]:
    """Shown, opened, settled, sent."""
    row = AnswerCount.objects.first()
    return (row.shown, row.opened, row.settled, row.sent) if row else (0, 0, 0, 0)


def begin(reader) -> str:
    """Write a topic and look; gives the page with the answers."""
    return reader.post("/request/what/", {"topic": TOPIC}, follow=True).content.decode()


def test_pages_that_answer_are_shown_and_counted_once(indexed, reader):
    """However often the step is opened again, one writer counts as one."""
    page = begin(reader)
    assert f"/request/answers/{indexed.records[2].public_id}/2/" in page
    begin(reader)
    reader.get("/request/what/")
    assert counts() == (1, 0, 0, 0)


def test_an_opened_answer_leads_to_its_page_and_is_counted_once(indexed, reader):
    """The link goes on to the page of the record; somebody who is not writing a request counts nothing."""
    begin(reader)
    address = f"/request/answers/{indexed.records[2].public_id}/2/"
    assert reader.get(address)["Location"].endswith(f"{indexed.records[2].public_id}/#page-2")
    reader.get(address)
    Client().get(address)
    assert counts() == (1, 1, 0, 0)
    public_county.withdraw(indexed, indexed.records[2], "잘못 공개했습니다.")
    assert reader.get(address).status_code == 410
    assert reader.get("/request/answers/nosuchrecord/1/").status_code == 404


def test_who_found_it_sends_nothing_and_leaves_nothing(indexed, reader):
    """One press forgets the draft and counts an answer; a second press, or one without a draft, counts nothing."""
    begin(reader)
    page = reader.post("/request/settled/", follow=True).content.decode()
    assert "찾으셨다니 다행입니다" in page
    reader.post("/request/settled/")
    Client().post("/request/settled/")
    assert counts() == (1, 0, 1, 0)
    assert not RequestDraft.objects.exists()


def test_answers_come_while_typing_without_an_address_that_holds_the_text(indexed, reader):
    """The live answers take the text by POST with the form's token, and give a piece of a page."""
    page = reader.post("/request/answers/", {"text": "지난해 업무추진비 집행 내역을 보고 싶습니다"}).content.decode()
    assert "<html" not in page
    assert indexed.records[2].public_id in page
    assert Client(enforce_csrf_checks=True).post("/request/answers/", {"text": TOPIC}).status_code == 403
    assert reader.get("/request/answers/").status_code == 405
    assert "적으시면" in reader.post("/request/answers/", {"text": " "}).content.decode()
    assert reader.post("/request/answers/", {"text": '"' * 9000}).status_code == 200
    assert counts() == (0, 0, 0, 0)


def test_a_long_text_asks_with_its_first_words_and_without_signs():
    """Quotes and minus of prose mean nothing to the search; more words than it takes are left out."""
    words = asked_words('"계약서" -사본, ' + " ".join(f"말{number}" for number in range(40)))
    assert words.startswith("계약서 사본 말0")
    assert len(words.split()) == MOST_WORDS
    assert len(asked_words("가" * 5000)) <= 200


def test_the_rate_of_answers_is_on_the_page_of_numbers(indexed, reader):
    """What was counted is shown to everybody, with its table as a download."""
    begin(reader)
    reader.post("/request/settled/")
    page = reader.get("/numbers/").content.decode()
    assert "청구하기 전에 찾은 답" in page
    assert "100%" in page
    assert "1,0,1,0" in reader.get("/numbers/answers.csv").content.decode()
