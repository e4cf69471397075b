"""Searching and browsing: what a reader finds, how often the database is asked, what is said when search fails."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.errors import SearchUnavailable
from search.types import IndexPage
from tests import public_county


class AwayEngine:
    """An engine that does not answer."""

    def find(self, query: object) -> None:
        """Away."""
        raise SearchUnavailable

    def suggest(self, prefix: str, limit: int = 8) -> None:
        """Away."""
        raise SearchUnavailable


@pytest.fixture
def away(county, monkeypatch) -> public_county.County:
    """The county while search is down."""
    object.__setattr__(county.services, "engine", AwayEngine())
    return county


def test_a_hit_leads_to_its_page_with_the_words_marked(indexed, reader):
    """A result names the pages that say it, as links to them that carry the words along."""
    page = reader.get("/search/", {"q": "업무추진비"}).content.decode()
    record = indexed.records[2]
    assert "<mark>업무추진비</mark>" in page
    assert f"/records/{record.public_id}/?q=%EC%97%85%EB%AC%B4%EC%B6%94%EC%A7%84%EB%B9%84#page-2" in page
    assert "초 걸림" in page


def test_words_on_different_pages_are_told_with_the_pages_of_each(county, reader):
    """Where no page has all words, the result says so and leads to the page of each word; programs read the same."""
    pages = (IndexPage(1, "GPS 단말기"), IndexPage(2, "어르신 교실"))
    county.entries[0] = replace(county.entries[0], pages=pages)
    county.index()
    page = reader.get("/search/", {"q": "gps 어르신"}).content.decode()
    assert "한 쪽에 모두 나오지는 않지만" in page
    links = page[page.index("‘gps’") :]
    assert links.index("#page-1") < links.index("‘어르신’") < links.index("#page-2")
    told = reader.get("/search/", {"q": "gps 어르신", "format": "json"}).json()
    assert (told["total"], told["all_words"], told["apart"]) == (1, False, True)
    assert told["records"][0]["apart"] == [{"typed": "gps", "pages": [1]}, {"typed": "어르신", "pages": [2]}]


def test_what_people_type_is_never_markup(indexed, reader):
    """A search for a script is shown as text."""
    page = reader.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("typed", ['"', "!?", "…"])
def test_signs_alone_are_told_instead_of_searched(indexed, reader, typed):
    """Who types only signs reads that a word is missing, not that every record was searched."""
    page = reader.get("/search/", {"q": typed}).content.decode()
    assert "찾을 글자나 숫자가 없습니다" in page
    assert "본문과 제목을 모두 찾아보았습니다" not in page
    assert "메일로 알림" not in page
    assert "/request/what/?q=" not in page


def test_words_to_leave_out_alone_are_told(indexed, reader):
    """Who types only what is not wanted reads that everything else is shown, and how to ask for something."""
    page = reader.get("/search/", {"q": "-수의계약"}).content.decode()
    assert "빼는 말만 적으셔서 ‘수의계약’이 없는 문서를" in page
    assert 'href="/search/?q=%EC%88%98%EC%9D%98%EA%B3%84%EC%95%BD"' in page
    assert "빼는 말만" not in reader.get("/search/", {"q": "예산 -수의계약"}).content.decode()


def test_nothing_found_leads_to_a_request_with_the_words(indexed, reader):
    """An empty answer says so and offers to ask the county, with the words filled in."""
    page = reader.get("/search/", {"q": "혜성충돌대비"}).content.decode()
    assert "맞는 자료가 없습니다" in page
    assert "/request/what/?q=%ED%98%9C" in page


def test_a_wrong_keyboard_layout_is_repaired_in_words(indexed, reader):
    """Somebody who typed Korean with the Latin keyboard is told what was searched instead, and may refuse it."""
    page = reader.get("/search/", {"q": "ghldmlfhr"}).content.decode()
    assert "회의록" in page
    assert "바꾸지 않고 그대로 찾기" in page


def test_filters_are_links_that_can_be_taken_away(indexed, reader):
    """A chosen department stays as a chip that leads to the same list without it."""
    page = reader.get("/search/", {"q": "수의계약", "department": "재무과"}).content.decode()
    assert "부서: 재무과" in page
    assert 'value="재무과" checked' in page
    assert 'href="/search/?q=%EC%88%98%EC%9D%98%EA%B3%84%EC%95%BD"' in page


def test_when_search_is_down_titles_are_searched_and_the_reader_is_told(away, reader):
    """The engine's silence is never shown as nothing found: titles come from the database, with a notice."""
    page = reader.get("/search/", {"q": "회의록"}).content.decode()
    assert "지금은 본문 검색을 쓸 수 없어 제목에서만 찾았습니다" in page
    assert away.records[1].public_id in page
    assert reader.get(f"/records/{away.records[1].public_id}/", {"q": "회의록"}).status_code == 200
    assert reader.get("/search/suggestions/", {"q": "회"}).json() == ["회", []]


def test_no_title_found_while_search_is_down_is_not_told_as_nothing_there(away, reader):
    """With the engine away the reader is never told that the texts were searched; a link searches them again."""
    page = reader.get("/search/", {"q": "혜성충돌대비"}).content.decode()
    assert "본문은 아직 찾아보지 못했습니다" in page
    assert "본문과 제목을 모두 찾아보았습니다" not in page
    assert "맞는 자료가 없습니다" not in page


def test_a_query_over_the_limits_is_refused_in_words(indexed, reader):
    """More than two hundred characters are not searched, and the reader is told to shorten."""
    assert "찾는 말이 너무 깁니다" in reader.get("/search/", {"q": "가나다 " * 60}).content.decode()


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page=99999999", "year=abcd", "sort=worst", "kind=" + "가" * 300]
)
def test_addresses_that_make_no_sense_still_answer(indexed, reader, query):
    """A mistyped address of a list gives a list."""
    assert reader.get(f"/records/?{query}").status_code == 200
    assert reader.get(f"/search/?q=수의계약&{query}").status_code == 200


def test_browsing_counts_each_filter_without_itself(county, reader):
    """The list narrowed to minutes still tells how many contracts there would be."""
    page = reader.get("/records/", {"kind": "회의록"}).content.decode()
    assert "모두 <strong>1</strong>건" in page
    assert page.count('name="kind"') == 8
    partly = reader.get("/records/", {"disclosure": "부분공개", "ground": "G6"}).content.decode()
    assert "모두 <strong>5</strong>건" in partly


@pytest.mark.parametrize(
    ("path", "most"), [("/", 14), ("/records/", 10), ("/search/?q=수의계약", 3), ("/feeds/records.atom", 2)]
)
def test_a_list_asks_the_database_as_often_for_eight_records_as_for_thirty(indexed, reader, path, most):
    """No list asks once a row: the number of questions is bounded and does not grow with the records."""
    reader.get(path)
    with CaptureQueriesContext(
        connection,
    ) as few:
        reader.get(path)
    for number in range(8, 30):
        public_county.publish(indexed, number, pages=1)
    indexed.index()
    with CaptureQueriesContext(connection) as many:
        reader.get(path)
    assert len(many) <= len(few) <= most
