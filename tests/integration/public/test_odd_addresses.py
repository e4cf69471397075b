"""Addresses nobody types but many programs send: every one is answered kindly, none breaks a page or a feed."""

import pytest

from cms.public.choosing import LONGEST_WORDS
from cms.public.records import RecordPage
from cms.templatetags.public_pages import page_text
from search.types import Marked

ODD = ("\x00", "\x01계약", "‮계약", "가" * 800, "a" * 300, "😀", '"""', "-", "\ufffe")


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_what_cannot_be_seen_or_is_too_long_never_breaks_a_page(indexed, reader, words):
    """Control characters, turned directions, words of any length: page, list, feed and record answer."""
    record = f"/records/{indexed.records[0].public_id}/"
    for address in ("/search/", "/search/feed.atom", "/search/words/", "/records/", record, "/search/alerts/"):
        answer = reader.get(address, {"q": words, "department": words, "kind": words}, follow=True)
        is_refused = address == "/search/feed.atom" and len(words) > LONGEST_WORDS
        assert answer.status_code == (400 if is_refused else 200), address
        assert "‮" not in answer.content.decode()


def test_what_makes_no_sense_in_an_address_is_left_out(indexed, reader):
    """Pages, orders, days and filters that are none: page, JSON, feed, offers and list answer all the same."""
    for odd in (
        {"page": "-1"},
        {"page": "99999"},
        {"sort": "bogus", "exact": "2"},
        {"year": ["0000", "2025-02-30", "2026"]},
        {"department": "\x00", "kind": "없는 종류", "ground": '"'},
        {"from": "2026-12-31", "to": "2025-02-30"},
        {"q": ["계약", "-계약", "!!!"]},
    ):
        for address in ("/search/", "/search/feed.atom", "/search/suggestions/", "/search/words/", "/records/"):
            answer = reader.get(address, {"q": "계약"} | odd, follow=True)
            assert answer.status_code == 200, (address, odd)
        answer = reader.get("/search/", {"q": "계약", "format": "json"} | odd)
        assert answer.json()["notice"] == "", odd


def test_an_address_of_a_record_with_odd_characters_is_not_there(county, reader):
    """The database is not asked about what can be no record."""
    assert reader.get("/records/%00/").status_code == 404
    assert reader.get("/request/answers/%00/1/").status_code == 404


@pytest.mark.parametrize("address", ["/records/?page=999", "/search/?q=구례군&page=77"])
def test_a_page_past_the_end_leads_to_the_last_page(indexed, reader, address):
    """A list that has become shorter shows its last page, and does not say that there is nothing."""
    answer = reader.get(address, follow=True)
    assert [status for _, status in answer.redirect_chain] == [302]
    assert "자료가 없습니다" not in answer.content.decode()


def test_hidden_places_in_a_row_are_said_once_with_their_number():
    """A list of persons is no wall of the same words, over lines neither; other grounds and rows stay apart."""
    words = "비공개 (제9조제1항제6호)"
    other = "비공개 (제9조제1항제7호)"
    shown = page_text((Marked(f"1 {words} {words} {words} {other}\n2 {words}\n{words}\n3", False),))
    assert shown.count('class="veil"') == 3
    assert f'\n2 <span class="veil">{words} 2곳</span>\n3' in shown
    assert f'<span class="veil">{words} 3곳</span> <span class="veil">{other}</span>' in shown


def test_a_page_with_nothing_but_hidden_places_is_known():
    """A reader of a page that is hidden as a whole is told so, one of a page with a word left is not."""
    words = "비공개 (제9조제1항제6호)"
    assert RecordPage(1, f"{words} {words}\n\n비공개 (제9조제1항제7호)\n").is_all_hidden
    assert not RecordPage(1, f"1 {words}").is_all_hidden
    assert not RecordPage(1, "").is_all_hidden
