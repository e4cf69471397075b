"""Published records as readers get them. Every path to a record starts here, from rows that are public now."""

import json
import re
from dataclasses import dataclass
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from disclosure.models import Publication
from disclosure.models.publications import PublicationQuerySet

PAGES_A_PART = 20
HIDDEN_WORDS = r"비공개 \(제9조제1항제[1-8]호\)"
"""What stands in a box of a published file."""
_ONLY_HIDDEN = re.compile(rf"\s*(?:{HIDDEN_WORDS}\s*)+")


def public_records() -> PublicationQuerySet:
    """What is public now, with the rows a list shows of it."""
    return Publication.objects.public().select_related("agency", "department", "public_file")


class Withdrawn(Exception):
    """The record was public and was taken down: its address answers 410 with a tombstone."""

    def __init__(self, publication: Publication) -> None:
        super().__init__(publication.public_id)
        self.publication = publication


def public_record(public_id: str) -> Publication:
    """The record at an address. Raises `Withdrawn` for a tombstone and `Http404` for anything else."""
    row = Publication.objects.select_related("agency", "department", "public_file").filter(public_id=public_id).first()
    if row is None or not (row.is_public() or row.is_tombstone()):
        raise Http404
    if not row.is_public():
        raise Withdrawn(row)
    return row


def tombstone(request: HttpRequest, publication: Publication) -> HttpResponse:
    """410 Gone with the day and the public reason; nothing of what the record said, its title neither."""
    context = {"publication": publication, "section": "records"}
    response = render(request, "public/records/tombstone.html", context, status=HTTPStatus.GONE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One page of a record: the text verification read back from the published bytes."""

    number: int
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text in blocks, as blank lines part it."""
        return tuple(block.strip("\n") for block in self.text.split("\n\n") if block.strip())

    @property
    def is_all_hidden(self) -> bool:
        """Whether no word of the page is left to read."""
        return _ONLY_HIDDEN.fullmatch(self.text) is not None


def read_pages(texts: bytes) -> tuple[RecordPage, ...]:
    """Pages out of the stored JSON list of texts."""
    return tuple(RecordPage(number, text) for number, text in enumerate(json.loads(texts), start=1))


def part_of(page: int) -> int:
    """Which part of a long record shows `page`; a part is twenty pages."""
    return (page - 1) // PAGES_A_PART + 1
