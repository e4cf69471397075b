"""Labels and the values behind them, tables in plain text, approval blocks, names by their forms."""

import pytest

from redaction.finding.recognizing.labels import label_of, labelled_values
from redaction.finding.recognizing.name_forms import name_at, names_in
from redaction.finding.recognizing.names import names_by_cues
from redaction.finding.tables.written import approval_hits, header_of, table_hits, vertical_hits
from redaction.finding.values.hits import Hint, Sight
from tests.unit.finding.seeing import seen, values

LABELLED = [
    ("성명: 홍길동", ("홍길동", "person")),
    ("성 명  홍 길 동", ("홍 길 동", "person")),
    ("성명 | 홍길동", ("홍길동", "person")),
    ("성명\n홍길동", ("홍길동", "person")),
    ("1. 신청인 : 김철수 외 2명", ("김철수", "person")),
    ("○ 성명(한글): 선우용녀", ("선우용녀", "person")),
    ("姓名: 洪吉童", ("洪吉童", "person")),
    ("Name: Hong Gildong", ("Hong Gildong", "person")),
    ("성명: 응우옌 티 란", ("응우옌 티 란", "person")),
    ("이름은 홍길동입니다", ("홍길동", "person")),
    ("신청인: 홍○동", ("홍○동", "person")),
    ("담당자: 총무과 주무관 김도현", ("김도현", "person")),
    ("보호자 연락처: 061-783-1234", ("061-783-1234", "phone")),
    ("여권번호:M12345678", ("M12345678", "passport")),
    ("주  소 : 구례군 산동면 원촌마을 (전화 010-1-2)", ("구례군 산동면 원촌마을", "address")),
    ("계좌번호: 농협 301-1234-5678-91 (예금주 김철수)", ("301-1234-5678-91", "account")),
    ("자격증번호: 제12345호", ("제12345호", "certificate_number")),
    ("자격증번호: 1999-전남-0860", ("1999-전남-0860", "certificate_number")),
    ("아이디: 길동이", ("길동이", "user_id")),
    ("병명: 급성 위염, 기타", ("급성 위염", "sensitive")),
    ("나이: 45", ("45", "age")),
    ("차량번호: 전남 12가 3456", ("전남 12가 3456", "vehicle")),
    ("이메일: hong@naver.com", ("hong@naver.com", "email")),
    ("IP주소: 10.0.0.12", ("10.0.0.12", "ip")),
    ("생년월일: 1985년 3월 2일", ("1985년 3월 2일", "birth_date")),
    ("주민등록번호: 850101-1234567", ("850101-1234567", "resident_number")),
    ("면허번호: 전남 12-345678-90", ("전남 12-345678-90", "driver_licence")),
]


@pytest.mark.parametrize(("text", "expected"), LABELLED)
def test_values_behind_labels(text, expected):
    """A value is found behind its label, spaced, boxed, in the next line, or glued to a colon."""
    assert expected in seen(labelled_values, text)


@pytest.mark.parametrize(
    "text",
    [
        "성명: 해당 없음",
        "주소: 상동",
        "성명",
        "주소 및 연락처",
        "비고: 홍보",
        "전화번호: 없음",
        "성명 주소 연락처\n연번",
        "계좌번호: 별첨",
    ],
)
def test_empty_fields_hold_nothing(text):
    """Fields that are empty or refer elsewhere hold no value."""
    assert values(labelled_values, text) == set()


def test_a_speaker_is_not_a_field():
    """`김영희 위원:` introduces a speaker; what follows is not a name."""
    assert values(labelled_values, "김영희 위원: 군정 홍보를 위하여 누리집과 마을 방송을 통해 안내") == set()
    assert label_of("김영희 위원") is None


TABLES = [
    ("성명 | 주소 | 연락처\n김준 | 구례읍 봉동길 1 | 010-1-2", {"김준", "구례읍 봉동길 1", "010-1-2"}),
    ("성명,생년월일,주소\n김준,1985.3.2.,구례읍 봉동길 1", {"김준", "1985.3.2.", "구례읍 봉동길 1"}),
    ("연번 성명 연락처\n1 김준호 010-1234-5678", {"김준호", "010-1234-5678"}),
    ("연번\t성명\t나이\n1\t김준\t45\n\n2\t이솔\t50", {"김준", "45", "이솔", "50"}),
    ("성명 / 주소\n김준 / 구례읍 봉동길 1", {"김준", "구례읍 봉동길 1"}),
    ("소속 직급 성명\n총무과 주무관 김준", {"김준"}),
    ("오늘 회의를 열었다\n내일 또 연다", set()),
    ("연번 성명 연락처\n이 사업은 내년에", set()),
]


@pytest.mark.parametrize(("text", "found"), TABLES)
def test_columns_carry_their_kind(text, found):
    """A header line gives its kind to the cells under it, however the cells are set apart."""
    assert {text[hit.start : hit.end] for hit in table_hits(text)} == found


