"""How rows name themselves in the audit, and where their objects lie."""

from disclosure.auditing import Subject
from disclosure.errors import ObjectMissing
from disclosure.models import Case, DisclosureRequest, ListEntry, Publication, SealedFile
from disclosure.sealing import SealedPlace


def subject_of_file(file: SealedFile) -> Subject:
    """A sealed file in the audit."""
    return Subject(file.agency, file.department, "file", file.public_id)


def subject_of_case(case: Case) -> Subject:
    """A case in the audit."""
    return Subject(case.agency, case.department, "case", case.public_id)


def subject_of_request(request: DisclosureRequest) -> Subject:
    """A request in the audit."""
    return Subject(request.agency, None, "request", request.public_id)


def subject_of_publication(publication: Publication) -> Subject:
    """A publication in the audit."""
    return Subject(publication.agency, publication.department, "publication", publication.public_id)


def subject_of_list(entry: ListEntry) -> Subject:
    """An entry of the lists in the audit."""
    return Subject(entry.agency, entry.department, "list", entry.public_id)


def sealed_place(file: SealedFile) -> SealedPlace:
    """Where a file's objects lie. Raises `ObjectMissing` for an erased file."""
    if file.wrapped_key is None:
        raise ObjectMissing("erased")
    return SealedPlace(file.agency.code, file.public_id, bytes(file.wrapped_key))


def name_context(file_id: str) -> str:
    """What a sealed file name is bound to."""
    return f"name {file_id}"
