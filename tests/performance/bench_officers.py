"""How long the officers' screens take, beside a seeded county whose state lies in YG_STATE_FOLDER.

`YG_STATE_FOLDER=var python -m tests.performance.bench_officers`; reads only.
"""

import logging
import os
import statistics
import sys
import time
from collections.abc import Callable

import django

RUNS = 9
HOST = "127.0.0.1"


def median_ms(work: Callable[[], object]) -> str:
    """Median and slowest of some runs after a warm one."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(times):.0f} ms (slowest {max(times):.0f})"


def main() -> None:
    """Print a line a screen."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    logging.disable(logging.CRITICAL)
    from django.contrib.auth.models import User  # noqa: PLC0415 - models exist only after setup
    from django.test import Client  # noqa: PLC0415

    from disclosure.models import SealedFile  # noqa: PLC0415
    from disclosure.reviewing import marks  # noqa: PLC0415

    client = Client(headers={"host": HOST})
    handler = User.objects.get(username="handler")
    client.force_login(handler, backend="django.contrib.auth.backends.ModelBackend")
    for name in ("", "cases/", "files/", "publications/"):
        sys.stdout.write(f"/admin/{name}: {median_ms(lambda name=name: client.get(f'/admin/{name}'))}\n")
    for file in SealedFile.objects.visible_to(handler).to_review():
        address = f"/admin/files/{file.public_id}/review/"
        size = len(client.get(address).content) // 1024
        took = median_ms(lambda address=address: client.get(address))
        sys.stdout.write(f"review of {file.pages} pages, {len(marks(file))} places, {size} KiB: {took}\n")


if __name__ == "__main__":
    main()
