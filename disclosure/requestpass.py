"""The request pass: one value, one decision in all files of a request; where files differ, the officer is told.

What an officer decided in one file is proposed in the files found after it, and what is hidden in one is searched in
the text of the next. Files of other departments count, for the requester holds them side by side; links are scoped.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, FilteredRelation, Q, QuerySet

from disclosure.artefacts import Shelf
from disclosure.learning import ListedValue, Scope
from disclosure.models import FindingRow, SealedFile
from disclosure.models.reviews import DecisionState
from disclosure.states import FileState
from redaction.types import Disposition, Kind

MOST_HINTS = 500
"""So many distinct values of the other files are searched in a new one."""

LABELS: Mapping[str, str] = {
    Kind.PERSON: "성명: ",
    Kind.ADDRESS: "주소: ",
    Kind.PHONE: "전화번호: ",
    Kind.EMAIL: "전자우편: ",
    Kind.ACCOUNT: "계좌번호: ",
    Kind.BIRTH_DATE: "생년월일: ",
    Kind.VEHICLE: "차량번호: ",
    Kind.USER_ID: "아이디: ",
}
"""The detector knows a value by its label; in the other file it may have been known by words around it."""

_DISPOSITIONS = {DecisionState.KEEP: Disposition.KEEP, DecisionState.REDACT: Disposition.REDACT}


@dataclass(frozen=True, slots=True)
class Standing:
    """What an officer's word is for one value in one file."""

    file_id: int
    value_key: str
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A value that other files of the request hide (`hidden_in`) or let stand (`kept_in`), unlike this one; by id."""

    hidden_in: tuple[int, ...]
    kept_in: tuple[int, ...]


def other_files(file: SealedFile) -> QuerySet[SealedFile]:
    """The other files of the same request, in whatever case or department."""
    if file.case is None:
        return SealedFile.objects.none()
    same = SealedFile.objects.filter(case__request=file.case.request_id)
    return same.exclude(pk=file.pk).exclude(state=FileState.DISCARDED)


def request_entries(file: SealedFile, *, on: date) -> tuple[ListedValue, ...]:
    """What officers decided in the other files, as entries for this one; REVIEW where those do not agree."""
    said: dict[tuple[str, str], set[str]] = {}
    for standing in _decided(other_files(file)):
        said.setdefault((standing.value_key, standing.kind), set()).add(standing.state)
    request = str(file.case.request_id) if file.case else ""
    return tuple(
        ListedValue(key, Kind(kind), _one_word(states), Scope.REQUEST, request, on, "request")
        for (key, kind), states in said.items()
    )


def _one_word(states: set[str]) -> Disposition:
    return _DISPOSITIONS[DecisionState(next(iter(states)))] if len(states) == 1 else Disposition.REVIEW


def differing(file: SealedFile) -> Mapping[str, Elsewhere]:
    """Values of this file, by key, that stand otherwise in another file of the request."""
    others = other_files(file)
    own: dict[str, set[str]] = {}
    for standing in _standings(FindingRow.objects.filter(sealed_file=file)) if file.case_id else ():
        own.setdefault(standing.value_key, set()).add(standing.state)
    elsewhere: dict[str, dict[str, set[int]]] = {}
    for standing in _decided(others):
        if standing.value_key in own:
            elsewhere.setdefault(standing.value_key, {}).setdefault(standing.state, set()).add(standing.file_id)
    return {
        key: Elsewhere(
            tuple(sorted(by_state.get(DecisionState.REDACT, ()))) if DecisionState.KEEP in own[key] else (),
            tuple(sorted(by_state.get(DecisionState.KEEP, ()))) if DecisionState.REDACT in own[key] else (),
        )
        for key, by_state in elsewhere.items()
        if _differ(own[key], set(by_state))
    }


def _differ(own: set[str], elsewhere: set[str]) -> bool:
    either_way = ((DecisionState.KEEP, DecisionState.REDACT), (DecisionState.REDACT, DecisionState.KEEP))
    return any(here in own and there in elsewhere for here, there in either_way)


def sealed_hints(file: SealedFile, shelf: Shelf) -> tuple[str, ...]:
    """The values hidden in the request's other files, each behind a label; unredacted, for the sandboxed child only."""
    hints: dict[tuple[str, str], str] = {}
    for other in other_files(file).exclude(wrapped_key=None).select_related("agency"):
        hidden = [row for row in _rows(_readable(other)) if _is_hidden(row)]
        if not hidden or len(hints) >= MOST_HINTS:
            continue
        sealed_pages = {page.number: page.text for page in shelf.beside(other).sealed_texts().pages}
        for row in hidden:
            sealed_value = " ".join(sealed_pages.get(row.page, "")[row.start : row.end].split())
            hints.setdefault((row.value_key, row.kind), LABELS.get(row.kind, "") + sealed_value)
    return tuple(list(hints.values())[:MOST_HINTS])


def _readable(file: SealedFile) -> QuerySet[FindingRow]:
    """The findings whose words stand in the text of their page; of what only verification saw there are none."""
    return FindingRow.objects.filter(sealed_file=file, start__lt=F("end"))


def _is_hidden(row: FindingRow) -> bool:
    return _word(row) == DecisionState.REDACT


def _decided(files: QuerySet[SealedFile]) -> Iterator[Standing]:
    """Standings an officer answers for: decided one by one, or left as proposed when the review was finished."""
    return _standings(FindingRow.objects.filter(sealed_file__in=files), only_decided=True)


def _standings(rows: QuerySet[FindingRow], *, only_decided: bool = False) -> Iterator[Standing]:
    for row in _rows(rows):
        state = _word(row) if only_decided else _word(row) or row.proposed_state()
        if state in _DISPOSITIONS:
            yield Standing(row.sealed_file_id, row.value_key, row.kind, state)


def _rows(rows: QuerySet[FindingRow]) -> Iterable[FindingRow]:
    current = FilteredRelation("decisions", condition=Q(decisions__is_current=True))
    return rows.alias(now=current).annotate(decided_state=F("now__state"), finished_at=F("sealed_file__redacted_at"))


def _word(row: FindingRow) -> str:
    decided: str | None = row.decided_state  # type: ignore[attr-defined]
    is_finished: bool = row.finished_at is not None  # type: ignore[attr-defined]
    return decided or (row.proposed_state() if is_finished else "")
