"""Telephone numbers, mail and network addresses, names of accounts."""

import pytest

from redaction.finding.recognizing.contact import network_addresses, phones, user_ids
from redaction.finding.recognizing.mails import emails
from tests.unit.finding.seeing import values

PHONES = [
    ("전화는 공일공에 천이백삼십사에 공구일이요", "공일공에 천이백삼십사에 공구일이"),
    ("전화 010-1234-567 8", "010-1234-567 8"),
    ("010-1234-5678로", "010-1234-5678"),
    ("010 1234 5678", "010 1234 5678"),
    ("010.1234.5678", "010.1234.5678"),
    ("01012345678", "01012345678"),
    ("(010)1234-5678", "(010)1234-5678"),
    ("+82-10-1234-5678", "+82-10-1234-5678"),
    ("+82 10 1234 5678", "+82 10 1234 5678"),
    ("011-123-4567", "011-123-4567"),
    ("010-****-5678", "010-****-5678"),
    ("010-1234-****", "010-1234-****"),
    ("061-783-1234", "061-783-1234"),
    ("061)783-1234", "061)783-1234"),
    ("(061) 783-1234", "(061) 783-1234"),
    ("02-123-4567", "02-123-4567"),
    ("070-1234-5678", "070-1234-5678"),
    ("전화 0617831234", "0617831234"),
    ("전화 783-1234", "783-1234"),
    ("☎ 783-1234", "783-1234"),
    ("1588-1234", "1588-1234"),
    ("+84 912 345 678", "+84 912 345 678"),
    ("０１０－１２３４－５６７８", "010-1234-5678"),
    ("010ㅡ1234ㅡ5678", "010-1234-5678"),
]


@pytest.mark.parametrize(("text", "value"), PHONES)
def test_phones_are_found_in_every_writing(text, value):
    """Mobile, land, company and foreign numbers are found with any separator."""
    assert value in values(phones, text)


@pytest.mark.parametrize(
    "text", ["2024-1234", "제123-4567호", "총무과-1234", "1,234,567", "2024. 5. 1.", "123-4567", "063-8755-4438-03"]
)
def test_look_alikes_of_phones_stay(text):
    """Document numbers, dates, amounts and accounts are no telephone numbers."""
    assert values(phones, text) == set()


EMAILS = [
    ("hong@korea.kr로", "hong@korea.kr"),
    ("이메일hong.gil-dong@naver.com", "hong.gil-dong@naver.com"),
    ("hong @ naver . com", "hong @ naver . com"),
    ("hong골뱅이naver.com", "hong골뱅이naver.com"),
    ("hong(at)naver.com", "hong(at)naver.com"),
    ("hong[at]naver[dot]com", "hong[at]naver[dot]com"),
    ("hong골뱅이네이버점컴", "hong골뱅이네이버점컴"),
    ("ho***@naver.com", "ho***@naver.com"),
    ("길동@naver.com", "길동@naver.com"),
]


@pytest.mark.parametrize(("text", "value"), EMAILS)
def test_mail_addresses_are_found_in_disguise(text, value):
    """Mail addresses are found with particles behind, labels glued in front, and spelled out."""
    assert any(value in found for found in values(emails, text))


NETWORK = [
    ("접속 203.0.113.7에서", {"203.0.113.7"}),
    ("203.0.*.*", {"203.0.*.*"}),
    ("2001:db8:0:1:1:1:1:1", {"2001:db8:0:1:1:1:1:1"}),
    ("00:1A:2B:3C:4D:5E", {"00:1A:2B:3C:4D:5E"}),
    ("버전 10.2.11.4", set()),
    ("1.2.3.4", set()),
    ("999.1.1.1", set()),
    ("12:30:45:50:60", set()),
]


@pytest.mark.parametrize(("text", "found"), NETWORK)
def test_network_addresses(text, found):
    """IP and MAC addresses are found; versions and section numbers are not."""
    assert values(network_addresses, text) == found


IDS = [
    ("카카오톡 아이디: gurye_lee7", "gurye_lee7"),
    ("카톡 gildong.hong", "gildong.hong"),
    ("user=jiri_99", "jiri_99"),
    ("봉사자ID jiri_choi26", "jiri_choi26"),
    ("@hong_gildong", "@hong_gildong"),
]


@pytest.mark.parametrize(("text", "value"), IDS)
def test_account_names_are_found(text, value):
    """Names of accounts are found behind services and labels."""
    assert value in values(user_ids, text)
