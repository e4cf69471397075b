"""The audit chain: appended inside the transaction of each action, verified from the first entry to the last.

Canonical form: JSON of the fields, keys sorted, no blanks, UTC times; SHA-256 over the previous hash, a line break and
that JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import connection

from disclosure.errors import ChainBroken
from disclosure.models import Agency, AuditEntry, Department, PublicationVersion
from disclosure.models.audit import GENESIS

Fact = str | int | bool | None | list[str] | list[int] | dict[str, int]
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Subject:
    """Which row an entry is about."""

    agency: Agency
    department: Department | None
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain; printed on receipts, it lets anybody see a later rewriting."""

    number: int
    hash: str


def append(
    action: str, subject: Subject, *, by: User | None, at: datetime, facts: Mapping[str, Fact] | None = None
) -> AuditEntry:
    """Add one entry; must run inside the transaction of the change it tells of, after that change's row locks.

    `by` None is the system itself. `facts` hold ids, numbers and enumerations only.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an audit entry belongs to the transaction of its change")
    # Locking the agency orders the writers of its chain; NO KEY leaves rows that refer to it free to be written.
    Agency.objects.select_for_update(no_key=True).get(pk=subject.agency.pk)
    last = AuditEntry.objects.filter(agency=subject.agency).order_by("-number").first()
    entry = AuditEntry(
        agency=subject.agency,
        number=last.number + 1 if last else 1,
        department=subject.department,
        at=at,
        by=by,
        action=action,
        subject_kind=subject.kind,
        subject_id=subject.id,
        facts=dict(facts or {}),
        previous_hash=last.hash if last else GENESIS,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def hash_of(entry: AuditEntry) -> str:
    """The hash an entry must carry."""
    fields = {
        "agency": entry.agency_id,
        "number": entry.number,
        "department": entry.department_id,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "action": entry.action,
        "subject_kind": entry.subject_kind,
        "subject_id": entry.subject_id,
        "facts": entry.facts,
    }
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(f"{entry.previous_hash}\n{canonical}".encode()).hexdigest()


def verify_chain(agency: Agency) -> Head:
    """Walk the whole chain and its anchors. Raises `ChainBroken` with the number of the first wrong entry."""
    head = Head(0, GENESIS)
    hashes = set()
    for entry in AuditEntry.objects.filter(agency=agency).order_by("number").iterator(_CHUNK):
        if entry.number != head.number + 1 or entry.previous_hash != head.hash or entry.hash != hash_of(entry):
            raise ChainBroken(f"entry {head.number + 1}")
        head = Head(entry.number, entry.hash)
        hashes.add(entry.hash)
    anchors = PublicationVersion.objects.filter(agency=agency).exclude(audit_hash="")
    for anchor in anchors.values_list("audit_hash", flat=True).iterator(_CHUNK):
        if anchor not in hashes:
            raise ChainBroken("anchor of a publication")
    return head
