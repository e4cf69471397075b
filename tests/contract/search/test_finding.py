"""What a resident finds, on every engine."""

import threading
import uuid
from collections.abc import Iterator
from datetime import date

import pytest

from search.asking.suggesting import from_each_word
from search.engine import Engine
from search.errors import QueryRefused
from search.types import Filters, Query, Results, Sort
from tests.contract.search.entries import entry


def ids(results: Results) -> list[str]:
    """The records found, in order."""
    return [hit.item_id for hit in results.hits]


def marked(results: Results) -> list[str]:
    """The marked pieces of all snippets, in order."""
    return [piece.text for hit in results.hits for page in hit.pages for piece in page.snippet if piece.is_match]


def test_compound_and_its_parts_find_each_other(engine: Engine) -> None:
    """수의계약 finds 수의 계약, and the other way round."""
    engine.put([entry("a", "가", "군에서 맺은 수의 계약 목록"), entry("b", "나", "군에서 맺은 수의계약 목록")])
    assert set(ids(engine.find(Query("수의계약")))) == {"a", "b"}
    assert set(ids(engine.find(Query("수의 계약")))) == {"a", "b"}
    assert set(ids(engine.find(Query("계약")))) == {"a", "b"}


def test_withheld_is_never_found_as_disclosed(engine: Engine) -> None:
    """A search for 공개 does not show a page that only says 비공개, nor the other way round."""
    engine.put(
        [
            entry("open", "가", "회의록을 공개하기로 결정하였다"),
            entry("closed", "나", "회의록을 비공개하기로 결정하였다"),
            entry("undone", "다", "도로 점용을 불허가한다"),
            entry("done", "라", "도로 점용을 허가한다"),
        ]
    )
    assert ids(engine.find(Query("공개"))) == ["open"]
    assert ids(engine.find(Query("비공개"))) == ["closed"]
    assert ids(engine.find(Query("불허가"))) == ["undone"]
    assert ids(engine.find(Query("허가"))) == ["done"]


def test_record_comes_once_with_its_best_pages(engine: Engine) -> None:
    """A record with many matching pages is one result, opened at the best of them."""
    engine.put(
        [entry("a", "가", "산수유 축제 예산", "예산", "산수유 축제 산수유 축제"), entry("b", "나", "산수유 축제")]
    )
    results = engine.find(Query("산수유 축제"))
    assert results.total == 2
    assert sorted(ids(results)) == ["a", "b"]
    pages = next(hit.pages for hit in results.hits if hit.item_id == "a")
    assert [page.page_no for page in pages] == [3, 1]
    assert pages[0].score >= pages[1].score


def test_every_word_first_then_most_of_them(engine: Engine) -> None:
    """Pages with every word come before all others; where they are few, pages with most of the words follow."""
    engine.put(
        [
            entry("some", "음식물 쓰레기 수거", "음식물 쓰레기 수거 업체 음식물 쓰레기 수거 계약"),
            entry("all", "가", "음식물 쓰레기 수거 요일 안내"),
            entry("few", "나", "쓰레기 매립장"),
        ]
    )
    every = engine.find(Query("음식물 쓰레기 수거 요일"))
    assert (ids(every), every.is_exact) == (["all", "some"], True)
    most = engine.find(Query("음식물 쓰레기 수거 과태료"))
    assert (sorted(ids(most)), most.is_exact) == (["all", "some"], False)
    assert engine.find(Query("과태료")).total == 0


def test_words_typed_without_blanks_are_found(engine: Engine) -> None:
    """An unknown name glued to other words still finds its page."""
    engine.put([entry("a", "가", "규휘마을 배수로 설계 변경 내역"), entry("b", "나", "도로 점용 허가 대장")])
    assert ids(engine.find(Query("규휘마을설계변경"))) == ["a"]


def test_a_part_of_one_syllable_counts_only_in_its_word(engine: Engine) -> None:
    """예산서 is not found where 예산 and 서 stand far apart; 방제, which is cut in two alone, is found in 공동방제."""
    engine.put(
        [
            entry("book", "가", "축제 예산서"),
            entry("far", "나", "예산 편성. 서 있는 나무"),
            entry("spray", "다", "벼 공동방제"),
        ]
    )
    assert ids(engine.find(Query("예산서"))) == ["book"]
    assert ids(engine.find(Query("방제"))) == ["spray"]


def test_a_number_is_found_in_other_units_writing(engine: Engine) -> None:
    """1276헥타르 finds 1,276ha and a table that names its unit elsewhere."""
    engine.put([entry("sign", "가", "방제 면적 1,276ha"), entry("table", "나", "단위: 헥타르. 방제 1276")])
    assert set(ids(engine.find(Query("방제 1276헥타르")))) == {"sign", "table"}