HEADERS = [
    ("소속 | 직급 | 성명", "총무과 | 주무관 | 김준", Hint.OFFICIAL),
    ("소속 | 직급 | 성명", "총무과 | - | 김준", Hint.REVIEW),
    ("성명 | 직업 | 주소", "김준 | 농업 | 구례", Hint.PRIVATE),
    ("직급 | 성명 | 생년월일", "7급 | 김준 | 850302", Hint.REVIEW),
    ("소속 | 신청인 | 주소", "총무과 | 김준 | 구례", Hint.PRIVATE),
]


@pytest.mark.parametrize(("head", "row", "hint"), HEADERS)
def test_columns_tell_whose_the_names_are(head, row, hint):
    """Columns of ranks make a staff list, columns of homes a list of private persons, both make it doubtful."""
    header = header_of(head)
    assert header is not None
    column = next(column for column in header.columns if column.kind is not None and column.kind.value == "person")
    assert header.hint_of(column, row) is hint


def test_a_table_ends_behind_blank_lines():
    """Two blank lines end a table."""
    text = "성명 | 주소\n김준 | 구례\n\n\n이솔 | 토지"
    assert {text[hit.start : hit.end] for hit in table_hits(text)} == {"김준"}


def test_tables_read_cell_by_cell():
    """A table whose cells come one a line is known by its header lines."""
    text = "연번\n성명\n생년월일\n주소\n1\n김준호\n1985.3.2.\n구례읍\n2\n이솔(배우자)\n" + "긴 줄 " * 12 + "\n박지훈"
    assert {text[hit.start : hit.end] for hit in vertical_hits(text)} == {"김준호", "1985.3.2.", "이솔"}


APPROVALS = [
    ("결 재 주무관 팀장 과장\n김 도 현 박지훈 최서연", {"김 도 현", "박지훈", "최서연"}),
    ("결 주무관 팀장\n재 김도현 박지훈", {"김도현", "박지훈"}),
    ("결\n재\n주무관\n팀장\n김도현\n박 지 훈\n보고", {"김도현", "박 지 훈"}),
    ("결재 담당 팀장 과장\n모나영 박지훈 최서연", {"모나영", "박지훈", "최서연"}),
    ("담당 팀장 과장\n결재 모나영 박지훈 최서연", {"모나영", "박지훈", "최서연"}),
    ("담당\n팀장\n김도현\n박지훈", {"김도현", "박지훈"}),
    ("담당 협조\n김도현 박지훈", set()),
    ("주무관이 보고함\n김도현", set()),
]


@pytest.mark.parametrize(("text", "found"), APPROVALS)
def test_approval_blocks_hold_officials(text, found):
    """Names under a line of ranks are those of officials in office."""
    hits = list(approval_hits(text))
    assert {text[hit.start : hit.end] for hit in hits} == found
    assert {hit.hint for hit in hits} <= {Hint.OFFICIAL}


NAMES = [
    ("(홍길동)", "홍길동"),
    ("남궁 민수", "남궁 민수"),
    ("남 궁 민 수", "남 궁 민 수"),
    ("김 철수는", "김 철수"),
    ("김철수는", "김철수"),
    ("과장 김철수", "김철수"),
    ("김철수과장", "김철수"),
    ("K씨", "K"),
    ("김모 씨", "김모"),
    ("nguyen thi lan", "nguyen thi lan"),
    ("해당없음", None),
    ("총무과", None),
    ("구례군", None),
    ("?", None),
    ("과장 팀장 실장 국장 소장", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_forms_of_names(text, name):
    """A name is cut out behind titles and in front of particles, in every script."""
    found = name_at(text, 0, len(text))
    assert (text[found[0] : found[1]] if found else None) == name


def test_names_stand_one_after_another():
    """Names set apart by marks are all taken, and a new label ends the row."""
    text = "김철수(배우자), 이영희 및 박지훈, 주소: 구례"
    assert [text[start:end] for start, end in names_in(text, 0, len(text))] == ["김철수", "이영희", "박지훈"]


CUES = [
    ("박서연 씨는", {"박서연"}),
    ("응우옌 티란 씨는", {"티란", "응우옌 티란"}),
    ("김 씨가", {"김"}),
    ("홍○동, 김**", {"홍○동", "김**"}),
    ("김모(45)", {"김모"}),
    ("洪吉童(홍길동)", {"洪吉童"}),
    ("Nguyen Thi Lan", {"Nguyen Thi Lan"}),
    ("KIM MINSU", {"KIM MINSU"}),
    ("K씨와 A.B. 씨", {"K", "A.B."}),
    ("별명 '산동할매'로", {"산동할매"}),
    ("주무관 김도현", {"김도현"}),
    ("명 찬 용, 남", {"명 찬 용"}),
    ("선생님 귀하", set()),
    ("공 사 명 도로", set()),
    ("구례 님", set()),
    ("구례 씨앗", set()),
    ("전통시장 간담회", set()),
    ("이 수 는", set()),
]


@pytest.mark.parametrize(("text", "found"), CUES)
def test_names_by_their_neighbourhood(text, found):
    """Titles, masks, Hanja, Latin letters, initials and nicknames show a name without any model."""
    assert {value.rstrip() for value in values(names_by_cues, text, 0.35)} == found


def test_what_kiwi_reads_as_words_is_doubted():
    """A word in a name's place that is a common word falls to the faint tier."""
    assert not Sight("간담회", "간담회").reads_as_words(0, 3)
