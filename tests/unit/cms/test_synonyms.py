"""Which words editors may call the same, and which groups take part in a query."""

import pytest

from cms.shelves.synonyms import MOST_APPLIED, are_opposites, entries_of, entry_problems, matching


def test_lines_and_commas_become_entries_without_doubles():
    """An editor may write a word a line or words with commas; blanks make no other word."""
    assert entries_of("주차장\n 주차  구역 , 주차장\n\n주차구역") == ("주차장", "주차구역")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("공개", "비공개"),
        ("정보 공개", "정보비공개"),
        ("완료", "미완료"),
        ("허가", "불허"),
        ("건축 허가", "건축 반려"),
        ("찬성", "반대"),
        ("불합격", "합격"),
    ],
)
def test_opposites_are_seen_either_way_round(one, other):
    """What was withheld is not what was disclosed, whichever is written first."""
    assert are_opposites(one, other)
    assert are_opposites(other, one)


@pytest.mark.parametrize(("one", "other"), [("주차장", "주차 구역"), ("업무추진비", "판공비"), ("비료", "거름")])
def test_words_of_one_meaning_are_no_opposites(one, other):
    """Ordinary synonyms pass."""
    assert not are_opposites(one, other)
    assert entry_problems((one, other)) == []


@pytest.mark.parametrize(
    "words",
    [
        "주차장",
        "가\n나",
        "a" * 31 + "\n주차장",
        '"주차"\n주차장',
        "-주차\n주차장",
        "하나\n둘\n셋\n넷\n다섯\n여섯\n일곱",
    ],
)
def test_groups_over_the_limits_are_refused_in_a_sentence(words):
    """One word, words too short or too long, signs of the query language, and too many words are each refused."""
    assert entry_problems(entries_of(words))


def test_a_group_takes_part_only_where_one_of_its_words_stands():
    """The query decides which groups are looked at; blanks do not matter, a negated word is another word."""
    groups = ["업무추진비\n판공비", "공개\n열람"]
    assert [one.others for one in matching("판공비내역", groups)] == [("업무추진비",)]
    assert matching("비공개자료", groups) == ()
    assert [one.typed for one in matching("정보공개자료", groups)] == ["공개"]


def test_many_groups_cannot_make_a_query_grow_without_end():
    """However many groups have a word of the query, only a few take part."""
    groups = [f"공사\n말{number}말" for number in range(50)]
    assert len(matching("공사", groups)) == MOST_APPLIED
