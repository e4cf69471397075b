"""Texts that people type and others will read: the courier lets the detector read each before it goes out.

A web process has no sandbox (docs/adr/0060), so what it takes is stopped here: reasons of withdrawals stay unseen, and
drafted decisions unsigned, until the detector has read them. What it cannot read stays so.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from disclosure import publishing
from disclosure.actions.checking import record_check
from disclosure.clearing import is_held, texts_of_case
from disclosure.models import Case, Publication
from disclosure.states import CaseState
from disclosure.wiring import Workshop
from redaction.errors import RedactionError

log = logging.getLogger(__name__)

BATCH = 50


def check_waiting(workshop: Workshop, *, at: datetime) -> int:
    """Read what waits; gives how many were read. One that the detector fails on stays as it is and is tried again."""
    return sum(_checks(workshop, at))


def _checks(workshop: Workshop, at: datetime) -> Iterator[int]:
    try:
        for publication in Publication.objects.unread_reasons()[:BATCH]:
            yield publishing.check_reason(publication, workshop=workshop, at=at)
        for case in _drafts().select_related("department").prefetch_related("items")[:BATCH]:
            held = is_held(texts_of_case(case).values(), case.department, workshop, at=at)
            yield record_check(case=case, is_held=held, at=at)
    except RedactionError as error:
        log.warning("text check delayed code=%s", error.code)


def _drafts() -> QuerySet[Case]:
    return Case.objects.filter(state=CaseState.DRAFTED, text_checked_at__isnull=True).order_by("drafted_at")
