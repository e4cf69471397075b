"""Whether a text may go out: the detector's word, and over its faintest an officer's (docs/adr/0083).

Where the detector stops a text it leaves a `HeldText`. An officer who says that such a text names nobody answers for
that text alone; when the detector later sees something else in it, it is stopped again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from disclosure.models import Case, Department, HeldText, Publication, PublicationVersion, SealedFile
from disclosure.publictext import hidden_in
from disclosure.states import Stage
from disclosure.wiring import Workshop

HeldSpan = tuple[int, int, str, int]
"""start, end, kind, tier."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """What the detector would hide in one text, by the text's hash."""

    text_sha256: str
    spans: tuple[HeldSpan, ...]


def text_hash(text: str) -> str:
    """SHA-256 (hex) of a text in UTF-8, to the letter."""
    return sha256(text.encode()).hexdigest()


def stopped(texts: Iterable[str], department: Department, workshop: Workshop) -> tuple[Stopped, ...]:
    """The texts that may not go out: the detector would hide something in them that nobody answers for."""
    seen = [Stopped(text_hash(text), spans) for text in texts if (spans := _held_spans(text, workshop))]
    return tuple(one for one in seen if not _is_cleared(one, department))


def _held_spans(text: str, workshop: Workshop) -> tuple[HeldSpan, ...]:
    return tuple((span.start, span.end, span.kind.value, int(span.tier)) for span in hidden_in(text, workshop))


def _is_cleared(one: Stopped, department: Department) -> bool:
    row = HeldText.objects.cleared().filter(department=department, text_sha256=one.text_sha256).first()
    return row is not None and row.may_be_cleared() and {tuple(span) for span in row.spans} >= set(one.spans)


def keep(seen: Iterable[Stopped], department: Department, *, at: datetime) -> None:
    """Write down what was stopped; a word given for something else seen in the same text no longer holds."""
    for one in seen:
        HeldText.objects.update_or_create(
            department=department,
            text_sha256=one.text_sha256,
            defaults={
                "agency_id": department.agency_id,
                "spans": [list(span) for span in one.spans],
                "held_at": at,
                "cleared_by": None,
                "cleared_at": None,
            },
        )


def is_held(texts: Iterable[str], department: Department, workshop: Workshop, *, at: datetime) -> bool:
    """Whether any of the texts may not go out; what was stopped is written down."""
    seen = stopped(texts, department, workshop)
    keep(seen, department, at=at)
    return bool(seen)


def texts_of_file(file: SealedFile) -> Mapping[str, str]:
    """What a file's public record would say in words, by field: its title, and once planned summary and gist."""
    if file.blocked_stage != Stage.PUBLISH:
        return {"title": file.title}
    plan = PublicationVersion.objects.filter(publication__sealed_file=file).order_by("-pk").first()
    return {"title": plan.title, "summary": plan.summary, "request_gist": plan.request_gist} if plan else {}


def texts_of_publication(publication: Publication) -> Mapping[str, str]:
    """What a tombstone says."""
    return {"reason": publication.withdrawn_reason}


def texts_of_case(case: Case) -> Mapping[str, str]:
    """Everything a decision says in words, by field; items by their number."""
    texts = {"explanation": case.explanation}
    for item in case.items.all():
        texts[f"description-{item.number}"] = item.description
        texts[f"reason-{item.number}"] = item.reason
    return texts


def held(texts: Mapping[str, str], department: Department) -> dict[str, HeldText]:
    """The rows of those texts that were stopped, by field, whether or not somebody answers for them."""
    by_hash = {row.text_sha256: row for row in _rows(texts.values(), department)}
    return {field: row for field, text in texts.items() if (row := by_hash.get(text_hash(text)))}


def _rows(texts: Iterable[str], department: Department) -> Iterable[HeldText]:
    hashes = {text_hash(text) for text in texts if text}
    return HeldText.objects.filter(department=department, text_sha256__in=hashes).select_related("cleared_by")


def may_be_cleared(rows: Iterable[HeldText]) -> bool:
    """Whether there is something to answer for, and all of it faint."""
    waiting = [row for row in rows if row.cleared_at is None]
    return bool(waiting) and all(row.may_be_cleared() for row in waiting)
