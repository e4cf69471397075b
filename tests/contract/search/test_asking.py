"""Questions as residents ask them, on every engine."""

from datetime import date

import pytest

from search.engine import Engine
from search.errors import QueryRefused
from search.types import Filters, Query, Results
from tests.contract.search.entries import entry


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """An index with a few papers of a county."""
    engine.put(
        [
            entry("festival", "산수유꽃축제 결과 보고", "산수유꽃축제 예산 집행액 3,500,000원", "안전 요원 배치"),
            entry("road", "봉동리 농로 정비 사업", "봉동리 농로 정비 사업을 2024. 3. 5. 준공하였다"),
            entry("waste", "음식물 쓰레기 수거", "생활폐기물 수거 요일과 위탁 업체"),
            entry("withheld", "결정 통지서", "제9조제1항제6호에 따라 비공개", "건설과-1234호"),
            entry("open", "결정 통지서 둘", "제19조에 따라 공개", "건설과-5678호"),
        ]
    )
    return engine


def ids(results: Results) -> list[str]:
    """The records found, in order."""
    return [hit.item_id for hit in results.hits]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("작년 산수유 축제에 돈을 얼마나 썼나요?", "festival"),
        ("봉동리 도로 공사는 언제 끝나는지 궁금합니다", "road"),
        ("쓰레기는 무슨 요일에 가져가나요", "waste"),
        ("제9조 1항 6호", "withheld"),
        ("건설과-1234", "withheld"),
        ("350만원 산수유", "festival"),
        ("2024년 3월 5일 준공", "road"),
        ("情報 非公開 決定", "withheld"),
    ],
)
def test_question_finds_what_it_is_about(filled: Engine, asked: str, found: str) -> None:
    """Everyday words, question words, days, amounts, paragraphs and Chinese characters lead to the right paper."""
    assert ids(filled.find(Query(asked)))[:1] == [found]


def test_long_question_is_answered_by_its_telling_words(filled: Engine) -> None:
    """A natural sentence of more than twelve words is no error; what was left out is said."""
    asked = (
        "안녕하세요 저는 구례에 사는 주민인데요 작년에 열린 산수유꽃축제 때 예산을 모두 얼마나 썼는지 "
        "그리고 안전 요원은 몇 명이나 배치하였는지 자세히 알고 싶어서 이렇게 글을 올립니다 부탁드립니다"
    )
    results = filled.find(Query(asked))
    assert ids(results)[:1] == ["festival"]
    assert {"얼마나", "부탁드립니다"} <= set(results.left_out)
    assert "산수유꽃축제" not in results.left_out


@pytest.mark.parametrize("words", ["가 나 다 라 마 바 사 아 자 차 카 타 파 하 갸 냐", "은 는 이 가 을 를 " * 8])
def test_no_sentence_is_refused_for_its_words(filled: Engine, words: str) -> None:
    """Up to 200 characters anything may be typed."""
    assert filled.find(Query(words)).total >= 0
    assert filled.find(Query(words, as_typed=True)).total >= 0


def test_more_than_200_characters_are_refused(filled: Engine) -> None:
    """Over the limit the reader is told so."""
    with pytest.raises(QueryRefused):
        filled.find(Query("가 " * 101))


def test_question_never_turns_into_its_opposite(filled: Engine) -> None:
    """Whoever asks what was withheld does not get what was disclosed, however long the question is."""
    assert ids(filled.find(Query("비공개 결정 통지서를 어떻게 받을 수 있는지 알려 주세요"))) == ["withheld"]


def test_exact_search_knows_no_everyday_words(filled: Engine) -> None:
    """Whoever asks for exactly what was typed gets no other words."""
    assert ids(filled.find(Query("다리", as_typed=True))) == []


def test_words_that_stand_nowhere_are_left_out_and_told(filled: Engine) -> None:
    """Where nothing was found, what no paper has is left out; the answer says which words and that it is not exact."""
    results = filled.find(Query("농로 헬리콥터"))
    assert ids(results) == ["road"]
    assert results.left_out == ("헬리콥터",)
    assert not results.is_exact
    assert filled.find(Query("농로 헬리콥터", as_typed=True)).total == 0


