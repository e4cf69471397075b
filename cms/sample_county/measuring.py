"""What a rehearsal measures: pages a second by stage, methods, refusals, sizes, times to the search."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from statistics import median

from django.db.models import Count, Sum

from disclosure.models import DrawnBox, Job, OutboxEntry, Publication, SealedFile
from disclosure.models.files import JobState
from disclosure.models.publications import OutboxKind
from disclosure.states import FileState
from redaction.papers import SamplePaper
from redaction.types import PageMethod

_MEBIBYTE = 1024 * 1024


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
    """A paper that became not public, and why: code and detail of the error, or why the officers left it."""

    paper: int
    kind: str
    producer: str
    pages: int | None
    stage: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Seconds from a record's being public to its being in the index: the first one's, the median, the longest."""

    first: float
    median: float
    most: float


@dataclass(frozen=True, slots=True)
class PublishedPaper:
    """A paper that became public: by which name its bytes stand in the public store."""

    paper: int
    record: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """The month in numbers. `published` lists every public file, for comparing two runs.

    `processor_seconds` are those of the script, the workers and their children that came to a natural end: of all the
    measures the one that other work on the machine changes least. `faults` is empty where nothing was lost, doubled,
    changed or unfindable. `input_mebibytes` counts what became public. `drawn_boxes` are those that the officers
    drew over what detection had missed.
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
    found_after_seconds: Deliveries
    drawn_boxes: int
    kills: int
    stages: tuple[StageFigures, ...]
    published: tuple[PublishedPaper, ...]

    def as_data(self) -> dict[str, object]:
        """The report as JSON holds it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Course:
    """What the rehearsal itself knows: the papers behind files, why some were left to people, time, memory, kills."""

    samples: Mapping[int, SamplePaper]
    left_to_people: Mapping[int, str]
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
        refused=tuple(_refusals(course)),
        faults=course.faults,
        raster_share=round(methods[PageMethod.RASTER] / max(1, methods.total()), 4),
        input_mebibytes=_mebibytes(public.aggregate(total=Sum("sealed_file__size_bytes"))["total"]),
        output_mebibytes=_mebibytes(public.aggregate(total=Sum("public_file__size_bytes"))["total"]),
        peak_worker_mebibytes=_mebibytes(course.peak_bytes),
        processor_seconds=round(course.processor_seconds, 1),
        found_after_seconds=_deliveries(),
        drawn_boxes=DrawnBox.objects.count(),
        kills=course.kills,
        stages=tuple(_figures()),
        published=tuple(_published(course.samples)),
    )


def _mebibytes(size: int | None) -> float:
    return round((size or 0) / _MEBIBYTE, 1)


def _published(samples: Mapping[int, SamplePaper]) -> list[PublishedPaper]:
    rows = Publication.objects.public().values_list("sealed_file", "public_id", "public_file__sha256")
    return sorted((PublishedPaper(samples[pk].index, *names) for pk, *names in rows), key=lambda one: one.paper)


def _refusals(course: Course) -> Iterator[Refusal]:
    for file in SealedFile.objects.exclude(state=FileState.PUBLISHED).order_by("pk"):
        sample = course.samples[file.pk]
        is_blocked = file.state == FileState.BLOCKED
        yield Refusal(
            paper=sample.index,
            kind=sample.paper.kind.value,
            producer=sample.producer.value,
            pages=file.pages,
            stage=file.blocked_stage if is_blocked else file.state,
            code=file.blocked_code,
            detail=file.blocked_detail if is_blocked else course.left_to_people.get(file.pk, ""),
        )


def _deliveries() -> Deliveries:
    entries = OutboxEntry.objects.filter(kind=OutboxKind.INDEX, delivered_at__isnull=False).order_by("asked_at", "pk")
    seconds = [_seconds(entry) for entry in entries]
    if not seconds:
        return Deliveries(0.0, 0.0, 0.0)
    return Deliveries(round(seconds[0], 1), round(median(seconds), 1), round(max(seconds), 1))


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
