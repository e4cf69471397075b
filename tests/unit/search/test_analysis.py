"""Terms of Korean text."""

import pytest

from search.language.analysis import Analyzer
from search.lexicon import parse


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The tokenizer with the county's dictionary."""
    return Analyzer()


def terms(analyzer: Analyzer, text: str) -> list[str]:
    """The smallest terms of a text."""
    return [token.term for token in analyzer.analyze(text).tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("비공개 결정", ["비~공개", "결정"]),
        ("정보비공개결정", ["정보", "비~공개", "결정"]),
        ("비 공개", ["비~공개"]),
        ("공개 결정", ["공개", "결정"]),
        ("미공개와 불허가", ["미~공개", "불~허가"]),
        ("무허가 건축물", ["무~허가", "건축물"]),
        ("비용과 미래와 불교", ["비용", "미래", "불교"]),
    ],
)
def test_opposites_are_terms_of_their_own(analyzer: Analyzer, text: str, expected: list[str]) -> None:
    """A negating prefix stays with its noun; a word that only begins alike is left alone."""
    assert terms(analyzer, text) == expected


def test_compounds_are_cut_into_parts_and_kept_beside(analyzer: Analyzer) -> None:
    """수의계약 is 수의 and 계약, and also itself; each part knows its own place."""
    analyzed = analyzer.analyze("구례군 수의계약을")
    assert [(token.term, token.start, token.end) for token in analyzed.tokens] == [
        ("구례군", 0, 3),
        ("수의", 4, 6),
        ("계약", 6, 8),
    ]
    assert [token.term for token in analyzed.extras] == ["구례", "수의계약"]


def test_numbers_and_particles(analyzer: Analyzer) -> None:
    """Thousands are written with or without commas; particles and endings are not looked for."""
    assert terms(analyzer, "예산은 1,234,000원이다") == ["예산", "1234000"]


def test_bigrams_mark_the_base_of_an_opposite(analyzer: Analyzer) -> None:
    """The syllables 공개 inside 비공개 are not those of 공개."""
    assert analyzer.analyze("비공개").bigrams == ("비공", "!공개")
    assert analyzer.analyze("공개").bigrams == ("공개",)


def test_bigrams_go_over_the_ends_of_lines(analyzer: Analyzer) -> None:
    """A word broken by the edge of the paper still has all its pairs."""
    assert "의계" in analyzer.analyze("수의\n계약").bigrams


@pytest.mark.slow
def test_many_texts_as_one_by_one() -> None:
    """Cutting in a pool gives the same as cutting in turn."""
    texts = ["구례군 수의계약", "", "비공개 대상 정보", "읍ㆍ면 ①"]
    single = [Analyzer().analyze(text) for text in texts]
    assert list(Analyzer(threads=2).analyze_many(texts)) == single
    assert list(Analyzer().analyze_many(texts)) == single


def test_warming_up_makes_the_first_answer_quick(analyzer: Analyzer) -> None:
    """Loading can begin before the first query; whoever asks meanwhile waits for it."""
    fresh = Analyzer()
    thread = fresh.warm_up()
    assert terms(fresh, "구례군") == ["구례군"]
    thread.join(10)
    assert not thread.is_alive()


def test_a_resting_analysis_gives_its_memory_back_and_wakes_when_asked() -> None:
    """What was cut before a rest is cut the same after it, by a dictionary loaded anew."""
    resting = Analyzer(words=parse("# words\n구례군\n"))
    before = terms(resting, "수의계약 현황")
    tokenizer = resting._tokenizer()
    resting.rest()
    assert resting._tokenizer() is not tokenizer
    assert terms(resting, "구례군") == ["구례군"]
    assert terms(resting, "수의계약 현황") == before


@pytest.mark.parametrize(
    ("typed", "bare"),
    [("집행내역은", "집행내역"), ("신청했던", "신청"), ("공사중", "공사"), ("업무추진바", "업무추진바"), ("에서", "")],
)
def test_words_without_endings(analyzer: Analyzer, typed: str, bare: str) -> None:
    """Particles and endings are taken off a typed word, leftovers of a slip are not."""
    assert analyzer.without_endings(typed) == bare


def test_fingerprint_follows_the_dictionary() -> None:
    """Another dictionary is another analysis, and shows in the index's name."""
    other = parse("# words\n화엄사\n비~공개\n수의계약\t수의 계약\n")
    assert Analyzer(words=other).fingerprint != Analyzer().fingerprint
    assert other.terms["비공개"] == ("비~공개",)
    assert other.terms["수의계약"] == ("수의계약", "수의", "계약")


def test_a_word_is_cut_the_same_wherever_it_stands(analyzer: Analyzer) -> None:
    """What a resident types alone is cut as in the middle of a paper."""
    text = "어제 재난지원금 신청자에게 산수유꽃축제 안내문을 보냈고 군계획위원회가 열렸다"
    together = analyzer.analyze(text).tokens
    alone = [token.term for word in text.split() for token in analyzer.analyze(word).tokens]
    assert [token.term for token in together] == alone


@pytest.mark.parametrize(
    ("compound", "parts"),
    [("재난지원금", ["재난", "지원금"]), ("공익직불금", ["공익", "직불", "금"]), ("경관농업", ["경관", "농업"])],
)
def test_nouns_of_no_dictionary_are_cut_into_nouns_that_are(
    analyzer: Analyzer, compound: str, parts: list[str]
) -> None:
    """A compound that only this county writes is found by its parts, with and without blanks."""
    assert terms(analyzer, compound) == parts == terms(analyzer, " ".join(parts[:2]) + "".join(parts[2:]))


def test_what_was_forgotten_is_cut_again(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long rebuild forgets words and cuts them again the same way."""
    monkeypatch.setattr("search.language.cutting._REMEMBERED", 3)
    texts = ["농로 포장", "하천 정비", "배수로 설치", "농로 포장"]
    first, *_, last = analyzer.analyze_many(texts)
    assert first == last == analyzer.analyze(texts[0])
    assert list(map(analyzer.analyze, texts)) == list(analyzer.analyze_many(texts))
