"""What editors put beside the search as readers see it, and what is kept of words that found nothing."""

import pytest
from django.core.exceptions import ValidationError

from cms.shelves import missed
from cms.shelves.pins import PinnedResult, record_named
from cms.shelves.synonyms import SynonymGroup
from disclosure.sealing import Vault
from tests import public_county

VAULT = Vault(public_county.MASTER_KEY)


def group(words: str) -> SynonymGroup:
    """A saved group."""
    made = SynonymGroup(words=words)
    made.full_clean()
    made.save()
    return made


def test_a_residents_word_finds_the_countys_word_and_the_page_says_so(indexed, reader):
    """쌈짓돈 is in no paper; with the editors' group the papers on 업무추진비 come, and the reader may refuse that."""
    assert "맞는 자료가 없습니다" in reader.get("/search/", {"q": "쌈짓돈"}).content.decode()
    group("업무추진비\n쌈짓돈")
    page = reader.get("/search/", {"q": "쌈짓돈"}).content.decode()
    assert indexed.records[2].public_id in page
    assert "‘쌈짓돈’과 같은 뜻으로 <strong>‘업무추진비’</strong>도 함께 찾았습니다." in page
    only = reader.get("/search/", {"q": "쌈짓돈", "exact": "1"}).content.decode()
    assert "맞는 자료가 없습니다" in only


def test_an_everyday_word_is_said_to_be_looked_for_as_papers_put_it(indexed, reader):
    """The page names the residents' word and the papers' words, with the way back to the typed words only."""
    page = " ".join(reader.get("/search/", {"q": "판공비"}).content.decode().split())
    assert "‘판공비’를 문서에 쓰는 말 <strong>‘업무추진비’</strong>로도 찾았습니다." in page
    assert "적은 말만 찾기" in page
    found = reader.get("/search/", {"q": "판공비", "format": "json"}).json()
    assert found["reworded"] == [{"typed": "판공비", "also": ["업무추진비"]}]
    typed = reader.get("/search/", {"q": "판공비", "exact": "1", "format": "json"}).json()
    assert typed["reworded"] == []


def test_synonyms_reach_a_word_that_was_typed_on_the_wrong_layout(indexed, reader):
    """A repaired query uses the group of the word it became."""
    group("회의록\n논의기록")
    page = reader.get("/search/", {"q": "ghldmlfhr"}).content.decode()
    assert "논의기록" in page
    assert "바꾸지 않고 그대로 찾기" in page


def test_a_word_stands_in_one_group_only(indexed):
    """No chain and no circle of groups can be written."""
    group("업무추진비\n쌈짓돈")
    with pytest.raises(ValidationError):
        group("쌈짓돈\n기밀비")


def test_synonyms_mark_words_inside_a_record(indexed, reader):
    """The record opened from such a result marks the county's word."""
    group("업무추진비\n쌈짓돈")
    page = reader.get(f"/records/{indexed.records[2].public_id}/", {"q": "쌈짓돈"}).content.decode()
    assert "<mark>업무추진비</mark>" in page


def test_a_pinned_record_stands_first_until_it_is_withdrawn(indexed, reader):
    """Editors' choice is shown for exactly these words, and never once the record is taken down."""
    row = indexed.records[3]
    pin = PinnedResult(words="오일장", publication=record_named(f"http://testserver/records/{row.public_id}/?q=x"))
    pin.full_clean()
    pin.save()
    page = reader.get("/search/", {"q": "오일장"}).content.decode()
    assert "먼저 보실 자료" in page
    assert "먼저 보실 자료" not in reader.get("/search/", {"q": "오일장 주차"}).content.decode()
    public_county.withdraw(indexed, row, "개인정보가 보여 공개를 취소했습니다.")
    page = reader.get("/search/", {"q": "오일장"}).content.decode()
    assert "먼저 보실 자료" not in page
    assert row.public_id not in page
    with pytest.raises(ValidationError):
        record_named(row.public_id)


def test_a_word_that_found_nothing_is_kept_sealed_and_says_nothing_of_its_reader(indexed, reader):
    """The row holds a day and a ciphertext; what plainly is a person's number is not even sealed."""
    reader.get("/search/", {"q": "혜성충돌대비"})
    reader.get("/search/", {"q": "010-2345-6789"})
    reader.get("/search/", {"q": "업무추진비"})
    reader.get("/search/", {"q": "혜성충돌대비", "department": "재무과"})
    (row,) = missed.SealedMiss.objects.all()
    assert "혜성".encode() not in bytes(row.closed)
    assert {field.name for field in row._meta.fields} == {"id", "agency", "day", "closed"}
    assert VAULT.open_sealed(bytes(row.closed), "missed words").decode() == "혜성충돌대비"


def test_offers_are_a_page_without_script(indexed, reader):
    """First consonants list titles as links; nothing fitting is said in words; a long prefix is cut."""
    assert "수의계약" in reader.get("/search/words/", {"q": "ㅅㅇㄱㅇ"}).content.decode()
    assert "시작하는 말이 없습니다" in reader.get("/search/words/", {"q": "쿠쿠쿠"}).content.decode()
    assert reader.get("/search/words/", {"q": "가" * 500}).status_code == 200
    assert "<script>alert" not in reader.get("/search/words/", {"q": "<script>alert(1)"}).content.decode()


def test_the_years_of_the_results_are_drawn_with_their_table(indexed, reader):
    """The picture has title and description, its numbers stand in a table, and a year leads to its own list."""
    page = reader.get("/search/", {"q": "업무추진비"}).content.decode()
    assert 'aria-labelledby="plot-months-title plot-months-desc"' in page
    assert "year=2026" in page


def test_inside_a_record_the_places_are_counted_and_lead_to_each_other(indexed, reader):
    """Each page with the words says how often, and leads to the one before and the one after it."""
    address = f"/records/{indexed.records[2].public_id}/"
    page = reader.get(address, {"q": "업무추진비"}).content.decode()
    assert "2쪽 (2곳)" in page
    assert "다음 나오는 곳 (2쪽)" in page
    assert "앞에 나온 곳 (1쪽)" in page
    assert "나오는 곳" not in reader.get(address, {"q": "혜성"}).content.decode()
    assert "나오는 곳" not in reader.get(address).content.decode()
