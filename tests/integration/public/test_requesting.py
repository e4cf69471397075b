"""Filing and following a request without JavaScript: nothing typed is lost, sent twice, or shown to others."""

import re

import pytest
from django.core import mail
from django.test import Client

from cms.public.drafts import RequestDraft
from disclosure.models import Case, DisclosureRequest
from disclosure.sealing import Vault
from tests import public_county

WHAT = {"topic": "산수유 축제장 공사 계약", "seen": "산수유 축제장 공사 계약"}
HOW = {"text": "2026년 산수유 축제장 공사 계약서를 보고 싶습니다.", "methods": ["file"], "deliveries": ["email"]}
WHO = {
    "name": "김점례",
    "birth_date": "1950. 3. 21.",
    "address": "전라남도 구례군 마산면 화엄사로 12",
    "email": "jeomrye@example.com",
}


def fill_in(reader: Client) -> None:
    """The three steps before sending."""
    for step, answers in (("what", WHAT), ("how", HOW), ("who", WHO)):
        assert reader.post(f"/request/{step}/", answers).status_code == 302


def send(reader: Client) -> DisclosureRequest:
    """Fill in and send."""
    fill_in(reader)
    assert reader.post("/request/check/").headers["Location"] == "/request/sent/"
    return DisclosureRequest.objects.get()


def code_of_last_mail() -> str:
    """The six digits in the newest mail."""
    return re.search(r"\d{6}", mail.outbox[-1].subject)[0]


def test_a_resident_files_a_request_and_gets_a_receipt(county, reader):
    """Four steps lead to a number, a last day with its weekday, and a calendar of the days that count."""
    row = send(reader)
    page = reader.get("/request/sent/").content.decode()
    assert row.receipt_number in page
    assert re.search(r"늦어도 <strong>\d{4}년 \d+월 \d+일\([월화수목금]\)</strong>까지", page)
    assert "10일째" in page
    assert row.receipt_number in mail.outbox[0].body
    assert Case.objects.get().request == row


@pytest.mark.parametrize(("step", "answers"), [("what", {}), ("how", {}), ("who", {"email": "x"})])
def test_a_wrong_step_names_each_place_first_and_every_name_leads_there(county, reader, step, answers):
    """The list of what to mend is where the reader starts, and each entry leads to its question, ticks included."""
    page = reader.post(f"/request/{step}/", answers, follow=True).content.decode()
    told = re.search(r'<div class="notice danger"[^>]* autofocus>.*?</ul>', page, re.DOTALL)[0]
    places = re.findall(r'href="#([^"]+)"', told)
    assert places
    assert [place for place in places if f'id="{place}"' not in page] == []


def test_the_receipt_is_also_there_in_large_letters(county, reader):
    """One press shows the receipt in the largest letters, ready to be printed, and one more takes them back."""
    send(reader)
    way = re.search(r'href="(/display/[^"]+)">큰 글자로 보고 인쇄하기', reader.get("/request/sent/").content.decode())[
        1
    ]
    assert reader.get(way.replace("&amp;", "&")).headers["Location"] == "/request/sent/"
    large = reader.get("/request/sent/").content.decode()
    assert 'data-text-size="largest"' in large
    assert "보통 글자로 보기" in large


def test_a_hint_about_personal_data_stands_at_the_text(county, reader):
    """Who writes a telephone number into a request reads about it before the choices that follow, not after them."""
    reader.post("/request/what/", WHAT)
    reader.post("/request/how/", HOW | {"text": "010-0000-0000 으로 전화 주세요"})
    page = reader.get("/request/how/").content.decode()
    assert 0 < page.index("개인정보가 있는 것 같습니다") < page.index("어떤 모양으로 받을까요?")


def test_what_was_filed_can_be_opened_by_officers_only(county, reader):
    """The row holds a form that only the officers' key opens; the draft is gone."""
    row = send(reader)
    form = Vault(public_county.MASTER_KEY).open_form(row.sealed_form)
    assert (form.name, form.birth_date, form.text) == ("김점례", "1950-03-21", HOW["text"])
    assert "김점례".encode() not in bytes(row.sealed_form)
    assert not RequestDraft.objects.exists()


def test_going_back_loses_no_text(county, reader):
    """Each step is kept: whoever goes back, or comes back tomorrow, finds what was typed."""
    fill_in(reader)
    assert HOW["text"] in reader.get("/request/how/").content.decode()
    assert "김점례" in reader.get("/request/who/").content.decode()
    assert HOW["text"] in reader.get("/request/check/").content.decode()


def test_a_draft_is_readable_in_its_own_browser_only(county, reader):
    """The row of an unsent request tells nothing, and another browser sees an empty form."""
    fill_in(reader)
    assert "김점례".encode() not in bytes(RequestDraft.objects.get().closed)
    assert "김점례" not in Client().get("/request/who/").content.decode()
    stranger = Client()
    stranger.cookies["yg_draft"] = RequestDraft.objects.get().handle + ".AAAA"
    assert "김점례" not in stranger.get("/request/who/").content.decode()


