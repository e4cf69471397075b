"""What a resident finds who typed it wrong, on every engine."""

import pytest

from search.engine import Engine
from search.types import Query, Repair
from tests.contract.search.entries import entry


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """An index with a few papers of a county."""
    engine.put(
        [
            entry("a", "구례군 산수유꽃축제 결과", "산수유꽃축제 방문객과 예산 집행", "GIS 자료"),
            entry("b", "업무추진비 집행 내역", "부서별 업무추진비 집행 내역을 공개한다"),
            entry("c", "수의계약 현황", "구례군 수의계약 현황", "수위 조절 장치, CCTV", "계약 해지"),
            entry("d", "비공개 세부 기준", "비공개 대상 정보 세부 기준"),
        ]
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "used", "found"),
    [
        ("rnfP", "구례", "a"),
        ("RNFp 결과", "구례 결과", "a"),
        ("djqancnwlsql 집행", "업무추진비 집행", "b"),
        ("햔 자료", "gis 자료", "a"),
        ("ㅊㅊㅅㅍ 조절", "cctv 조절", "c"),
        ("ㄱㅜㄹㅖ군 결과", "구례군 결과", "a"),
    ],
)
def test_wrong_keyboard_layout_is_repaired(filled: Engine, typed: str, used: str, found: str) -> None:
    """Korean typed with the keyboard on English is read as Korean, and letters that did not join as syllables."""
    results = filled.find(Query(typed))
    assert results.repair == Repair("layout", typed, used, applied=True)
    assert found in [hit.item_id for hit in results.hits]


@pytest.mark.parametrize(
    ("typed", "used", "found"),
    [
        ("ㅅㅅㅇㄲㅊㅈ", "산수유꽃축제", "a"),
        ("ㅇㅁㅊㅈㅂ ㅈㅎ", "업무추진비 집행", "b"),
        ("ㅇㅁㅊㅈㅂ 부서별", "업무추진비 부서별", "b"),
        ("ㄱㄹㄱ ㅅㅅㅇㄲㅊㅈ -해지", "구례군 산수유꽃축제 -해지", "a"),
        ("업무추ㅈㅂ", "업무추진비", "b"),
        ("산수유꽃ㅊ", "산수유꽃축제", "a"),
    ],
)
def test_first_letters_are_read_by_titles(filled: Engine, typed: str, used: str, found: str) -> None:
    """First consonants typed for words find the titles that have such words, and the answer says how they were read."""
    results = filled.find(Query(typed))
    assert results.repair is not None
    assert (results.repair.used, results.repair.applied, results.hits[0].item_id) == (used, True, found)


def test_other_readings_of_first_letters_are_told(filled: Engine) -> None:
    """Where letters may mean two words, the commoner is searched and the other offered beside it."""
    filled.put([entry("e", "수의계약 대장"), entry("f", "소음 기준"), entry("g", "소음기 계획")])
    results = filled.find(Query("ㅅㅇㄱㄱㅎ"))
    assert results.repair == Repair("initials", "ㅅㅇㄱㄱㅎ", "소음기 계획", applied=True)
    results = filled.find(Query("ㅅㅇㄱㅇ"))
    assert results.repair == Repair("initials", "ㅅㅇㄱㅇ", "수의계약", applied=True)
    results = filled.find(Query("ㅅㅇㄱ"))
    assert results.repair is not None
    assert (results.repair.used, results.repair.others) == ("소음기", ("수의계약", "소음 기준"))


def test_first_letters_are_never_read_by_pages(filled: Engine) -> None:
    """Letters that only words inside a paper begin with find nothing."""
    assert filled.find(Query("ㅂㅁㄱ")).total == 0


def test_latin_word_of_the_index_is_left_alone(filled: Engine) -> None:
    """A word that stands in the papers as typed is never repaired."""
    results = filled.find(Query("GIS"))
    assert results.repair is None
    assert results.total == 1


