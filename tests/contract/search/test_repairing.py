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
            entry("c", "수의계약 현황", "구례군 수의계약 현황", "수위 조절 장치", "계약 해지"),
            entry("d", "비공개 세부 기준", "비공개 대상 정보 세부 기준"),
        ]
    )
    return engine


@pytest.mark.parametrize(
    ("typed", "used", "found"),
    [("rnfP", "구례", "a"), ("djqancnwlsql 집행", "업무추진비 집행", "b"), ("햔 자료", "gis 자료", "a")],
)
def test_wrong_keyboard_layout_is_repaired(filled: Engine, typed: str, used: str, found: str) -> None:
    """Korean typed with the keyboard on English is read as Korean, and the other way round."""
    results = filled.find(Query(typed))
    assert results.repair == Repair("layout", typed, used, applied=True)
    assert found in [hit.item_id for hit in results.hits]


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
