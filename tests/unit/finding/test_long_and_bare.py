"""What is very long, and what only looks like a value: lists of rooms, walks through a place, halls, entrails."""

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.finding.engine.tagger import pieces_of
from redaction.finding.recognizing.addresses import addresses
from redaction.finding.recognizing.addresses_walked import walked_addresses
from redaction.finding.recognizing.addresses_written import foreign_addresses
from redaction.finding.recognizing.signs import signs
from redaction.finding.tables.headings import heading_at
from redaction.finding.tables.rows import rows_of, text_of
from redaction.types import Disposition, Kind
from tests.unit.finding.seeing import values
from tests.unit.finding.test_pages import page_of


def test_every_room_of_a_long_list_is_hidden():
    """An address with more rooms behind it than any flat has leaves none of them standing."""
    text = "주소: 전남 구례군 구례읍 봉동리 12" + "".join(f", {room}호" for room in range(101, 113))
    assert any(value.count("호") >= 8 for value in values(addresses, text))
    hidden = [span for span in detect(text, CountyLexicon()) if span.disposition is not Disposition.KEEP]
    assert all(any(span.start <= at < span.end for span in hidden) for at, sign in enumerate(text) if sign == "호")


def test_a_walk_through_an_address_comes_to_an_end():
    """However many words of an address follow each other, a walk takes up to eleven of them."""
    text = "주소 구례 문척 죽마 112-3 가나아파트 101동 202호 왼쪽 안채 지층 3층 4층 5층"
    assert max(len(value.split()) for value in values(walked_addresses, text)) == 11


def test_a_thing_with_a_number_in_a_village_is_no_home():
    """도로 12 in a village is a road; 산정 12 there is somebody's house."""
    assert values(foreign_addresses, "토지면 오미리 도로 12") == set()
    assert values(foreign_addresses, "토지면 오미리 산정 12") == {"토지면 오미리 산정 12"}


def test_entrails_are_no_disability():
    """심장 between others in a list is a disability only where the paper is about care."""
    assert "심장" not in values(signs, "판매 (간, 심장, 허파)", 0.0)
    assert "심장" in values(signs, "장애 유형 (신장, 심장, 기타)", 0.0)


def test_a_long_line_of_header_words_is_read_in_few_looks():
    """A line of header words with one nobody knows at its end is not cut in every way there is."""
    page = page_of((0, 700, " ".join(["주소", "나이", "전화"] * 8 + ["무엇"])))
    looks = []

    def told(cell):
        looks.append(cell)
        return text_of(page, cell)

    assert heading_at(rows_of(page), 0, told) is None
    assert len(looks) < 2_000


def test_an_empty_text_has_no_pieces():
    """Nothing is looked for in nothing."""
    assert list(pieces_of("")) == []
    assert detect("", CountyLexicon()) == ()
    assert [span.kind for span in detect("전화 010-1234-5678", CountyLexicon())] == [Kind.PHONE]
