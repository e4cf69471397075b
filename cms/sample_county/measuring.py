"""What a rehearsal measures: pages a second by stage, methods, refusals, sizes, memory of the workers."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db.models import Count, Sum

from disclosure.models import Job, OutboxEntry, Publication, SealedFile
from disclosure.models.files import JobState
from disclosure.models.publications import OutboxKind
from disclosure.states import FileState
from redaction.papers import SamplePaper
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
class Refusal:
    """A paper that became not public, and why: code and detail of the error, or the officers' leaving it."""

    paper: int
    kind: str
    producer: str
    pages: int | None
    stage: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """The month in numbers. `published` lists the SHA-256 of every public file, for comparing two runs.

    `processor_seconds` are those of the script, the workers and their children that came to a natural end: of all the
    measures the one that other work on the machine changes least. `faults` is empty where nothing was lost, doubled,
    changed or unfindable. `found_after_seconds` is the longest time from a record's being public to its being in the
    index; `input_mebibytes` counts what became public.
    """

    papers: int
    pages: int
    wall_minutes: float
    pages_per_second: float
    published_papers: int
    refused: tuple[Refusal, ...]
    faults: tuple[str, ...]
    raster_share: float
    input_mebibytes: float
    output_mebibytes: float
    peak_worker_mebibytes: float
    processor_seconds: float
    found_after_seconds: float
    kills: int
    stages: tuple[StageFigures, ...]
    published: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """The report as JSON holds it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Course:
    """What the rehearsal itself knows: the paper behind each file, its time, the workers' memory, the kills."""

    samples: Mapping[int, SamplePaper]
    wall_seconds: float
    peak_bytes: int
    processor_seconds: float
    kills: int
    faults: tuple[str, ...]


def measure(course: Course) -> Report:
    """Read the figures out of the rows."""
    files = SealedFile.objects.all()
    public = Publication.objects.public()
    methods = Counter(method for row in public.values_list("public_file__methods", flat=True) for method in row)
    pages = files.aggregate(total=Sum("pages"))["total"] or 0
    return Report(
        papers=files.count(),
        pages=pages,
        wall_minutes=round(course.wall_seconds / 60, 2),
        pages_per_second=round(pages / course.wall_seconds, 2),
        published_papers=public.count(),
        refused=tuple(_refusals(course.samples)),
        faults=course.faults,
        raster_share=round(methods[PageMethod.RASTER] / max(1, methods.total()), 4),
        input_mebibytes=_mebibytes(public.aggregate(total=Sum("sealed_file__size_bytes"))["total"]),
        output_mebibytes=_mebibytes(public.aggregate(total=Sum("public_file__size_bytes"))["total"]),
        peak_worker_mebibytes=_mebibytes(course.peak_bytes),
        processor_seconds=round(course.processor_seconds, 1),
        found_after_seconds=_longest_delivery(),
        kills=course.kills,
        stages=tuple(_figures()),
        published=tuple(sorted(public.values_list("public_file__sha256", flat=True))),
    )


def _mebibytes(size: int | None) -> float:
    return round((size or 0) / _MEBIBYTE, 1)


def _refusals(samples: Mapping[int, SamplePaper]) -> Iterator[Refusal]:
    for file in SealedFile.objects.exclude(state=FileState.PUBLISHED).order_by("pk"):
        sample = samples[file.pk]
        is_blocked = file.state == FileState.BLOCKED
        yield Refusal(
            paper=sample.index,
            kind=sample.paper.kind.value,
            producer=sample.producer.value,
            pages=file.pages,
            stage=file.blocked_stage if is_blocked else file.state,
            code=file.blocked_code,
            detail=file.blocked_detail,
        )


def _longest_delivery() -> float:
    entries = OutboxEntry.objects.filter(kind=OutboxKind.INDEX, delivered_at__isnull=False)
    return round(max((_seconds(entry) for entry in entries.select_related("publication")), default=0.0), 1)


def _seconds(entry: OutboxEntry) -> float:
    return (entry.delivered_at - entry.asked_at).total_seconds() if entry.delivered_at else 0.0


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
