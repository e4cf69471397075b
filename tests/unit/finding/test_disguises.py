"""Values in disguise, and the words and amounts that only look so."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding import detect
from redaction.finding.language.views import normalised
from redaction.types import Disposition, Kind

LEXICON = CountyLexicon()
MARKS = (".", "/", "_", "·", ",", ":", "~", "*", " ", "", "\u3000", " - ", "–", "ㅡ", "에 ")


def _removed(text):
    """The characters that are not proposed to stay."""
    return {
        place
        for span in detect(text, LEXICON)
        if span.disposition is not Disposition.KEEP
        for place in range(span.start, span.end)
    }


@pytest.mark.parametrize("mark", MARKS)
def test_other_marks_between_groups(mark):
    """Numbers keep their kind with any mark between their groups."""
    for label, value in (
        ("연락처", "010-4521-7788"),
        ("농협", "301-0123-4567-81"),
        ("카드번호", "4111-1111-1111-1111"),
    ):
        if mark == "에 ":
            value = value.translate(str.maketrans("0123456789", "공일이삼사오육칠팔구"))
        text = f"신청인 곽정림({label} {value.replace('-', mark)})"
        start, end = text.index(value[:3]), len(text) - 1
        assert {place for place in range(start, end) if text[place].isalnum()} <= _removed(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("생년월일: 一九六二年 七月 三日", "一九六二年 七月 三日"),
        ("출생 단기 4290년 5월 8일", "단기 4290년 5월 8일"),
        ("서기 1955년 섣달 그믐 출생", "서기 1955년 섣달 그믐"),
        ("Date of Birth: March 17, 1985", "March 17, 1985"),
        ("생년월일 71-06-3O", "71-06-3O"),
        ("58년 개띠인 도경완", "58년 개띠"),
        ("반기호 어르신(향년 88세)", "향년 88세"),
        ("도경완 씨는 나이 일흔두 살이다", "일흔두 살"),
        ("집은 마산면 냉천리 마을회관 옆 파란 대문집", "마산면 냉천리 마을회관 옆 파란 대문집"),
        ("Address: 24-7, Wonchon-gil, Sandong-myeon, Gurye-gun", "24-7, Wonchon-gil, Sandong-myeon, Gurye-gun"),
        ("住所: 全羅南道 求禮郡 求禮邑 鳳西里 12", "全羅南道 求禮郡 求禮邑 鳳西里 12"),
        ("주소 전 남 구 례 군 구 례 읍 봉 서 리 5 6 - 1", "전 남 구 례 군 구 례 읍 봉 서 리 5 6 - 1"),
        ("신청자명우찬미전화010-5151-6262", "우찬미"),
        ("예금주봉미선", "봉미선"),
        ("별명 '산동 호랑이'가 신고", "산동 호랑이"),
        ("작성자 국화꽃향기", "국화꽃향기"),
        ("신고자 J.H. Kim", "J.H. Kim"),
        ("이수 번호 | 성명\n농업-2024-118 | 복길선", "농업-2024-118"),
        ("조리사면허 제45-67890호", "45-67890"),
        ("민원인은 전과 2범으로 알려짐", "전과 2범"),
    ],
)
def test_other_written_forms(text, value):
    """Dates, ages, homes, names and certificates in unusual forms are found whole."""
    start = text.index(value)
    assert {place for place in range(start, start + len(value)) if not text[place].isspace()} <= _removed(text)


@pytest.mark.parametrize(
    "text",
    [
        "총사업비 1,234,567,890원을 편성하였다.",
        "보상액\n91,320,000\n2\n합계",
        "보상금 1,080,000 \n1016  보상금 1,010,000 \n1280  보상금",
        "시행 민원과-8010 (2026. 5. 8.)",
        "ISBN 978-89-1234-567-8",
        "1, 2, 3, 4, 5, 6, 7, 8호 사업을 차례로 추진한다.",
        "국민건강보험공단과 민주노총 구례지부가 참석하였다.",
    ],
)
def test_what_only_looks_like_it(text):
    """Amounts, numbers of papers and organisations are not marked."""
    assert not [span for span in detect(text, LEXICON) if span.tier < 3 and span.disposition is not Disposition.KEEP]


def test_a_telephone_behind_an_amount_is_found():
    """What follows an amount of millions is read by itself."""
    text = "보상금 1,080,000 010-3214-5678"
    assert set(range(text.index("010-"), len(text))) <= _removed(text)


def test_a_plot_stays_and_its_owner_goes():
    """In a list of plots the place of the plot stays, its owner's name and home go."""
    header = "번호 | 소재지 | 면적 | 소유자 | 소유자 주소"
    text = f"{header}\n1 | 구례군 용방면 사림리 산 603 | 1,353 | 제갈동훈 | 광의면 온당길 132"
    found = {(text[span.start : span.end], span.disposition) for span in detect(text, LEXICON)}
    assert ("구례군 용방면 사림리 산 603", Disposition.KEEP) in found
    assert {("제갈동훈", Disposition.REDACT), ("광의면 온당길 132", Disposition.REDACT)} <= found


def test_long_runs_of_blanks_are_cut():
    """A page of blanks is read in no time, and offsets still fit."""
    text = "성명:" + " " * 200_000 + "홍길동 010-1234-5678"
    assert len(normalised(text).text) < 200
    assert [text[span.start : span.end] for span in detect(text, LEXICON) if span.kind is Kind.PHONE] == [
        "010-1234-5678"
    ]


def test_full_width_numbers_are_judged_as_plain_ones():
    """A full-width date behind a name is read, an office's full-width number stays, a mobile beside a firm goes."""
    assert {6, 7} <= _removed("도경완 １９８５．３．２．")
    assert not _removed("문의 ０６１－７８０－２３４５")
    text = "(주)한빛건설 ０１０－４５２１－７７８８"
    assert text.index("０１０") in _removed(text)


def test_lone_surrogates_are_read():
    """Half a character, as broken exports hold it, stops nothing."""
    assert 4 in _removed("\ud800성명 홍길동 010-1234-5678")
