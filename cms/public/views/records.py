"""A record: its facts, its pages, its proof, and what people may do with it."""

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.public import searching
from cms.public.choosing import typed_words
from cms.public.crumbs import Crumb, korean_crumb
from cms.public.marking import mark_words, matched_words
from cms.public.proofs import proof_report, proof_text
from cms.public.records import (
    PAGES_A_PART,
    RecordPage,
    Withdrawn,
    part_of,
    public_record,
    read_pages,
    tombstone,
)
from cms.public.words import ORIGINS, withheld
from disclosure.models import Publication
from disclosure.wiring import services
from search.types import Marked

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_MOST_PARTS = 12
_PARTS_BESIDE = 2
"""Parts of a record in its pager: all of them up to this many, else the first, the last and those beside."""
_FIRST_MENTIONS = 6
_MOST_MENTIONS = 200
"""Links to pages: this many at once, the others behind a press, and no more than this many in all."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with the reader's words marked, paragraph by paragraph; `is_all_hidden` where no word is left to read.

    `before` and `after` are the pages next to it on which the words stand too; 0 for none, or on a page without them.
    """

    number: int
    paragraphs: tuple[tuple[Marked, ...], ...]
    before: int = 0
    after: int = 0
    is_all_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A page on which the reader's words stand, and in how many places."""

    number: int
    count: int


@require_safe
def record(request: HttpRequest, public_id: str) -> HttpResponse:
    """The record page; 410 with a tombstone once it is withdrawn."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    pages = read_pages(_stored(row, row.public_file.texts_sha256))
    typed = typed_words(request.GET.get("q", ""))
    words = matched_words(typed, searching.hits_within(public_id, typed)) if typed else frozenset()
    mentions = _mentions(pages, words)
    part = _part(request, len(pages))
    context = {
        "section": "records",
        "crumbs": (Crumb(_("찾아보기"), reverse("records")), korean_crumb(row.title)),
        "record": row,
        "origin": ORIGINS.get(row.origin, row.origin),
        "withheld": withheld(row.counts_by_ground()),
        "typed": typed,
        "mentions": _first(mentions),
        "further": _further(mentions),
        "more_mentions": max(0, len(mentions) - _MOST_MENTIONS),
        "places": sum(mention.count for mention in mentions),
        "pages": tuple(
            _shown(page, words, [mention.number for mention in mentions])
            for page in pages[(part - 1) * PAGES_A_PART : part * PAGES_A_PART]
        ),
        "part": part,
        "parts": _parts(part, len(pages)),
        "versions": row.versions.filter(published_at__isnull=False).select_related("public_file").order_by("-revision"),
        "similar": searching.similar_to(row),
        "share_address": request.build_absolute_uri(reverse("record", args=[public_id])),
    }
    return render(request, "public/records/record.html", context)


@require_safe
def proof(request: HttpRequest, public_id: str) -> HttpResponse:
    """How the hiding was proven, checked again while the reader waits, and how to check it oneself."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    given = request.GET.get("sha256", "").strip().lower()[:64]
    context = {
        "section": "records",
        "crumbs": (
            Crumb(_("찾아보기"), reverse("records")),
            korean_crumb(row.title, reverse("record", args=[public_id])),
            Crumb(_("직접 확인하기")),
        ),
        "record": row,
        "report": proof_report(row.public_file, _stored(row, row.public_file.sha256)),
        "given": given,
        "same": given == row.public_file.sha256,
        "is_short": not _FINGERPRINT.fullmatch(given),
    }
    return render(request, "public/records/proof.html", context)


@require_safe
def proof_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The signed statement with its signature and key, as one file."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    response = HttpResponse(proof_text(row.public_file).encode(), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{public_id}.proof.json"'
    return response


def _stored(row: Publication, digest: str) -> bytes:
    return services().public.get(row.agency.code, row.public_id, digest)


def _shown(page: RecordPage, words: frozenset[str], hits: list[int]) -> ShownPage:
    paragraphs = tuple(mark_words(paragraph, words) for paragraph in page.paragraphs)
    if page.number not in hits:
        return ShownPage(page.number, paragraphs, is_all_hidden=page.is_all_hidden)
    at = hits.index(page.number)
    before = hits[at - 1] if at else 0
    after = hits[at + 1] if at + 1 < len(hits) else 0
    return ShownPage(page.number, paragraphs, before, after, page.is_all_hidden)


def _mentions(pages: tuple[RecordPage, ...], words: frozenset[str]) -> tuple[Mention, ...]:
    """Pages on which one of the words stands, in reading order."""
    if not words:
        return ()
    counted = (Mention(page.number, sum(piece.is_match for piece in mark_words(page.text, words))) for page in pages)
    return tuple(mention for mention in counted if mention.count)


def _first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The pages that say it most often, in reading order: on a phone a button a page would fill the screen."""
    best = sorted(mentions[:_MOST_MENTIONS], key=lambda mention: -mention.count)[:_FIRST_MENTIONS]
    return tuple(sorted(best, key=lambda mention: mention.number))


def _further(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    first = _first(mentions)
    return tuple(mention for mention in mentions[:_MOST_MENTIONS] if mention not in first)


def _parts(part: int, pages: int) -> tuple[tuple[int, int, int], ...]:
    """(part, first page, last page) of a long record; (0, 0, 0) where a very long one leaves parts out."""
    last = part_of(max(pages, 1))
    near = {1, *range(part - _PARTS_BESIDE, part + _PARTS_BESIDE + 1), last}
    numbers = [number for number in range(1, last + 1) if last <= _MOST_PARTS or number in near]
    shown: list[tuple[int, int, int]] = []
    for number in numbers:
        if shown and number > shown[-1][0] + 1:
            shown.append((0, 0, 0))
        shown.append((number, (number - 1) * PAGES_A_PART + 1, min(number * PAGES_A_PART, pages)))
    return tuple(shown)


def _part(request: HttpRequest, pages: int) -> int:
    text = request.GET.get("part", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= max(part_of(max(pages, 1)), 1)):
        raise Http404
    return int(text)
