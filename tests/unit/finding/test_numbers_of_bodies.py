"""Telephones and accounts of public bodies stay; those of private people beside them go."""

import pytest

from redaction.config import CountyLexicon
from redaction.finding.detecting import detect
from redaction.types import Disposition, Kind, Tier

_STAY = [
    ("산불 신고는 구례소방서(061-780-6119)로 하십시오.", "061-780-6119"),
    ("목격 신고: 구례경찰서 산동파출소 061-781-0112", "061-781-0112"),
    ("산동중학교 행정실 061-781-3052, 학부모회장 진보배 010-4471-2250", "061-781-3052"),
    ("순천지방법원 형사1단독 (직통 061-729-5310, 팩스 061-729-5319)", "061-729-5319"),
    ("한국농어촌공사 구례지사 수자원관리부 061-780-5114\n민원인 갈태식 집전화 061-783-2214", "061-780-5114"),
    ("문척면 주민복지팀 061-780-8252 / 야간 당직실 061-780-2222", "061-780-8252"),
    ("이장 용삼식 061-782-3318 / 마산면사무소 061-780-8302", "061-780-8302"),
    ("끝.\n우 57934 전라남도 순천시 장명로 30 / 전화 061-749-4021 전송 061-749-4029 / 대국민 공개", "061-749-4029"),
    ("반환금은 군금고(농협은행 구례군지부 601-01-004412)에서 지출합니다.", "601-01-004412"),
    ("세입세출외현금 계좌: 농협 619-01-182233", "619-01-182233"),
    ("점용료 납부 계좌 : 농협 301-0082-4471-91 예금주: 구례군청", "301-0082-4471-91"),
    ("성금 모금 계좌: 농협 317-0008-2241-71 (전남사회복지공동모금회)", "317-0008-2241-71"),
    ("출금계좌: 구례군 농협 601-01-001288", "601-01-001288"),
    ("피고인 A, 피해자 B, 연락처 ***-****-****", "***-****-****"),
    ("작성 예: 휴대전화 010-0000-0000", "010-0000-0000"),
]
_GO = [
    ("구례중학교 운영위원 백난초 061-782-2230", "061-782-2230"),
    ("백난초, 구례중학교, 061-782-2230", "061-782-2230"),
    ("성명\t학교\t전화\n백난초\t구례중학교\t061-782-2230", "061-782-2230"),
    ("신청인 직장 구례중학교 전화 061-782-2230", "061-782-2230"),
    ("구례경찰서에 신고한 사람 전화 061-782-2230", "061-782-2230"),
    ("구례경찰서 (061-782-2230 갈태식 씨 집)", "061-782-2230"),
    ("구례경찰서 수사과 010-8821-3390", "010-8821-3390"),
    ("직장: 구례중학교\n전화: 061-782-2230", "061-782-2230"),
    ("상하수도요금 가상계좌 농협 790-12345-678901 (예금주 구례군)", "790-12345-678901"),
    ("환급받을 계좌: 농협 352-0418-7729-13 예금주 갈태식", "352-0418-7729-13"),
    ("군금고 농협 352-0418-7729-13 (예금주 갈태식)", "352-0418-7729-13"),
    ("농협 구례군지부 352-0418-7729-13", "352-0418-7729-13"),
    ("보조사업자 갈태식 새마을금고 9002-1845-0071-3", "9002-1845-0071-3"),
    ("연락처 010-****-3390", "010-****-3390"),
    ("주민등록번호: 四一〇五二二-一六五五〇一八", "四一〇五二二-一六五五〇一八"),
    ("전 화: ０６１－７８１－２２６７", "０６１－７８１－２２６７"),
    ("總務 金在浩(○一○-一二八八-四四○七)", "○一○-一二八八-四四○七"),
]


def _removed(text: str, written: str) -> list[Tier]:
    start = text.index(written)
    return [
        span.tier
        for span in detect(text, CountyLexicon())
        if span.start < start + len(written) and start < span.end and span.disposition is not Disposition.KEEP
    ]


@pytest.mark.parametrize(("text", "written"), _STAY)
def test_a_bodys_number_stays(text: str, written: str) -> None:
    """A number that the paper says is a public body's, or that tells nobody, is not marked for removal."""
    assert Tier.SURE not in _removed(text, written)


@pytest.mark.parametrize(("text", "written"), _GO)
def test_a_private_number_beside_a_body_goes(text: str, written: str) -> None:
    """A number is removed where a body is named near it but somebody private is told by it."""
    assert _removed(text, written)


def test_a_kept_number_is_shown_with_its_reason() -> None:
    """What stays is still found, so that an officer sees why."""
    (span,) = detect("구례소방서 061-780-6119", CountyLexicon())
    assert (span.kind, span.disposition, span.reason) == (Kind.PHONE, Disposition.KEEP, "공공기관·단체의 전화번호")