def test_title_counts_more_than_body(engine: Engine) -> None:
    """The record that is about a thing comes before one that mentions it."""
    engine.put(
        [
            entry("mention", "군정 소식", "이번 주에는 하천 정비 공사와 도서관 행사가 있습니다"),
            entry("about", "하천 정비 공사 계획", "올해 여섯 곳에서 공사를 시작하여 내년에 마칩니다"),
        ]
    )
    assert ids(engine.find(Query("하천 정비 공사"))) == ["about", "mention"]


def test_quotes_want_words_side_by_side(engine: Engine) -> None:
    """A phrase in quotes is found only where its words follow each other."""
    engine.put([entry("a", "가", "도로 점용 허가 대장"), entry("b", "나", "허가 대장과 도로 점용 신청")])
    assert set(ids(engine.find(Query("점용 허가")))) == {"a", "b"}
    assert ids(engine.find(Query('"점용 허가"'))) == ["a"]
    assert ids(engine.find(Query("“점용 허가”"))) == ["a"]


def test_minus_leaves_pages_out(engine: Engine) -> None:
    """A word with a minus sign does not occur on any page that is shown."""
    engine.put([entry("a", "가", "봄 축제 예산"), entry("b", "나", "도로 예산")])
    assert ids(engine.find(Query("예산 -축제"))) == ["b"]


def test_middle_dots_widths_and_hidden_characters_do_not_matter(engine: Engine) -> None:
    """읍ㆍ면, full-width digits, decomposed letters and zero-width characters are what they look like."""
    engine.put([entry("a", "가", "읍ㆍ면 ２０２４년 회\u200b의록")])
    for typed in ("읍면", "읍·면", "2024년", "회의록", "회의록"):
        assert ids(engine.find(Query(typed))) == ["a"], typed


def test_facets_count_records_and_ignore_their_own_filter(engine: Engine) -> None:
    """Beside each choice stands the number of records it would leave; the chosen facet still shows its others."""
    engine.put(
        [
            entry("a", "예산 하나", "예산", "예산", department="재무과", kind="계약서", grounds=("G6", "G7")),
            entry("b", "예산 둘", "예산", department="건설과", kind="계약서", decided_on=date(2023, 1, 5)),
            entry("c", "예산 셋", "예산", department="건설과", kind="회의록", disclosure="partial"),
        ]
    )
    results = engine.find(Query("예산", filters=Filters(department=("건설과",))))
    counted = {facet: {value.value: value.count for value in values} for facet, values in results.facets.items()}
    assert results.total == 2
    assert counted == {
        "department": {"건설과": 2, "재무과": 1},
        "year": {"2023": 1, "2024": 1},
        "kind": {"계약서": 1, "회의록": 1},
        "disclosure": {"full": 1, "partial": 1},
        "ground": {},
    }
    assert [(month.value, month.count) for month in results.months] == [("2023-01", 1), ("2024-05", 1)]
    both = engine.find(Query("예산", filters=Filters(year=(2024,), ground=("G7",))))
    assert ids(both) == ["a"]


def test_filter_that_leaves_nothing_says_so(engine: Engine) -> None:
    """A filter no record passes gives no results, not results for fewer words."""
    engine.put([entry("a", "가", "음식물 쓰레기 수거 요일")])
    results = engine.find(Query("음식물 쓰레기 수거 요일", filters=Filters(department=("건설과",))))
    assert (results.total, results.hits) == (0, ())


def test_newest_first_when_asked(engine: Engine) -> None:
    """Results can be put in order of their date."""
    engine.put([entry(f"r{day}", "가", "예산 " * day, decided_on=date(2024, 1, day)) for day in (1, 3, 2)])
    assert ids(engine.find(Query("예산", sort=Sort.NEWEST))) == ["r3", "r2", "r1"]


def test_blank_query_shows_everything_newest_first(engine: Engine) -> None:
    """Without a word, the filters alone choose."""
    engine.put([entry(f"r{day}", "가", "예산", decided_on=date(2024, 1, day)) for day in (1, 3, 2)])
    assert ids(engine.find(Query("  "))) == ["r3", "r2", "r1"]
    assert engine.find(Query("!?")).total == 0


def test_pages_of_results_follow_each_other(engine: Engine) -> None:
    """Walking through the pages of results shows every record once."""
    engine.put([entry(f"r{number:02}", f"예산 {number}", *["예산"] * (number % 5 + 1)) for number in range(25)])
    seen = [id_ for page in (1, 2, 3) for id_ in ids(engine.find(Query("예산", page=page)))]
    assert sorted(seen) == [f"r{number:02}" for number in range(25)]
    assert engine.find(Query("예산", page=4)).hits == ()


