"""Search answers for other programs: the same records, pages and counts as on the page (docs/public-site.md)."""

from collections.abc import Iterable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from cms.public.choosing import Choice
from cms.public.searching import PER_PAGE, Answer, Found
from search.types import Marked, Repair


def wants_json(request: HttpRequest) -> bool:
    """Whether the address says so, or the asker takes JSON and no page."""
    if request.GET.get("format") == "json":
        return True
    accepted = request.headers.get("Accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def status_of(answer: Answer) -> HTTPStatus:
    """400 over the limits, 503 where only titles could be searched: a program must not take that for all."""
    if answer.refused:
        return HTTPStatus.BAD_REQUEST
    return HTTPStatus.SERVICE_UNAVAILABLE if answer.only_titles else HTTPStatus.OK


def as_json(answer: Answer, choice: Choice) -> dict[str, object]:
    """The answer as plain values. Times are ISO 8601, addresses absolute."""
    repair = answer.repair
    return {
        "query": choice.words,
        "total": answer.total,
        "page": choice.page,
        "per_page": PER_PAGE,
        "all_words": answer.is_exact,
        "apart": answer.is_apart,
        "left_out": list(answer.left_out),
        "notice": answer.only_titles or answer.refused,
        "repair": _repair(repair) if repair else None,
        "synonyms": [{"typed": one.typed, "also": list(one.others)} for one in answer.synonyms],
        "reworded": [{"typed": one.typed, "also": list(one.also)} for one in answer.reworded],
        "pinned": [_address(row.public_id) for row in answer.pinned],
        "records": [_record(found) for found in answer.found],
        "facets": {
            facet.name: [{"value": value.value, "count": value.count} for value in facet.choices]
            for facet in answer.facets
        },
        "months": [{"month": month, "count": count} for month, count in answer.months],
    }


def _repair(repair: Repair) -> dict[str, object]:
    return {"typed": repair.typed, "used": repair.used, "applied": repair.applied, "others": list(repair.others)}


def _record(found: Found) -> dict[str, object]:
    row = found.record
    return {
        "id": row.public_id,
        "address": _address(row.public_id),
        "title": row.title,
        "summary": row.summary,
        "department": row.department.name,
        "kind": row.kind,
        "disclosure": row.disclosure,
        "decided_on": row.decided_on.isoformat() if row.decided_on else None,
        "published_at": row.published_at.isoformat() if row.published_at else None,
        "revision": row.revision,
        "withheld": {part.ground: part.count for part in found.withheld},
        "pages": [{"page": page.page_no, "text": _text(page.snippet)} for page in found.pages if page.page_no],
        "apart": [{"typed": one.typed, "pages": list(one.pages)} for one in found.apart],
    }


def _text(pieces: Iterable[Marked]) -> str:
    return "".join(piece.text for piece in pieces)


def _address(public_id: str) -> str:
    return settings.PUBLIC_BASE_URL + reverse("record", args=[public_id])
