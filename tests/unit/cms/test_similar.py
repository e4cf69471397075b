"""Past requests like a new one are found by the words they share."""

from cms.officers.similar import MOST_WORDS, ranked, words_of


def test_endings_and_words_of_every_request_make_no_likeness():
    """계약서를 and 계약서 are one word; 정보공개를 청구합니다 says nothing."""
    assert words_of("수의계약서를 공개 청구합니다. 2026년 자료") >= {"수의계약서", "2026"}
    assert words_of("정보 공개 청구 자료 부탁") == frozenset()
    assert words_of("") == frozenset()
    assert len(words_of(" ".join(f"낱말{chr(0xAC00 + number)}가나" for number in range(500)))) <= MOST_WORDS


def test_rare_shared_words_count_more_than_common_ones():
    """Of two past requests that each share one word, the one with the rarer word is first; none shared, no row."""
    texts = {
        1: words_of("도로 포장 계획"),
        2: words_of("도로 배수로 정비"),
        3: words_of("도로 표지 설치"),
        4: words_of("축사 냄새 민원"),
    }
    assert ranked(words_of("배수로를 고친 도로"), texts)[0] == 2
    assert 4 not in ranked(words_of("배수로를 고친 도로"), texts)
    assert ranked(frozenset(), texts) == []
    assert ranked(words_of("배수로"), {}) == []
