"""Published bytes: the PDF, and the pictures of its pages. Each is read with its hash checked, or not given at all."""

import functools
import io
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import parse_etags
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe
from PIL import Image

from cms.public.limits import DOWNLOAD, limited
from cms.public.records import Withdrawn, public_record, tombstone
from disclosure.models import Publication
from disclosure.wiring import services

THUMB_WIDTH_PX = 168
_THUMBS_KEPT = 256
_LONGEST_NAME = 80


@require_safe
@limited(DOWNLOAD)
def pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """The published PDF, whole or one range of it (RFC 9110 section 14)."""
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    digest = row.public_file.sha256
    if _is_known(request, digest):
        return _headed(HttpResponse(status=HTTPStatus.NOT_MODIFIED), digest)
    content = _stored(row, digest)
    response = _headed(_ranged(request, content, digest), digest)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Disposition"] = _attachment(row.title)
    response.headers["X-Robots-Tag"] = "noarchive"
    return response


@require_safe
def page_image(request: HttpRequest, public_id: str, page: int) -> HttpResponse:
    """The picture of a page, drawn from the published bytes when they were verified."""
    return _picture(request, public_id, page, _stored)


@require_safe
def page_thumb(request: HttpRequest, public_id: str, page: int) -> HttpResponse:
    """The same picture, small, for lists."""
    return _picture(request, public_id, page, _thumb)


def _picture(
    request: HttpRequest, public_id: str, page: int, read: Callable[[Publication, str], bytes]
) -> HttpResponse:
    try:
        row = public_record(public_id)
    except Withdrawn as gone:
        return tombstone(request, gone.publication)
    digests = row.public_file.image_sha256s
    if not 1 <= page <= len(digests):
        raise Http404
    digest = digests[page - 1]
    if _is_known(request, digest):
        return _headed(HttpResponse(status=HTTPStatus.NOT_MODIFIED), digest)
    return _headed(HttpResponse(read(row, digest), content_type="image/png"), digest)


def _stored(row: Publication, digest: str) -> bytes:
    return services().public.get(row.agency.code, row.public_id, digest)


def _thumb(row: Publication, digest: str) -> bytes:
    return _small(row.agency.code, row.public_id, digest)


@functools.lru_cache(maxsize=_THUMBS_KEPT)
def _small(agency: str, public_id: str, digest: str) -> bytes:
    """A small grey picture. Kept by hash: whether the record may be seen is asked before, each time."""
    with Image.open(io.BytesIO(services().public.get(agency, public_id, digest))) as image:
        image.load()
        height = max(1, round(image.height * THUMB_WIDTH_PX / image.width))
        small = image.convert("L").resize((THUMB_WIDTH_PX, height), Image.Resampling.LANCZOS)
    target = io.BytesIO()
    small.quantize(16).save(target, "PNG", optimize=True)
    return target.getvalue()


def _is_known(request: HttpRequest, digest: str) -> bool:
    return f'"{digest}"' in parse_etags(request.headers.get("If-None-Match", ""))


def _headed(response: HttpResponse, digest: str) -> HttpResponse:
    response.headers["ETag"] = f'"{digest}"'
    # A browser may keep the bytes but asks each time whether they are still public.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _attachment(title: str) -> str:
    name = get_valid_filename(title[:_LONGEST_NAME] or "record")
    return f"attachment; filename=\"record.pdf\"; filename*=UTF-8''{quote(name)}.pdf"


def _ranged(request: HttpRequest, content: bytes, digest: str) -> HttpResponse:
    """The whole, one range, or 416. A range for an older file (If-Range) gets the whole."""
    asked = request.headers.get("Range", "")
    if (
        not asked.startswith("bytes=")
        or "," in asked
        or request.headers.get("If-Range", f'"{digest}"') != f'"{digest}"'
    ):
        return HttpResponse(content, content_type="application/pdf")
    span = _span(asked.removeprefix("bytes="), len(content))
    if span is None:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response.headers["Content-Range"] = f"bytes */{len(content)}"
        return response
    first, last = span
    part = HttpResponse(content[first : last + 1], content_type="application/pdf", status=HTTPStatus.PARTIAL_CONTENT)
    part.headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return part


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a range like "0-99", "100-" or "-100"; None when there is no such byte."""
    start, dash, end = asked.strip().partition("-")
    if not dash or not (start or end) or not all(part.isascii() and part.isdigit() for part in (start, end) if part):
        return None
    if not start:
        return (max(size - int(end), 0), size - 1) if int(end) and size else None
    last = min(int(end), size - 1) if end else size - 1
    return (int(start), last) if int(start) <= last else None
