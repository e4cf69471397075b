"""What officers teach the detector: values they let stand or always remove, and how much they had to add by hand.

An entry of a list holds a value's key, never the value. It reaches as far as its scope and no longer than its last
day; one for the whole county needs a second officer. No entry ever opens a unique identifier (고유식별정보).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from redaction.types import UNIQUE_IDENTIFIERS, Disposition, Finding, Findings, Kind


class Scope(StrEnum):
    """How far an entry reaches, from one document to the county."""

    DOCUMENT = "document"
    DOCUMENT_TYPE = "document_type"
    DEPARTMENT = "department"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class ListedValue:
    """A value that officers let stand (KEEP) or always remove (REDACT), up to and including `expires_on`.

    `scope_id` names the document, type, department or county; `approved_by` the second officer.
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
        """Whether the entry reaches a place on a day."""
        seconded = self.scope is not Scope.COUNTY or self.approved_by not in {"", self.listed_by}
        return seconded and on <= self.expires_on and place.get(self.scope) == self.scope_id


_REASONS = {
    Disposition.KEEP: "담당자가 공개해도 된다고 정한 값",
    Disposition.REDACT: "담당자가 항상 가리기로 정한 값",
    Disposition.REVIEW: "담당자가 매번 확인하기로 정한 값",
}
_CAUTION = {Disposition.REDACT: 2, Disposition.REVIEW: 1, Disposition.KEEP: 0}


def listed(findings: Findings, entries: Iterable[ListedValue], on: date, place: Mapping[Scope, str]) -> Findings:
    """The findings with the entries that hold applied; of several for one value the most careful wins."""
    by_key: dict[tuple[str, Kind], Disposition] = {}
    for entry in entries:
        key = entry.value_key, entry.kind
        if entry.holds(on, place) and _CAUTION[entry.disposition] >= _CAUTION.get(by_key.get(key, Disposition.KEEP), 0):
            by_key[key] = entry.disposition
    return replace(findings, findings=tuple(_applied(finding, by_key) for finding in findings.findings))


def _applied(finding: Finding, by_key: Mapping[tuple[str, Kind], Disposition]) -> Finding:
    span = finding.span
    disposition = by_key.get((finding.value_key, span.kind))
    opens = disposition is not Disposition.REDACT and span.kind in UNIQUE_IDENTIFIERS
    if disposition is None or opens:
        return finding
    return replace(finding, span=replace(span, disposition=disposition, reason=_REASONS[disposition]))


@dataclass(frozen=True, slots=True)
class Conflict:
    """One value of a request on which proposals differ between files, or between places of one."""

    value_key: str
    kind: Kind
    dispositions: frozenset[Disposition]


def request_conflicts(files: Iterable[Findings]) -> tuple[Conflict, ...]:
    """The request pass: values on which the files of one request do not agree; the officer decides once for all.

    All files must have been searched under one `value_hash_key`.
    """
    seen: dict[tuple[str, Kind], set[Disposition]] = {}
    for findings in files:
        for finding in findings.findings:
            seen.setdefault((finding.value_key, finding.span.kind), set()).add(finding.span.disposition)
    return tuple(
        Conflict(key, kind, frozenset(dispositions))
        for (key, kind), dispositions in seen.items()
        if len(dispositions) > 1
    )


@dataclass(frozen=True, slots=True)
class OfficerDecision:
    """A labelled span as an officer left it: where from, what of kind, and what was proposed (None: added by hand)."""

    decided_on: date
    kind: Kind
    proposed: Disposition | None
    decided: Disposition


@dataclass(frozen=True, slots=True)
class Recall:
    """For one month and kind: values that officers removed, and those of them that the detector had missed."""

    month: str
    kind: Kind
    removed: int
    added_by_hand: int

    @property
    def estimate(self) -> float:
        """The share of removed values that the detector had proposed."""
        return 1 - self.added_by_hand / self.removed


def recall_by_month(decisions: Iterable[OfficerDecision]) -> tuple[Recall, ...]:
    """How much officers added by hand, per month and kind, in order."""
    removed: Counter[tuple[str, Kind]] = Counter()
    added: Counter[tuple[str, Kind]] = Counter()
    for decision in decisions:
        key = f"{decision.decided_on:%Y-%m}", decision.kind
        if decision.decided is Disposition.REDACT:
            removed[key] += 1
            added[key] += decision.proposed is None
    return tuple(Recall(month, kind, removed[month, kind], added[month, kind]) for month, kind in sorted(removed))
