"""The views of a text: normal forms, line breaks, disguised numbers, and the way back to the original."""

import pytest

from redaction.finding.language.disguises import spoken
from redaction.finding.language.views import normalised

FORMS = [
    ("０１０－１２３４", "010-1234"),
    ("010–1234—5678ㅡ9", "010-1234-5678-9"),
    ("가\u200b나\ufeff다", "가나다"),
    ("가\u00a0나\t다", "가 나  다"),
    ("\u1112\u1169\u11bc길동", "홍길동"),
    ("①번", "①번"),
    ("𝟎𝟏𝟎", "010"),
    ("٠١٠", "010"),
    ("a\r\nb", "a\n\nb"),
    ("가\x07나", "가 나"),
    ("：～ㆍ", ":~·"),
    ("é", "e"),
    ("Trần Văn Đức", "Tran Van Duc"),
    ("\u1100\u1160", ""),
]


@pytest.mark.parametrize(("text", "normal"), FORMS)
def test_characters_are_brought_to_one_form(text, normal):
    """Full width, dashes, blanks, zero-width characters and decomposed Hangul are brought to one form."""
    assert normalised(text).text == normal


def test_offsets_lead_back_to_the_original():
    """A range of a view names the characters of the original that it stands for."""
    text = "\u1112\u1169\u11bc\u200b길동"
    view = normalised(text)
    assert view.original(0, 3) == (0, len(text))


def test_a_line_break_is_a_blank_or_nothing():
    """A value broken by layout is whole again without the break; a blank line is never joined."""
    view = normalised("010-12 \n 34\n\n가")
    assert view.with_blank_breaks().text == "010-12   34\n\n가"
    assert view.without_breaks().text == "010-1234\n\n가"
    assert view.without_breaks().joints == frozenset({6})


def test_every_second_break_may_stay():
    """With a parity only every second line break goes."""
    view = normalised("가\n나\n다")
    assert view.without_breaks(0).text == "가나\n다"
    assert view.without_breaks(1).text == "가\n나다"


DISGUISED = [
    ("공일공-일이삼사-오육칠팔", "010-1234-5678"),
    ("영일영 일이삼사 오육칠팔", "01012345678"),
    ("O1O-l234-5678", "010-1234-5678"),
    ("0 1 0 - 1 2 3 4 - 5 6 7 8", "010-1234-5678"),
    ("010😀1234😀5678", "01012345678"),
    ("010 다시 1234 다시 5678", "010-1234-5678"),
    ("〇一〇-一二三四-五六七八", "010-1234-5678"),
    ("⓪①⓪-①②③④-⑤⑥⑦⑧", "010-1234-5678"),
    ("zero one zero 1234 5678", "01012345678"),
    ("①010 다시 1234 다시 5678", "①010-1234-5678"),
    ("공일공 일이삼사 오육칠팔이에요", "01012345678이에요"),
    ("0 1 0 일 이 삼 사 5 6 7 8", "01012345678"),
]


@pytest.mark.parametrize(("text", "digits"), DISGUISED)
def test_disguised_numbers_are_read_out(text, digits):
    """Digits in words, Hanja, rings, letters and pictures are read out as digits."""
    view = spoken(normalised(text))
    assert view is not None
    assert view.text == digits


@pytest.mark.parametrize("text", ["010-1234-5678", "이 사람은 오늘 왔다", "신청일 2025-03-10 00:00", "", "soliloquies"])
def test_plain_text_has_no_spoken_view(text):
    """A text without disguised numbers has no such view."""
    assert spoken(normalised(text)) is None


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("주소 전라남도 구례군 구례읍 봉 동길 12-3", "전라남도구례군구례읍봉동길12"),
        ("구례군 마 산 면 화 엄사로33 고혈압", "구례군마산면화엄사로33"),
        ("구 례군 토지 면 섬 진 강대로4021", "구례군토지면섬진강대로4021"),
    ],
)
def test_addresses_whose_syllables_a_scan_set_apart_are_joined(text, joined):
    """OCR puts blanks into words; an address known by its district is read without them."""
    assert joined in spoken(normalised(text)).text


def test_a_seven_read_as_a_stroke_is_a_seven():
    """OCR reads a thin 7 as a stroke; before the rest of a resident number it can be nothing else."""
    assert "(760314-2345678)" in spoken(normalised("김순례(/60314-2345678)님")).text
    assert spoken(normalised("연락처 061-/82-6653")).text == "연락처 061-782-6653"
    assert spoken(normalised("010-3391-\n7/25")).text == "010-3391-7725"
    assert spoken(normalised("02.3/15-2/20 회의")) is None


@pytest.mark.parametrize("text", ["구례군 구례읍 봉성로 1", "구례군 산동면 주민 대표와 함께 걷는 둘레길 3개 구간"])
def test_whole_words_are_not_joined(text):
    """Words that nobody broke stay as they are."""
    assert spoken(normalised(text)) is None
