"""What a rehearsal measures: pages a second by stage, methods, refusals, sizes, memory of the workers."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db.models import Count, Sum

from disclosure.models import Job, Publication, PublicFile, SealedFile
from disclosure.models.files import JobState
from disclosure.states import FileState
from redaction.types import PageMethod

_MEBIBYTE = 1024 * 1024
_SAMPLE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class StageFigures:
    """One stage over the whole month."""

    stage: str
    jobs: int
    pages: int
    seconds: float
    pages_per_second: float


@dataclass(frozen=True, slots=True)
class Report:
    """The month in numbers. `published` lists the SHA-256 of every public file, for comparing two runs."""

    papers: int
    pages: int
    wall_minutes: float
    published_papers: int
    left_to_people: int
    blocked: dict[str, int]
    raster_share: float
    input_mebibytes: float
    output_mebibytes: float
    peak_worker_mebibytes: float
    kills: int
    stages: tuple[StageFigures, ...]
    published: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """The report as JSON holds it."""
        return asdict(self)


def measure(*, wall_seconds: float, peak_bytes: int, kills: int) -> Report:
    """Read the figures out of the rows."""
    files = SealedFile.objects.all()
    methods = Counter(method for row in PublicFile.objects.values_list("methods", flat=True) for method in row)
    outputs = PublicFile.objects.aggregate(total=Sum("size_bytes"))["total"] or 0
    return Report(
        papers=files.count(),
        pages=files.aggregate(total=Sum("pages"))["total"] or 0,
        wall_minutes=round(wall_seconds / 60, 2),
        published_papers=Publication.objects.public().count(),
        left_to_people=files.filter(state=FileState.REVIEW).count(),
        blocked=dict(
            files.filter(state=FileState.BLOCKED).values_list("blocked_code").annotate(Count("pk")).order_by()
        ),
        raster_share=round(methods[PageMethod.RASTER] / max(1, methods.total()), 4),
        input_mebibytes=round((files.aggregate(total=Sum("size_bytes"))["total"] or 0) / _MEBIBYTE, 1),
        output_mebibytes=round(outputs / _MEBIBYTE, 1),
        peak_worker_mebibytes=round(peak_bytes / _MEBIBYTE, 1),
        kills=kills,
        stages=tuple(_figures()),
        published=tuple(sorted(Publication.objects.public().values_list("public_file__sha256", flat=True))),
    )


def _figures() -> list[StageFigures]:
    done = Job.objects.filter(state=JobState.DONE).order_by()
    rows = done.values("stage").annotate(n=Count("pk"), pages=Sum("sealed_file__pages"), ms=Sum("took_ms"))
    return [
        StageFigures(
            stage=row["stage"],
            jobs=row["n"],
            pages=row["pages"] or 0,
            seconds=round((row["ms"] or 0) / 1000, 1),
            pages_per_second=round((row["pages"] or 0) / max(0.001, (row["ms"] or 0) / 1000), 2),
        )
        for row in rows
    ]


class MemoryWatch:
    """The highest resident memory of processes and all below them, looked at once a second."""

    def __init__(self, roots: Callable[[], list[int]]) -> None:
        self._roots = roots
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_bytes = 0

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_SAMPLE_SECONDS):
            children = _children()
            self.peak_bytes = max([self.peak_bytes, *(_tree_bytes(root, children) for root in self._roots())])


def _children() -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    return below


def _tree_bytes(root: int, children: dict[int, list[int]]) -> int:
    return _resident_bytes(root) + sum(_tree_bytes(child, children) for child in children.get(root, ()))


def _resident_bytes(pid: int) -> int:
    """Proportional set size: pages shared by parent and child are counted once."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return 0
    return 0
