"""Stage 1: an upload becomes a sealed file, or is refused with a sentence."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from disclosure import auditing, jobs
from disclosure.errors import DuplicateFile, FieldRefused, NameRefused
from disclosure.ids import new_id
from disclosure.models import Case, Department, SealedFile
from disclosure.models.files import Origin, RecordKind
from disclosure.permits import why_not_upload
from disclosure.records import name_context, sealed_place, subject_of_file
from disclosure.sealing import SealedStore, Vault
from disclosure.states import FileState, Stage
from redaction.config import Limits
from redaction.errors import NotAPdf, TooLarge

LONGEST_NAME = 200
LONGEST_TITLE = 200
_HEAD_BYTES = 1_024
_PDF_MARK = b"%PDF-"
_FORBIDDEN_IN_NAMES = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Upload:
    """What an officer sends: the name as the browser gave it, and the bytes in pieces."""

    sealed_name: str
    chunks: Iterable[bytes]


def receive_file(
    *,
    upload: Upload,
    department: Department,
    origin: Origin,
    kind: RecordKind,
    by: User,
    at: datetime,
    sealed_store: SealedStore,
    vault: Vault,
    title: str = "",
    case: Case | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> SealedFile:
    """Check, encrypt, store, and queue the first stage.

    Raises `NotPermitted`, `NameRefused`, `TooLarge`, `NotAPdf`, `DuplicateFile`, `StoreUnavailable`.
    """
    refusal = why_not_upload(department, by=by)
    if refusal is not None:
        raise refusal.as_error()
    if case is not None and case.department_id != department.pk:
        raise FieldRefused("case")
    if len(title) > LONGEST_TITLE:
        raise FieldRefused("title")
    sealed_name = clean_name(upload.sealed_name)
    sealed = _collect(upload.chunks, limits.file_bytes)
    if _PDF_MARK not in sealed[:_HEAD_BYTES]:
        raise NotAPdf
    digest = sha256(sealed).hexdigest()
    _refuse_duplicate(department, digest)
    public_id = new_id()
    file = SealedFile(
        public_id=public_id,
        agency=department.agency,
        department=department,
        case=case,
        origin=origin,
        kind=kind,
        title=title.strip(),
        sha256=digest,
        size_bytes=len(sealed),
        sealed_name=vault.seal_text(sealed_name, name_context(public_id)),
        wrapped_key=vault.new_wrapped_key(public_id),
        uploaded_by=by,
        uploaded_at=at,
    )
    # The bytes come first: a row without its object would be a lost upload, an object without a row is swept later.
    sealed_store.put(sealed_place(file), sealed)
    _record(file, by=by, at=at)
    return file


def _record(file: SealedFile, *, by: User, at: datetime) -> None:
    try:
        with transaction.atomic():
            file.save(force_insert=True)
            jobs.queue(file, Stage.INSPECT, at=at)
            facts: dict[str, auditing.Fact] = {"sha256": file.sha256, "size_bytes": file.size_bytes}
            auditing.append(Stage.RECEIVE, subject_of_file(file), by=by, at=at, facts=facts)
    except IntegrityError as error:
        _refuse_duplicate(file.department, file.sha256, cause=error)
        raise


def _refuse_duplicate(department: Department, digest: str, cause: Exception | None = None) -> None:
    same = SealedFile.objects.filter(department=department, sha256=digest).exclude(state=FileState.DISCARDED)
    other = same.values_list("public_id", flat=True).first()
    if other is not None:
        raise DuplicateFile(other) from cause


def _collect(chunks: Iterable[bytes], most: int) -> bytes:
    sealed = bytearray()
    for chunk in chunks:
        sealed += chunk
        if len(sealed) > most:
            raise TooLarge
    return bytes(sealed)


def clean_name(sealed_name: str) -> str:
    """The name in NFC. Raises `NameRefused` for path parts, control or direction characters, or a wrong length."""
    name = unicodedata.normalize("NFC", sealed_name).strip()
    if not name or len(name) > LONGEST_NAME or name.startswith("."):
        raise NameRefused
    if any(char in _FORBIDDEN_IN_NAMES or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} for char in name):
        raise NameRefused
    return name