@pytest.mark.parametrize(
    ("typed", "used", "found"),
    [
        ("업무추진바", "업무추진비", "b"),
        ("산수우꽃축제", "산수유꽃축제", "a"),
        ("엄무추진비 집행", "업무추진비 집행", "b"),
        ("산수윻꽃축제", "산수유꽃축제", "a"),
    ],
)
def test_one_wrong_letter_is_repaired(filled: Engine, typed: str, used: str, found: str) -> None:
    """A word with one wrong letter that no paper has is searched as the word that papers have."""
    results = filled.find(Query(typed))
    assert results.repair == Repair("spelling", typed, used, applied=True)
    assert results.hits[0].item_id == found


def test_better_spelling_is_offered_when_little_was_found(filled: Engine) -> None:
    """When a slip finds a little by accident, it is shown and the likelier word is offered."""
    filled.put(
        [
            entry("e", "수위계약 아님", "수위 계약 한 부"),
            entry("f", "수의계약 둘", "수의계약"),
            entry("g", "수의계약 셋"),
        ]
    )
    results = filled.find(Query("수위 계약"))
    assert results.repair is None
    assert results.total > 0


def test_opposites_are_never_repaired_into_each_other(filled: Engine) -> None:
    """미공개 finds nothing rather than 비공개."""
    results = filled.find(Query("미공개"))
    assert results.repair is None
    assert results.total == 0


def test_repairs_can_be_refused(filled: Engine) -> None:
    """Whoever asks for exactly what was typed gets that."""
    results = filled.find(Query("산수윻", as_typed=True))
    assert results.repair is None
    assert results.total == 0


@pytest.mark.parametrize(
    ("typed", "used", "found"),
    [
        ("산수유꽃축제예산", "산수유꽃축제 예산", "a"),
        ("업무추진비집행내역", "업무추진비 집행 내역", "b"),
        ("업무 추진비집 행내역", "업무추진비 집행 내역", "b"),
    ],
)
def test_blanks_left_out_or_misplaced_are_set_right(filled: Engine, typed: str, used: str, found: str) -> None:
    """Words run together, or with blanks inside them, find what the same words find when written as usual."""
    results = filled.find(Query(typed))
    assert results.hits[0].item_id == found
    assert results.repair is None or results.repair.used.replace(" ", "") == used.replace(" ", "")


def test_blanks_never_cut_an_opposite(filled: Engine) -> None:
    """Withheld is never taken apart into disclosed."""
    filled.put([entry("e", "공개 세부 기준", "공개 대상 정보 세부 기준")])
    assert [hit.item_id for hit in filled.find(Query("비공개세부기준")).hits] == ["d"]
    assert [hit.item_id for hit in filled.find(Query("비공개 세부 기준을 알려 주세요")).hits] == ["d"]


def test_slip_that_gives_another_word_is_seen_by_its_neighbours(filled: Engine) -> None:
    """A misspelt word that other papers have is put right where the right one stands beside the word typed next."""
    filled.put([entry("e", "가", "정석학원 강동성"), entry("f", "나", "강돈성 기록"), entry("g", "다", "강동성 기록")])
    results = filled.find(Query("정석학원 강돈성"))
    assert results.repair == Repair("spelling", "정석학원 강돈성", "정석학원 강동성", applied=True)
    assert results.hits[0].item_id == "e"


def test_a_verb_that_no_paper_has_is_no_slip(filled: Engine) -> None:
    """What a question says of its matter is looked for as it is; a slip in the matter itself is repaired beside it."""
    filled.put([entry("e", "산수유꽃축제 방문객 즐었나요")])
    assert filled.find(Query("산수유꽃축제 방문객이 왜 줄었나요")).repair is None
    repair = filled.find(Query("산슈유꽃축제 방문객이 왜 줄었나요")).repair
    assert repair is not None
    assert (repair.used, repair.applied) == ("산수유꽃축제 방문객이 왜 줄었나요", True)


def test_letters_swapped_between_syllables_are_repaired(filled: Engine) -> None:
    """Two keys struck in the wrong order, the last of a syllable and the first of the next."""
    filled.put([entry("e", "기록", "정석학원 자료")])
    assert filled.find(Query("정석항권 자료")).repair == Repair(
        "spelling", "정석항권 자료", "정석학원 자료", applied=True
    )
