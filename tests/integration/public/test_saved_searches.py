"""A reader saves a search: confirmed by mail, told once of what is new and still public, ended by one press."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.test import Client
from django.utils import translation

from cms.public import mails
from cms.public.alerting import send_alerts
from cms.shelves.saved import SavedSearch
from disclosure.models import OutboxEntry
from disclosure.models.publications import OutboxKind
from disclosure.sealing import Vault
from tests import public_county

VAULT = Vault(public_county.MASTER_KEY)
MAIL = "reader.kim@example.org"
NOW = public_county.START + timedelta(days=3)
_LINK = re.compile(r"http://[^/]+(/search/alerts/\S+)")


def links(message) -> list[str]:
    """Paths of the links in a mail that belong to saved searches."""
    return _LINK.findall(message.body)


@pytest.fixture
def saved(indexed, reader) -> SavedSearch:
    """A confirmed saved search for 수의계약, moved back so that the county's records are old news."""
    answer = reader.post("/search/alerts/?q=수의계약", {"email": MAIL}, follow=True)
    assert "편지를 확인해 주세요" in answer.content.decode()
    (address,) = links(mail.outbox[0])
    assert "알림을 받으시겠어요?" in reader.get(address).content.decode()
    assert SavedSearch.objects.get().confirmed_at is None
    assert "알림을 시작했습니다" in reader.post(address).content.decode()
    mail.outbox.clear()
    SavedSearch.objects.update(since=public_county.START, confirmed_at=public_county.START)
    return SavedSearch.objects.get()


def new_record(county, number: int = 8, hours: int = 24):
    """A record that became public after the search was saved, in the index."""
    row = public_county.publish(county, number, pages=2)
    row.published_at = public_county.START + timedelta(hours=hours)
    row.save()
    county.index()
    return row


def send(at=NOW):
    """One run of the command."""
    return send_alerts(VAULT, at=at)


def test_the_address_lies_sealed_and_no_link_can_be_made_from_the_rows(saved):
    """A copy of the database tells neither the address nor the words, and holds no token that works."""
    told = repr(SavedSearch.objects.values().get()) + bytes(saved.closed).decode("latin-1")
    assert MAIL not in told
    assert "수의계약" not in told
    assert Client().get(f"/search/alerts/{saved.public_id}/leave/{saved.leave_check}/").status_code == 200
    Client().post(f"/search/alerts/{saved.public_id}/leave/{saved.leave_check}/")
    assert SavedSearch.objects.count() == 1


def test_only_what_is_new_matches_and_is_still_public_is_told_and_once(indexed, saved):
    """Of a matching, a withdrawn and another new record the mail names the first; a second run sends nothing."""
    fresh = new_record(indexed, 8)
    gone = new_record(indexed, 16)
    public_county.withdraw(indexed, gone, "개인정보가 보여 공개를 취소했습니다.")
    sent = send()
    assert (sent.mails, sent.failed) == (1, 0)
    (message,) = mail.outbox
    assert message.to == [MAIL]
    assert fresh.public_id in message.body
    assert gone.public_id not in message.body
    assert indexed.records[0].public_id not in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert send(NOW + timedelta(hours=1)).mails == 0


def test_a_run_killed_before_the_mail_is_never_told_twice(indexed, saved, monkeypatch):
    """Killed while handing over, a run leaves a mark; the next counts it and tells only what came later."""
    new_record(indexed, 8)

    def die(self, messages):
        raise KeyboardInterrupt

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", die)
    with pytest.raises(KeyboardInterrupt):
        send()
    monkeypatch.undo()
    after = send(NOW + timedelta(hours=1))
    assert (after.mails, after.unsure) == (0, 1)
    later = new_record(indexed, 16, hours=76)
    assert send(NOW + timedelta(hours=9)).mails == 1
    assert later.public_id in mail.outbox[-1].body
    assert send(NOW + timedelta(hours=10)).unsure == 0


def test_a_mail_server_that_is_away_costs_nothing(indexed, saved, monkeypatch):
    """What could not be handed over is told by the next run."""
    fresh = new_record(indexed, 8)

    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)
    assert send().failed == 1
    monkeypatch.undo()
    assert send(NOW + timedelta(hours=1)).mails == 1
    assert fresh.public_id in mail.outbox[-1].body


