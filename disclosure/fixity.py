"""Reads stored bytes back so that a changed one is found within thirty days (promise G5), a slice an hour."""

import logging
from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Mod

from disclosure import canaries
from disclosure.errors import Broken
from disclosure.models import Publication, SealedFile
from disclosure.publishing import current_digests
from disclosure.records import sealed_place
from disclosure.states import FileState
from disclosure.wiring import Workplace

log = logging.getLogger(__name__)

SLICES = 30 * 24
_HOUR = timedelta(hours=1)


def check_slice(place: Workplace, *, at: datetime) -> int:
    """Read the slice of this hour, originals and published objects; gives how many objects were wrong, each logged."""
    number = int(at.timestamp() // _HOUR.total_seconds()) % SLICES
    records = Publication.objects.public().annotate(slice=Mod(F("pk"), SLICES)).filter(slice=number)
    files = SealedFile.objects.exclude(state=FileState.DISCARDED).annotate(slice=Mod(F("pk"), SLICES))
    values = canaries.sealed_values(place.vault)
    wrong = sum(_wrong_public(record, place, values) for record in records.select_related("agency", "public_file"))
    return wrong + sum(_wrong_sealed(file, place) for file in files.filter(slice=number).select_related("agency"))


def _wrong_public(record: Publication, place: Workplace, canary_values: tuple[str, ...]) -> int:
    wrong = 0
    for digest in current_digests(record):
        try:
            content = place.public.get(record.agency.code, record.public_id, digest)
        except Broken as error:
            wrong += 1
            log.critical("stored bytes wrong publication=%s code=%s", record.public_id, error.code)
            continue
        if canaries.count_in(content, canary_values):
            wrong += 1
            log.critical("canary found publication=%s", record.public_id)
    return wrong


def _wrong_sealed(file: SealedFile, place: Workplace) -> int:
    try:
        place.sealed.get(sealed_place(file), file.sha256)
    except Broken as error:
        log.critical("stored bytes wrong file=%s code=%s", file.public_id, error.code)
        return 1
    return 0
