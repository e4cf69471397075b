"""The second look at texts about to be indexed: numbers by their patterns, officers' keeps honoured."""

import pytest

from redaction.config import RedactionConfig
from redaction.finding import screen
from redaction.types import Kind
from redaction.value_keys import value_key

CONFIG = RedactionConfig(value_hash_key=b"k" * 32, signing_key=b"s" * 32)
PROSE = "구례군은 2026년 3월 마산면 배수로 120m를 정비하였고 사업비는 35,000,000원이다. 문의는 061-780-2345.\n"


def kinds_in(*texts: str, kept: frozenset[str] = frozenset()) -> list[tuple[int, Kind]]:
    """Where and what the second look finds."""
    found = screen(texts, kept, CONFIG, lambda _done, _of: None)
    return [(one.string, one.span.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("주민등록번호 900101-1234568", Kind.RESIDENT_NUMBER),
        ("연락처 010-9876-5432", Kind.PHONE),
        ("연락처 010-9876-\n5432 로", Kind.PHONE),
        ("전자우편 moonlight77@naver.com", Kind.EMAIL),
        ("카드번호 4111-1111-1111-1111", Kind.CARD),
        ("차량번호 12가 3456", Kind.VEHICLE),
    ],
)
def test_a_number_that_speaks_for_itself_is_found(text: str, kind: Kind) -> None:
    """Each sort of number is found among ordinary prose, on the page where it stands."""
    assert (1, kind) in kinds_in(PROSE, PROSE + text + "\n" + PROSE)


def test_ordinary_papers_give_nothing() -> None:
    """Amounts, days, the office's own telephone and blank pages are no hits."""
    assert kinds_in(PROSE * 10, "", " \n", "2026. 3. 5. 제12조제3항 1,234,567,890원") == []


def test_a_value_an_officer_kept_is_no_hit() -> None:
    """The key of a kept value lets it stand wherever it is written, blanks aside."""
    kept = frozenset({value_key("010-9876-5432", CONFIG)})
    assert kinds_in("담당 010-9876-5432", "담당 010 - 9876 - 5432", kept=kept) == []
    assert kinds_in("담당 010-9876-5431", kept=kept) == [(0, Kind.PHONE)]