def test_sending_twice_files_one_request(county, reader):
    """A second press of the button leads to the receipt and files nothing more."""
    send(reader)
    assert reader.post("/request/check/").headers["Location"] == "/request/sent/"
    assert DisclosureRequest.objects.count() == 1


def test_answers_already_published_are_shown_first(indexed, reader):
    """Before a request is written, records that may answer it are shown with the place in them."""
    page = reader.post("/request/what/", {"topic": "부군수 업무추진비"}, follow=True).content.decode()
    assert indexed.records[2].public_id in page
    assert "여기에 없어요, 청구할게요" in page


@pytest.mark.parametrize(
    ("step", "change", "says"),
    [
        ("what", {"topic": ""}, "몇 마디만 적어 주세요"),
        ("how", {"text": "제 번호는 900101-1234567 입니다"}, "주민등록번호처럼 보이는"),
        ("how", {"text": "９００１０１－１２３４５６７"}, "주민등록번호처럼 보이는"),
        ("how", {"methods": []}, "하나 이상 골라 주세요"),
        ("who", {"name": ""}, "이름을 적어 주세요"),
        ("who", {"birth_date": "3월"}, "태어난 날을 다시 살펴봐 주세요"),
        ("who", {"birth_date": "29991231"}, "태어난 날을 다시 살펴봐 주세요"),
        ("who", {"email": ""}, "전화번호나 전자우편 가운데 하나"),
        ("who", {"email": "jeomrye"}, "전자우편 주소를 다시 살펴봐 주세요"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(county, reader, step, change, says):
    """A wrong field is named in plain words and the rest of the form stays as typed."""
    answers = {"what": WHAT, "how": HOW, "who": WHO}[step] | change
    page = reader.post(f"/request/{step}/", answers, follow=True).content.decode()
    assert says in page
    # Reloading, or coming back later, shows what was typed and sends nothing again.
    later = reader.get(f"/request/{step}/").content.decode()
    kept = [typed for name, typed in answers.items() if name != "seen" and isinstance(typed, str)]
    assert all(typed in later for typed in kept)


def test_sending_before_the_form_is_complete_leads_to_the_missing_step(county, reader):
    """Whoever opens the last step first is led to the first step that is missing."""
    assert reader.get("/request/check/").headers["Location"] == "/request/what/"
    reader.post("/request/what/", WHAT)
    assert reader.post("/request/check/").headers["Location"] == "/request/how/"
    assert not DisclosureRequest.objects.exists()


def test_the_status_opens_with_number_address_and_code(county, reader):
    """Receipt number and address bring a code by mail, and the code opens the line of the request."""
    row = send(reader)
    visitor = Client()
    visitor.post("/status/", {"receipt_number": row.receipt_number, "email": " JeomRye@example.com"})
    page = visitor.post("/status/code/", {"code": code_of_last_mail()}, follow=True).content.decode()
    assert "어디까지 됐나요" in page
    assert "근무일로" in page
    assert "김점례" not in page
    visitor.post("/status/leave/")
    assert visitor.get("/status/request/").headers["Location"] == "/status/"


def test_mails_say_who_sends_them_and_nothing_of_the_person(county, reader):
    """Receipt and code: whom to ask, what to do when it is not mine; no name, address or word of the request."""
    row = send(reader)
    Client().post("/status/", {"receipt_number": row.receipt_number, "email": WHO["email"]})
    assert len(mail.outbox) == 2
    for one in mail.outbox:
        whole = f"{one.subject} {one.body}"
        assert "061-780-2114" in whole
        assert "지우셔도 됩니다" in whole
        assert not any(said in whole for said in (WHO["name"], WHO["address"], WHO["birth_date"], "산수유"))
    assert "전화로 이 번호를 묻지 않습니다" in mail.outbox[-1].body


def test_a_wrong_address_is_not_told_apart_from_a_right_one(county, reader):
    """Who does not know the address learns nothing: the same answer, and no mail."""
    row = send(reader)
    sent = len(mail.outbox)
    answer = Client().post("/status/", {"receipt_number": row.receipt_number, "email": "other@example.com"})
    right = Client().post("/status/", {"receipt_number": row.receipt_number, "email": WHO["email"]})
    assert (answer.status_code, answer.headers["Location"]) == (right.status_code, right.headers["Location"])
    assert len(mail.outbox) == sent + 1


def test_codes_cannot_be_guessed(county, reader):
    """Five wrong codes end a code, so that even the right one no longer opens."""
    row = send(reader)
    visitor = Client()
    visitor.post("/status/", {"receipt_number": row.receipt_number, "email": WHO["email"]})
    right = code_of_last_mail()
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert "맞지 않거나 10분이 지났습니다" in visitor.post("/status/code/", {"code": wrong}).content.decode()
    assert visitor.post("/status/code/", {"code": right}).status_code == 200


def test_one_address_cannot_ask_for_codes_without_end(county, reader):
    """After ten tries within an hour an address is asked to wait, in words and with a time."""
    answers = [reader.post("/status/", {"receipt_number": "2026-000001", "email": "a@example.com"}) for _ in range(11)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Retry-After"] == "3600"
    assert "너무 여러 번" in answers[-1].content.decode()