@pytest.fixture
def unreadable(engine: Engine) -> Engine:
    """Two papers of one content, the later with a name that the tokenizer takes for an ending."""
    engine.put(
        [
            entry("a-without", "마을 안길 정비", "구간 포장 공사와 배수로 정비 결과"),
            entry("b-with", "마을 안길 정비", "가그라 구간 포장 공사와 배수로 정비 결과"),
        ]
    )
    return engine


@pytest.mark.parametrize("as_typed", [False, True])
def test_word_that_could_be_an_ending_brings_its_pages_first(unreadable: Engine, as_typed: bool) -> None:
    """A name of which the tokenizer makes nothing is looked for by its syllables, beside words that must be there."""
    results = unreadable.find(Query("가그라 구간 포장", as_typed=as_typed))
    assert ids(results) == ["b-with", "a-without"]
    assert (results.is_exact, results.left_out) == (True, ())
    assert ids(unreadable.find(Query("구간 포장"))) == ["a-without", "b-with"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [("구간 및 포장", ("및",)), ("하그라 구간 포장", ("하그라",)), ("구간 / 포장", ()), ("구간 -및", ("-및",))],
)
def test_what_cannot_be_looked_for_is_told(unreadable: Engine, asked: str, told: tuple[str, ...]) -> None:
    """Nothing that was typed is dropped in silence, signs apart: neither a particle nor a name that no page has."""
    results = unreadable.find(Query(asked))
    assert (results.total, results.left_out) == (2, told)


@pytest.mark.parametrize(("asked", "found"), [('"가그라" 포장', ["b-with"]), ("포장 -가그라", ["a-without"])])
def test_quoted_and_excluded_names_are_obeyed(unreadable: Engine, asked: str, found: list[str]) -> None:
    """In quotes, or with a minus before it, such a name decides which pages are found."""
    results = unreadable.find(Query(asked))
    assert (ids(results), results.left_out) == (found, ())


def test_nouns_made_of_a_word_that_no_page_has_take_its_place(engine: Engine) -> None:
    """Who asks for those who went farming finds what papers call them, told, and only where no page has the word."""
    engine.put([entry("farmers", "귀농인 주택 수리 지원"), entry("road", "도로 수리")])
    results = engine.find(Query("귀농하신 주택"))
    assert ids(results) == ["farmers"]
    assert [(one.typed, one.also) for one in results.reworded] == [("귀농하신", ("귀농인",))]
    assert (results.left_out, results.is_exact) == ((), False)
    assert engine.find(Query("귀농하신 주택", as_typed=True)).total == 0
    engine.put([entry("move", "귀농 상담")])
    assert ids(engine.find(Query("귀농하신"))) == ["move"]


def test_nouns_made_of_each_other_stand_in_where_the_words_are_never_together(engine: Engine) -> None:
    """보상 on another record does not keep 보상금 from being found beside 벽지, and the answer tells of it."""
    engine.put([entry("bus", "벽지 노선 손실보상금"), entry("land", "편입 토지 보상"), entry("ad", "신문 광고 금액")])
    results = engine.find(Query("벽지 보상"))
    assert (ids(results), results.is_exact) == (["bus"], False)
    assert [(one.typed, one.also) for one in results.reworded] == [("보상", ("보상금",))]
    assert ids(engine.find(Query("신문 광고비"))) == ["ad"]
    assert engine.find(Query("벽지 보상", as_typed=True)).total == 0


@pytest.mark.parametrize(
    ("asked", "found"), [("행감 자료", "audit"), ("무주택", "rent"), ("업추비", "spent"), ("주택", "repair")]
)
def test_short_forms_and_opposites_with_endings_are_found(engine: Engine, asked: str, found: str) -> None:
    """What officers shorten is found written out; 무주택자 is found as 무주택 and never as 주택."""
    engine.put([entry("audit", "행정사무감사 자료 제출"), entry("rent", "무주택자 월세"), entry("repair", "주택 수리")])
    engine.put([entry("spent", "업무추진비 내역")])
    assert ids(engine.find(Query(asked))) == [found]