def test_marks_show_what_matched(engine: Engine) -> None:
    """The words stand marked in the snippet and in the title, as plain pieces of text."""
    engine.put([entry("a", "산수유꽃축제 <b>예산</b>", "머리말 " * 60 + "올해의 산수유꽃축제 예산은 줄었다")])
    results = engine.find(Query("산수유 예산"))
    assert marked(results)[:2] == ["산수유", "예산"]
    title = results.hits[0].title
    assert "".join(piece.text for piece in title) == "산수유꽃축제 <b>예산</b>"
    assert [piece.text for piece in title if piece.is_match] == ["산수유", "예산"]
    page = next(page for page in results.hits[0].pages if page.page_no == 1)
    assert [("머리말 " * 60 + "올해의 산수유꽃축제 예산은 줄었다")[start:end] for start, end in page.spans] == [
        "산수유",
        "예산",
    ]


def test_search_inside_one_record(engine: Engine) -> None:
    """Inside a record its matching pages come in their order, and no other record."""
    engine.put([entry("a", "가", "예산", "다른 말", "예산 예산"), entry("b", "나", "예산")])
    results = engine.find(Query("예산", item_id="a"))
    assert ids(results) == ["a"]
    assert [page.page_no for page in results.hits[0].pages] == [1, 3]
    assert engine.find(Query("예산", item_id="nobody")).total == 0


@pytest.mark.parametrize(
    "query",
    [Query("가" * 201), Query(" ".join(f'"말{n}"' for n in range(13))), Query("가", page=1001), Query("가", page=0)],
)
def test_queries_over_the_limits_are_refused(engine: Engine, query: Query) -> None:
    """Too long, too many phrases or too far back: refused in words, not cut in silence."""
    with pytest.raises(QueryRefused):
        engine.find(query)


def test_synonyms_of_the_editors_count_less_than_the_word(engine: Engine) -> None:
    """A word also finds what the editors say means the same, after what has the word itself."""
    engine.put([entry("other", "가", "정착 교육 안내"), entry("same", "나", "귀농 교육 안내")])
    assert ids(engine.find(Query("귀농 교육"))) == ["same"]
    found = engine.find(Query("귀농 교육", synonyms=(("귀농", "정착"),)))
    assert ids(found) == ["same", "other"]
    assert "정착" in marked(found)


def test_everyday_words_that_were_looked_for_as_papers_say_them_are_told(engine: Engine) -> None:
    """The answer names the residents' word and the papers' words; as typed neither is done."""
    engine.put([entry("waste", "생활폐기물 수거 요일"), entry("road", "봉동리 도로 보수")])
    found = engine.find(Query("쓰레기 수거"))
    assert ids(found) == ["waste"]
    assert [one.typed for one in found.reworded] == ["쓰레기"]
    assert "생활폐기물" in " ".join(found.reworded[0].also)
    assert engine.find(Query("쓰레기 수거", as_typed=True)).reworded == ()
    assert engine.find(Query("생활폐기물 수거")).reworded == ()


def test_suggestions_come_from_titles_departments_and_places_only(engine: Engine) -> None:
    """The beginning of a word, a syllable half typed or initial consonants are completed; bodies are not read out."""
    engine.put([entry("a", "산수유꽃축제 결과 보고", "비밀스러운 본문", department="문화관광과")])
    assert engine.suggest("산수") == ("산수유꽃축제 결과 보고",)
    assert engine.suggest("산숭") == ("산수유꽃축제 결과 보고",)
    assert engine.suggest("ㅅㅅㅇ") == ("산수유꽃축제 결과 보고",)
    assert engine.suggest("결과") == ("산수유꽃축제 결과 보고",)
    assert engine.suggest("문화") == ("문화관광과",)
    assert engine.suggest("비밀") == ()
    assert engine.suggest("") == ()


def test_nobody_who_types_waits_for_the_titles(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once asked to, an engine has completions ready after each change: nobody who types waits for titles not shown."""
    number = uuid.uuid4().hex
    written: list[str] = []

    def write(text: str) -> Iterator[str]:
        written.append(text)
        return from_each_word(text)

    engine.warm_up(completing=True)
    engine.put([entry("a", "산수유꽃축제 결과 보고"), entry("b", "산수유 마을 조성"), entry("c", f"농로 {number}")])
    engine.remove(["b"])
    assert engine.find(Query("축제")).total == 1
    for thread in threading.enumerate():
        if thread.name == "search-completions":
            thread.join(20)
    monkeypatch.setattr("search.asking.suggesting.from_each_word", write)
    assert engine.suggest("산수") == ("산수유꽃축제 결과 보고",)
    assert not any(number in text for text in written)
