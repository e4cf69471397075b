"""What officers listed speaks for later papers, within its scope, until its last day, never for resident numbers."""

from datetime import date

import pytest

from disclosure.learning import ListedValue, Scope, applied_count, listed
from redaction.types import UNIQUE_IDENTIFIERS, Disposition, Finding, Findings, Kind, Span, Tier

TODAY = date(2026, 11, 24)
PLACE = {Scope.REQUEST: "7", Scope.DOCUMENT_KIND: "1 계약서", Scope.DEPARTMENT: "1", Scope.COUNTY: "9"}


def finding(key: str, kind: Kind = Kind.PHONE, disposition: Disposition = Disposition.REDACT) -> Finding:
    """A proposal of the detector."""
    span = Span(0, 1, kind, 0.9, Tier.SURE, disposition, "전화", "rule")
    return Finding(1, ((0, 0, 1, 1),), span, key, key)


def findings(*found: Finding) -> Findings:
    """What the detector proposes for a paper."""
    return Findings("0" * 64, "ko-1", found, (), ())


def entry(**changes: object) -> ListedValue:
    """The finance department lets the value `a` stand until today."""
    fields: dict[str, object] = {"value_key": "a", "kind": Kind.PHONE, "disposition": Disposition.KEEP}
    fields |= {"scope": Scope.DEPARTMENT, "scope_id": "1", "expires_on": TODAY, "listed_by": "officer"}
    return ListedValue(**(fields | changes))  # type: ignore[arg-type]


COUNTY = {"scope": Scope.COUNTY, "scope_id": "9"}
REACHES = [
    ({}, "keep"),
    ({"expires_on": date(2026, 11, 23)}, "redact"),
    ({"scope_id": "2"}, "redact"),
    ({"kind": Kind.ACCOUNT}, "redact"),
    ({"value_key": "b"}, "redact"),
    ({"scope": Scope.DOCUMENT_KIND, "scope_id": "1 계약서"}, "keep"),
    ({"scope": Scope.DOCUMENT_KIND, "scope_id": "1 공문"}, "redact"),
    ({"scope": Scope.REQUEST, "scope_id": "7"}, "keep"),
    (COUNTY, "redact"),
    (COUNTY | {"approved_by": "officer"}, "redact"),
    (COUNTY | {"approved_by": "second"}, "keep"),
]


@pytest.mark.parametrize(("changes", "disposition"), REACHES)
def test_an_entry_reaches_its_scope_until_its_last_day(changes: dict[str, object], disposition: str) -> None:
    """An entry holds for its value, kind and scope, last day included; one for the county needs a second officer."""
    (said,) = listed(findings(finding("a")), [entry(**changes)], TODAY, PLACE).findings
    assert said.span.disposition == disposition


def test_the_careful_entry_wins_whatever_the_order() -> None:
    """Of two entries for one value the one that hides holds; two that do not agree leave it to the officer."""
    hides = entry(disposition=Disposition.REDACT)
    asks = entry(scope=Scope.REQUEST, scope_id="7", disposition=Disposition.REVIEW)
    for entries, expected in (
        ([hides, entry()], "redact"),
        ([entry(), hides], "redact"),
        ([entry(), asks], "review"),
        ([asks, entry()], "review"),
        ([entry(disposition=Disposition.REDACT, expires_on=date(2026, 1, 1)), entry()], "keep"),
    ):
        (said,) = listed(findings(finding("a")), entries, TODAY, PLACE).findings
        assert said.span.disposition == expected


@pytest.mark.parametrize("kind", sorted(UNIQUE_IDENTIFIERS))
@pytest.mark.parametrize("disposition", list(Disposition))
def test_no_entry_speaks_for_a_unique_identifier(kind: Kind, disposition: Disposition) -> None:
    """A resident, foreigner, passport or licence number stays as the detector proposed it, whatever a list says."""
    before = findings(finding("a", kind))
    assert listed(before, [entry(kind=kind, disposition=disposition)], TODAY, PLACE) == before


def test_a_kept_name_that_looks_private_here_is_asked_about() -> None:
    """A listed official's namesake among residents is never opened unseen."""
    keeps = entry(kind=Kind.PERSON)
    private, doubtful = finding("a", Kind.PERSON), finding("a", Kind.PERSON, Disposition.REVIEW)
    said = listed(findings(private, doubtful), [keeps], TODAY, PLACE).findings
    assert [one.span.disposition for one in said] == ["review", "keep"]
    assert "주민" in said[0].span.reason


def test_the_reason_says_which_list_spoke_and_the_rest_stays() -> None:
    """The officer reads that a list spoke; other findings and the paper's facts are untouched."""
    before = findings(finding("a"), finding("b"))
    after = listed(before, [entry(disposition=Disposition.REDACT)], TODAY, PLACE)
    assert after.findings[0].span.reason == "우리 부서에서 늘 가리기로 한 값"
    assert after.findings[1] == before.findings[1]
    assert applied_count(before, after) == 1
    unknown = listed(before, [entry(disposition=Disposition.REVIEW)], TODAY, PLACE)
    assert unknown.findings[0].span.reason == "전화"