def test_a_record_that_is_not_in_the_index_yet_waits_for_the_next_run(indexed, saved):
    """News are not lost between publication and index: the search is not moved past an undelivered record."""
    row = public_county.publish(indexed, 8, pages=2)
    row.published_at = public_county.START + timedelta(hours=70)
    row.save()
    waiting = OutboxEntry.objects.create(
        agency=indexed.agency, publication=row, revision=1, kind=OutboxKind.INDEX, asked_at=NOW, not_before=NOW
    )
    assert send().mails == 0
    indexed.index()
    OutboxEntry.objects.filter(pk=waiting.pk).update(delivered_at=NOW)
    assert send(NOW + timedelta(minutes=5)).mails == 1


def test_one_press_ends_it_and_forgets_the_address(indexed, saved):
    """The link in the mail shows a page; a press, or a mail program's own post, removes the row."""
    new_record(indexed, 8)
    send()
    (address,) = links(mail.outbox[0])
    outside = Client(enforce_csrf_checks=True)
    assert "그만 받으시겠어요?" in outside.get(address).content.decode()
    assert SavedSearch.objects.exists()
    assert "알림을 끝냈습니다" in outside.post(address, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert not SavedSearch.objects.exists()
    assert outside.post(address).status_code == 200


def test_what_is_not_confirmed_is_forgotten_and_cannot_be_confirmed_later(indexed, reader):
    """After three days a link is dead and its row gone; a wrong token shows the same page."""
    reader.post("/search/alerts/?q=수의계약", {"email": MAIL})
    (address,) = links(mail.outbox[0])
    assert "쓸 수 없는 주소입니다" in reader.get(address[:-2] + "x/").content.decode()
    SavedSearch.objects.update(asked_at=public_county.START - timedelta(days=9))
    assert "쓸 수 없는 주소입니다" in reader.post(address).content.decode()
    assert send().ended == 1
    assert not SavedSearch.objects.exists()


def test_nobody_can_be_buried_in_confirmations(indexed, reader):
    """However often somebody types another's address, that person gets five mails an hour; bad addresses get none."""
    for number in range(8):
        reader.post(f"/search/alerts/?q=말{number}", {"email": MAIL})
    assert len(mail.outbox) == 5
    bad = reader.post("/search/alerts/?q=말", {"email": "a@b\nBcc: c@d.org"})
    assert "고쳐야 할 곳이 있습니다" in bad.content.decode()
    assert len(mail.outbox) == 5


def test_a_search_has_a_feed_of_what_is_public(indexed, reader):
    """Newest matching records as Atom; a withdrawn one is gone; filters count; no match is an empty, valid feed."""
    feed = ElementTree.fromstring(reader.get("/search/feed.atom", {"q": "업무추진비 집행"}).content)  # noqa: S314 - our own feed
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert any(indexed.records[2].public_id in ElementTree.tostring(entry, "unicode") for entry in entries)
    own = feed.find("{http://www.w3.org/2005/Atom}link[@rel='self']").get("href")
    assert indexed.records[2].public_id in reader.get(own.removeprefix("http://testserver")).content.decode()
    public_county.withdraw(indexed, indexed.records[2], "잘못 공개했습니다.")
    assert indexed.records[2].public_id not in reader.get("/search/feed.atom", {"q": "업무추진비"}).content.decode()
    none = ElementTree.fromstring(reader.get("/search/feed.atom", {"q": "혜성충돌대비"}).content)  # noqa: S314 - our own feed
    assert none.findall("{http://www.w3.org/2005/Atom}entry") == []


def test_the_answer_as_json_says_what_the_page_says(indexed, reader):
    """By address or by Accept; over the limits is 400, never an empty answer."""
    told = reader.get("/search/", {"q": "업무추진비", "format": "json"}).json()
    assert told["total"] >= 1
    assert told["records"][0]["pages"][0]["page"] >= 1
    assert {facet for facet in told["facets"]} >= {"department", "year"}
    assert reader.get("/search/", {"q": "업무추진비"}, HTTP_ACCEPT="application/json").json()["total"] == told["total"]
    assert (
        "<html"
        in reader.get("/search/", {"q": "업무추진비"}, HTTP_ACCEPT="text/html,application/json").content.decode()
    )
    assert reader.get("/search/", {"q": "가나다 " * 60, "format": "json"}).status_code == 400


@pytest.mark.parametrize(("words", "count", "told"), [("", 1, "1 new record"), ("fees", 2, "‘fees’: 2 new records")])
def test_the_subject_of_news_counts_as_people_say_it(words, count, told):
    """One record is told as one, and a search for everything names no word."""
    with translation.override("en"):
        assert mails.mail_news("a@example.com", words, count, "https://x.example/", {"words": words, "records": ()})
    assert mail.outbox[-1].subject == f"[Gurye-gun Open Records] {told}"
