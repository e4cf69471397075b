"""Legal terms in plain words, for readers: the grounds of Article 9(1), kinds, and what became of a record."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosure.models.requests import DISCLOSURE_TERMS


@dataclass(frozen=True, slots=True)
class GroundWords:
    """A ground of withholding: what it protects, its item of Article 9(1), and one sentence about it."""

    short: Promise
    item: Promise
    sentence: Promise


GROUNDS: dict[str, GroundWords] = {
    "G1": GroundWords(
        _("다른 법이 비밀로 정한 내용"),
        _("제9조제1항제1호"),
        _("다른 법률이나 조례가 공개하지 않도록 정한 내용입니다."),
    ),
    "G2": GroundWords(
        _("국가 안전"), _("제9조제1항제2호"), _("국가안전보장·국방·통일·외교에 큰 해를 줄 수 있는 내용입니다.")
    ),
    "G3": GroundWords(
        _("생명과 재산 보호"), _("제9조제1항제3호"), _("알려지면 사람의 생명·신체·재산을 지키기 어려워지는 내용입니다.")
    ),
    "G4": GroundWords(_("재판과 수사"), _("제9조제1항제4호"), _("진행 중인 재판이나 수사에 지장을 주는 내용입니다.")),
    "G5A": GroundWords(
        _("공정한 업무"),
        _("제9조제1항제5호"),
        _("감사·시험·입찰·인사처럼 미리 알려지면 공정하게 처리하기 어려운 내용입니다."),
    ),
    "G5B": GroundWords(
        _("결정 전 검토 중"), _("제9조제1항제5호"), _("아직 결정하지 않아 내부에서 검토하고 있는 내용입니다.")
    ),
    "G6": GroundWords(
        _("개인정보"), _("제9조제1항제6호"), _("이름·주소·전화번호처럼 알려지면 사생활을 해칠 수 있는 내용입니다.")
    ),
    "G7": GroundWords(
        _("영업 비밀"),
        _("제9조제1항제7호"),
        _("회사나 단체의 영업 비밀로, 알려지면 정당한 이익을 크게 해치는 내용입니다."),
    ),
    "G8": GroundWords(
        _("투기 방지"),
        _("제9조제1항제8호"),
        _("부동산 투기나 매점매석으로 특정인에게 이익이나 불이익을 줄 수 있는 내용입니다."),
    ),
}

DISCLOSURES: dict[str, Promise] = {"open": _("공개"), "partial": _("부분공개"), "closed": _("비공개")}
DISCLOSURE_FACET: dict[str, Promise] = {DISCLOSURE_TERMS[code]: word for code, word in DISCLOSURES.items()}
"""The index, and so the facet, holds the Korean label."""
ORIGINS: dict[str, Promise] = {
    "request": _("청구 공개"),
    "proactive": _("사전정보공표"),
    "fulltext": _("원문공개"),
}
KINDS: dict[str, Promise] = {
    "공문": _("공문"),
    "회의록": _("회의록"),
    "계약서": _("계약서"),
    "민원 회신": _("민원 회신"),
    "지출 결의": _("지출 결의"),
    "명단 표": _("명단 표"),
    "허가 대장": _("허가 대장"),
    "출장 복명서": _("출장 복명서"),
    "보도자료": _("보도자료"),
    "사업 계획": _("사업 계획"),
    "기타": _("기타"),
}
FACETS: dict[str, Promise] = {
    "department": _("부서"),
    "year": _("연도"),
    "kind": _("종류"),
    "disclosure": _("공개 구분"),
    "ground": _("가린 까닭"),
}


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many places are hidden for one ground."""

    ground: str
    count: int

    @property
    def words(self) -> GroundWords:
        """The ground in plain words."""
        return GROUNDS[self.ground]


def withheld(counts_by_ground: dict[str, int]) -> tuple[Withheld, ...]:
    """What is hidden in a record, most places first."""
    known = (Withheld(ground, count) for ground, count in counts_by_ground.items() if count and ground in GROUNDS)
    return tuple(sorted(known, key=lambda each: (-each.count, each.ground)))


def facet_word(facet: str, value: str) -> str:
    """What a facet's value is called; departments and years are called what they are."""
    if facet == "ground":
        return str(GROUNDS[value].short) if value in GROUNDS else value
    words = {"disclosure": DISCLOSURE_FACET, "kind": KINDS}.get(facet, {})
    return str(words.get(value, value))