@pytest.mark.parametrize("asked", ["농로 미설치", "헬리콥터 잠수함", "농로 위탁"])
def test_an_opposite_is_never_left_out_and_nothing_stays_nothing(filled: Engine, asked: str) -> None:
    """A negated word is not given up for an answer; neither are words that each stand somewhere, but never together."""
    assert filled.find(Query(asked)).total == 0


@pytest.mark.parametrize(("asked", "year"), [("재작년 농로 정비", "2024년"), ("작년 농로 정비", "2025년")])
def test_years_told_from_today_are_looked_for_as_numbers(filled: Engine, asked: str, year: str) -> None:
    """By the reader's day the year before last is a number; without a day, or as typed, it is only a word."""
    results = filled.find(Query(asked, on=date(2026, 11, 30)))
    assert [one.also for one in results.reworded if one.typed == asked.split()[0]] == [(year,)]
    assert ids(results)[:1] == ["road"]
    assert not any(one.typed == asked.split()[0] for one in filled.find(Query(asked)).reworded)


@pytest.fixture
def spread(engine: Engine) -> Engine:
    """Papers whose words stand on different pages, and one that has them together with others."""
    engine.put(
        [
            entry("clinic", "보건소 소식", "배회감지기 보급 GPS 단말기", "어르신 건강 교실", "단말기 회수"),
            entry("other", "장비 대장", "GPS 측량 장비", "도로 굴착 허가", department="건설과"),
            entry("elders", "어르신 잔치", "경로당 난방비 지원"),
        ]
    )
    return engine


def test_words_on_different_pages_of_one_record_are_found_and_told(spread: Engine) -> None:
    """Where no page has all words, records whose pages have them all are shown, with the pages of each word."""
    results = spread.find(Query("gps 어르신"))
    assert ids(results) == ["clinic"]
    assert (results.total, results.is_exact, results.is_apart, results.left_out) == (1, False, True, ())
    assert {one.typed: one.pages for one in results.hits[0].apart} == {"gps": (1,), "어르신": (2,)}
    assert {value.value: value.count for value in results.facets["department"]} == {"재무과": 1}
    assert {page.page_no for page in results.hits[0].pages} == {1, 2}
    assert spread.find(Query('"gps 측량" "굴착 허가"')).is_apart
    assert spread.find(Query("gps 어르신", as_typed=True)).is_apart


def test_words_of_the_card_count_with_those_of_the_pages(spread: Engine) -> None:
    """A department stands on the card only, and is told as such."""
    results = spread.find(Query("건설과 측량"))
    assert ids(results) == ["other"]
    assert {one.typed: one.pages for one in results.hits[0].apart} == {"건설과": (0,), "측량": (1,)}


def test_words_of_one_page_are_never_told_as_apart(spread: Engine) -> None:
    """As soon as one page has every word, the usual answer is given."""
    results = spread.find(Query("gps 단말기"))
    assert (ids(results), results.is_exact, results.is_apart) == (["clinic"], True, False)
    assert results.hits[0].apart == ()


@pytest.mark.parametrize("asked", ["gps 난방비", "gps 어르신 -단말기", "gps 미보급"])
def test_words_of_different_records_and_excluded_ones_stay_unfound(spread: Engine, asked: str) -> None:
    """Two records do not answer together, a page with an excluded word does not count, an opposite is not given up."""
    assert spread.find(Query(asked)).total == 0


def test_words_apart_are_filtered_and_found_inside_their_record(spread: Engine) -> None:
    """A filter leaves such records out like others; inside the record its pages with any of the words are shown."""
    assert spread.find(Query("gps 어르신", filters=Filters(department=("건설과",)))).total == 0
    inside = spread.find(Query("gps 어르신", item_id="clinic"))
    assert (ids(inside), [page.page_no for page in inside.hits[0].pages]) == (["clinic"], [1, 2])
    assert spread.find(Query("gps 어르신", item_id="other")).total == 0
