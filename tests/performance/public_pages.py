"""How long public pages take over many records: `python -m tests.performance.public_pages [RECORDS]`.

Rows in SQLite, the embedded index on disk, pages rendered through the whole middleware in this process; the time a
server adds for the socket is left out. Prints p50 and p95 in milliseconds.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="public-pages-"))
os.environ.update(DJANGO_SETTINGS_MODULE="cms.settings.test", YG_SITE="public", YG_STATE_FOLDER=str(FOLDER))

import django  # noqa: E402
from django.conf import settings  # noqa: E402

django.setup()
settings.DISCLOSURE_SERVICES = "tests.public_county.standing_services"

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from tests import public_county  # noqa: E402

WORDS = (
    "수의계약",
    "업무추진비 집행",
    "산수유 축제장",
    "가축 분뇨 냄새",
    "둘레길 점검",
    "2024년 회의록",
    "주차장",
    "없는말없는말",
)
ROUNDS = 12


def build(records: int) -> public_county.County:
    """The county with so many records of three pages."""
    call_command("migrate", verbosity=0)
    call_command("prepare_pages", verbosity=0)
    county = public_county.found(FOLDER, public_county.MemoryObjects())
    with transaction.atomic():
        for number in range(records):
            public_county.publish(county, number, pages=3)
    county.index()
    public_county.stand_for_process(county.services)
    return county


def timed(reader: Client, path: str) -> float:
    """Milliseconds for one page."""
    cache.clear()
    started = time.perf_counter()
    answer = reader.get(path)
    took = (time.perf_counter() - started) * 1000
    assert answer.status_code == 200, path
    return took


def main(records: int) -> None:
    """Build, warm up, measure."""
    county = build(records)
    one = county.records[1].public_id
    screens = {
        "opening page": ["/"],
        "results": [f"/search/?q={words}" for words in WORDS],
        "results, filtered, newest": [f"/search/?q={words}&department=재무과&sort=newest" for words in WORDS],
        "list": ["/records/", "/records/?kind=회의록", "/records/?page=20"],
        "record": [f"/records/{one}/", f"/records/{one}/?q=계약"],
        "proof": [f"/records/{one}/proof/"],
        "feed": ["/feeds/records.atom"],
    }
    reader = Client()
    for name, paths in screens.items():
        for path in paths:
            timed(reader, path)
        times = sorted(timed(reader, path) for _ in range(ROUNDS) for path in paths)
        p95 = times[int(len(times) * 0.95) - 1]
        sys.stdout.write(f"{name:28} p50 {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms   ({len(times)})\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
