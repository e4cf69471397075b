"""What officers taught: values they let stand or always remove, as a pure rule over what the detector proposes.

An entry holds a value's key, never the value. It reaches as far as its scope and no longer than its last day; one for
the whole county needs a second officer. No entry ever touches a unique identifier (고유식별정보).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_noop

from redaction.types import UNIQUE_IDENTIFIERS, Disposition, Finding, Findings, Kind


class Scope(StrEnum):
    """How far an entry reaches. REQUEST is no list: it carries what was decided in the request's other files."""

    REQUEST = "request"
    DOCUMENT_KIND = "document_kind"
    DEPARTMENT = "department"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class ListedValue:
    """A value that officers let stand (KEEP), remove (REDACT) or do not agree on (REVIEW), up to `expires_on`.

    `scope_id` names the request, kind of document, department or county; `approved_by` the second officer.
    """

    value_key: str
    kind: Kind
    disposition: Disposition
    scope: Scope
    scope_id: str
    expires_on: date
    listed_by: str
    approved_by: str = ""

    def holds(self, on: date, place: Mapping[Scope, str]) -> bool:
        """Whether the entry reaches a place on a day; its last day is included."""
        seconded = self.scope is not Scope.COUNTY or self.approved_by not in {"", self.listed_by}
        return seconded and on <= self.expires_on and place.get(self.scope) == self.scope_id


_REASONS = {
    Scope.REQUEST: {
        Disposition.KEEP: gettext_noop("같은 청구의 다른 파일에서 두기로 한 값"),
        Disposition.REDACT: gettext_noop("같은 청구의 다른 파일에서 가린 값"),
        Disposition.REVIEW: gettext_noop("같은 청구의 파일마다 다르게 정한 값: 확인 필요"),
    },
    Scope.DOCUMENT_KIND: {
        Disposition.KEEP: gettext_noop("이 문서 종류에서 늘 두기로 한 값"),
        Disposition.REDACT: gettext_noop("이 문서 종류에서 늘 가리기로 한 값"),
    },
    Scope.DEPARTMENT: {
        Disposition.KEEP: gettext_noop("우리 부서에서 늘 두기로 한 값"),
        Disposition.REDACT: gettext_noop("우리 부서에서 늘 가리기로 한 값"),
    },
    Scope.COUNTY: {
        Disposition.KEEP: gettext_noop("군 전체에서 두기로 한 값"),
        Disposition.REDACT: gettext_noop("군 전체에서 가리기로 한 값"),
    },
}
_NAMESAKE = gettext_noop("두기로 올린 이름이지만 이 문서에서는 주민으로 보임: 확인 필요")
_CAUTION = {Disposition.REDACT: 2, Disposition.REVIEW: 1, Disposition.KEEP: 0}


def listed(findings: Findings, entries: Iterable[ListedValue], on: date, place: Mapping[Scope, str]) -> Findings:
    """The findings with the entries that hold applied; of several for one value the most careful wins.

    A kept name that the detector takes for a private person's in this paper may be a namesake: an officer decides.
    """
    holding: dict[tuple[str, Kind], ListedValue] = {}
    for entry in entries:
        key = entry.value_key, entry.kind
        before = holding.get(key)
        is_more_careful = before is None or _CAUTION[entry.disposition] > _CAUTION[before.disposition]
        if is_more_careful and entry.holds(on, place):
            holding[key] = entry
    return replace(findings, findings=tuple(_applied(finding, holding) for finding in findings.findings))


def _applied(finding: Finding, holding: Mapping[tuple[str, Kind], ListedValue]) -> Finding:
    span = finding.span
    entry = holding.get((finding.value_key, span.kind))
    if entry is None or span.kind in UNIQUE_IDENTIFIERS:
        return finding
    disposition, reason = entry.disposition, _REASONS[entry.scope].get(entry.disposition, "")
    private_name = span.kind is Kind.PERSON and span.disposition is Disposition.REDACT
    if private_name and disposition is Disposition.KEEP:
        disposition, reason = Disposition.REVIEW, _NAMESAKE
    return replace(finding, span=replace(span, disposition=disposition, reason=reason or span.reason))


def applied_count(before: Findings, after: Findings) -> int:
    """How many findings an entry spoke for."""
    pairs = zip(before.findings, after.findings, strict=True)
    return sum(found.span.reason != said.span.reason for found, said in pairs)
