"""What is proposed for a name, from what the cues say of it at all its places in a paper.

A name without cues takes what the same name has elsewhere. Private wins; private and official at one place, or a
private cue elsewhere against an official one here, go to review. A value that only stands near a name, with words in
between, is no cue against an official elsewhere in the paper.
"""

from dataclasses import dataclass
from enum import StrEnum

from redaction.config import CountyLexicon
from redaction.types import Disposition


class Standing(StrEnum):
    """What the cues at one place say of a name."""

    PRIVATE = "private"
    OFFICIAL = "official"
    ACTING = "acting"
    BOTH = "both"
    PERSONNEL = "personnel"
    CORPORATE = "corporate"
    REVIEW = "review"
    NEUTRAL = "neutral"
    NEAR = "near"
    MEMBER = "member"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A proposal with its reason in Korean words."""

    disposition: Disposition
    reason: str


_BY_STANDING = {
    Standing.PRIVATE: Verdict(Disposition.REDACT, "개인(민원인·신청인 등)의 성명"),
    Standing.OFFICIAL: Verdict(Disposition.KEEP, "직무를 수행한 공무원의 성명(제9조제1항제6호 라목)"),
    Standing.ACTING: Verdict(Disposition.KEEP, "직무를 수행한 공무원의 성명(제9조제1항제6호 라목)"),
    Standing.BOTH: Verdict(Disposition.REVIEW, "공무원 표시와 개인 표시가 함께 있음"),
    Standing.PERSONNEL: Verdict(Disposition.REDACT, "인사·징계 등의 대상인 공무원의 성명"),
    Standing.CORPORATE: Verdict(Disposition.KEEP, "법인의 대표자 성명"),
    Standing.REVIEW: Verdict(Disposition.REVIEW, "위원·강사·대표자 등 담당자가 판단할 성명"),
    Standing.MEMBER: Verdict(Disposition.REVIEW, "위원·강사·대표자 등 담당자가 판단할 성명"),
    Standing.NEAR: Verdict(Disposition.REDACT, "개인(민원인·신청인 등)의 성명"),
    Standing.NEUTRAL: Verdict(Disposition.REDACT, "성명란에 적힌 이름"),
    Standing.UNKNOWN: Verdict(Disposition.REVIEW, "공무원인지 개인인지 알 수 없는 성명"),
}
_INHERITED_PRIVATE = Verdict(Disposition.REDACT, "문서의 다른 곳에서 개인으로 확인된 성명")
_INHERITED_OFFICIAL = Verdict(Disposition.KEEP, "문서의 다른 곳에서 직무 수행 공무원으로 확인된 성명")
_CONFLICT = Verdict(Disposition.REVIEW, "문서의 다른 곳에서는 개인으로 나오는 성명")
_DIRECTORY = Verdict(Disposition.REVIEW, "직원 명부에 같은 성명이 있으나 직무 표시가 없음")


def with_surnames(standings: tuple[tuple[str, Standing], ...]) -> tuple[tuple[str, Standing], ...]:
    """A surname with a title (김 과장) goes where an official of that surname is the object of a personnel matter."""
    objects = {name[0] for name, place in standings if place is Standing.PERSONNEL and len(name) > 1}
    return tuple(
        (name, Standing.PERSONNEL) if len(name) == 1 and name in objects else (name, place) for name, place in standings
    )


def verdicts(standings: tuple[tuple[str, Standing], ...], lexicon: CountyLexicon) -> tuple[Verdict, ...]:
    """Verdicts for (name, standing) of all places of a paper, names inheriting from one another."""
    seen: dict[str, set[Standing]] = {}
    for name, place in standings:
        seen.setdefault(name, set()).add(place)
    directory = {name for name, _ in lexicon.officials}
    return tuple(_verdict(place, seen[name], name in directory) for name, place in standings)


def _verdict(place: Standing, elsewhere: set[Standing], in_directory: bool) -> Verdict:
    if place in _OF_OFFICE and elsewhere & {Standing.PRIVATE, Standing.PERSONNEL}:
        return _CONFLICT
    if place is Standing.ACTING and Standing.OFFICIAL not in elsewhere and elsewhere & _AGAINST_A_LABEL:
        return _CONFLICT
    if place is Standing.NEUTRAL and Standing.OFFICIAL in elsewhere:
        return _BY_STANDING[Standing.BOTH]
    if place is Standing.MEMBER and elsewhere <= {Standing.MEMBER, *_OF_OFFICE, Standing.UNKNOWN}:
        return _INHERITED_OFFICIAL if Standing.OFFICIAL in elsewhere else _BY_STANDING[place]
    if place is Standing.NEAR and Standing.OFFICIAL in elsewhere and elsewhere <= _SURE_OF_OFFICE:
        return _INHERITED_OFFICIAL
    return _inherited(elsewhere, in_directory) if place is Standing.UNKNOWN else _BY_STANDING[place]


_OF_OFFICE = frozenset({Standing.OFFICIAL, Standing.ACTING})
_AGAINST_A_LABEL = frozenset({Standing.NEAR, Standing.NEUTRAL, Standing.BOTH, Standing.REVIEW})
"""What speaks elsewhere against somebody whom only a field of the paper names as acting."""
_SURE_OF_OFFICE = frozenset({*_OF_OFFICE, Standing.NEAR, Standing.MEMBER, Standing.UNKNOWN})
"""What a name may be elsewhere without a doubt that its bearer acts in office."""


def _inherited(elsewhere: set[Standing], in_directory: bool) -> Verdict:
    """What a name without a cue of its own takes from where it stands elsewhere in the paper."""
    if elsewhere & {Standing.PRIVATE, Standing.PERSONNEL, Standing.NEUTRAL}:
        return _INHERITED_PRIVATE
    if elsewhere & {Standing.REVIEW, Standing.BOTH}:
        return _BY_STANDING[Standing.REVIEW]
    if Standing.OFFICIAL in elsewhere:
        return _INHERITED_OFFICIAL
    if Standing.NEAR in elsewhere:
        return _INHERITED_PRIVATE
    if Standing.ACTING in elsewhere:
        return _INHERITED_OFFICIAL
    if Standing.MEMBER in elsewhere:
        return _BY_STANDING[Standing.REVIEW]
    return _DIRECTORY if in_directory else _BY_STANDING[Standing.UNKNOWN]
