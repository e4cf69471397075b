"""Numbers and Chinese characters as residents and papers write them."""

import pytest

from search.language.analysis import Analyzer
from search.language.reading_hanja import read_hanja


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """One tokenizer for all checks."""
    return Analyzer()


def terms(analyzer: Analyzer, text: str) -> list[str]:
    """The terms of a text, in order."""
    return [token.term for token in analyzer.analyze(text).tokens]


@pytest.mark.parametrize("text", ["2024-03-05", "2024. 3. 5.", "2024.03.05.", "2024년 3월 5일", "2024년 03월 05일"])
def test_a_day_is_the_same_however_it_is_written(analyzer: Analyzer, text: str) -> None:
    """Dots, dashes and words give the same terms."""
    assert terms(analyzer, text) == ["2024", "3", "5"]


@pytest.mark.parametrize("text", ["2026-03", "2026.3", "2026. 3.", "2026/03", "2026년 3월", "2026년 03월"])
def test_a_month_is_the_same_however_it_is_written(analyzer: Analyzer, text: str) -> None:
    """Dots, dashes and words give the same terms for a month; 2.35 stays a number."""
    assert terms(analyzer, text) == ["2026", "3"]
    assert terms(analyzer, "2.35") == ["2.35"]


@pytest.mark.parametrize("text", ["제9조제1항제6호", "제9조 제1항 제6호", "제9조제1항 제6호"])
def test_a_paragraph_is_more_than_its_number(analyzer: Analyzer, text: str) -> None:
    """A search for article 9 does not find every nine."""
    assert terms(analyzer, text) == ["9조", "1항", "6호"]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3,500,000원", "3500000"),
        ("350만원", "3500000"),
        ("1억 2천만원", "120000000"),
        ("3천5백만원", "35000000"),
        ("12.5억원", "1250000000"),
        ("5백원", "500"),
    ],
)
def test_an_amount_in_words_is_the_amount_in_figures(analyzer: Analyzer, text: str, amount: str) -> None:
    """350만원 and 3,500,000원 find each other."""
    assert terms(analyzer, text) == [amount]


def test_numbers_of_papers_stay_as_they_are(analyzer: Analyzer) -> None:
    """A file's number is found with and without its last syllable, a notice's number only as a whole."""
    assert terms(analyzer, "건설과-1234호") == terms(analyzer, "건설과-1234") == ["건설과", "1234"]
    assert terms(analyzer, "제2024-15호") == ["2024-15"]


@pytest.mark.parametrize(
    ("hanja", "read"),
    [
        ("入札公告", "입찰공고"),
        ("來年 豫算", "내년 예산"),
        ("女性", "여성"),
        ("老人", "노인"),
        ("比率과 競爭率", "비율과 경쟁률"),
        ("求禮郡", "구례군"),
        ("龘", "龘"),
    ],
)
def test_chinese_characters_are_read(hanja: str, read: str) -> None:
    """Characters give their Korean readings, as they sound in their place; unknown ones stay."""
    assert read_hanja(hanja) == read


def test_offsets_stay_where_characters_are_read(analyzer: Analyzer) -> None:
    """The marked stretch is that of the characters themselves."""
    text = "구례 入札公告 안내"
    assert [text[token.start : token.end] for token in analyzer.analyze(text).tokens] == [
        "구례",
        "入札",
        "公告",
        "안내",
    ]
