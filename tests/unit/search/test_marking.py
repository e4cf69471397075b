"""Marks and snippets."""

from search.entries.marking import Located, literal_matches, mark, snippet
from search.types import Marked


def located(text: str, *terms: str) -> Located:
    """A text with every occurrence of the terms in it."""
    found = sorted((start, start + len(term), term) for term in terms for start in _places(text, term))
    return Located(text, [term for *_, term in found], [(start, end) for start, end, _ in found])


def _places(text: str, term: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(term, at)]


def test_neighbouring_marks_are_one() -> None:
    """수의 and 계약 written together are marked once."""
    text = located("수의계약 현황", "수의", "계약", "현황")
    assert text.matches(frozenset({"수의", "계약"})) == ((0, 4),)
    assert mark(text.text, ((0, 4),)) == (Marked("수의계약", True), Marked(" 현황", False))


def test_snippet_shows_where_most_words_are() -> None:
    """Of a long page the stretch with the most different words is shown, with dots where text is left out."""
    text = located("산수유 " + "가나다라 " * 80 + "산수유 축제 예산 " + "마바사아 " * 80, "산수유", "축제", "예산")
    wanted = frozenset({"산수유", "축제", "예산"})
    pieces = snippet(text, wanted, text.matches(wanted))
    assert [piece.text for piece in pieces if piece.is_match] == ["산수유", "축제", "예산"]
    assert pieces[0] == pieces[-1] == Marked("…", False)
    assert len("".join(piece.text for piece in pieces)) < 220


def test_snippet_of_a_page_without_marks_is_its_beginning() -> None:
    """A page found by its title shows its first lines."""
    assert snippet(Located("짧은 글", (), ()), frozenset({"없음"}), ()) == (Marked("짧은 글", False),)
    assert snippet(Located("", (), ()), frozenset(), ()) == ()


def test_literal_matches() -> None:
    """Words that were cut in another way are marked as typed."""
    assert literal_matches("GIS 자료와 gis", ["gis", ""]) == ((0, 3), (8, 11))


def test_pieces_make_up_the_text() -> None:
    """Nothing is lost or doubled between the marks."""
    text = "가나다라마바사"
    assert "".join(piece.text for piece in mark(text, ((1, 3), (2, 4), (6, 7)))) == text
