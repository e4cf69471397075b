"""What the detector missed and what it marked in vain, as officers' finished reviews tell: numbers only.

The honest estimate of recall in use: of all places that officers hid, the share that the detector had proposed. A box
counts as a miss when it was drawn where nothing had been found.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, FilteredRelation, Q
from django.db.models.functions import TruncMonth

from disclosure.deadlines import KST
from disclosure.models import DecisionRow, FindingRow
from disclosure.models.reviews import DecisionState
from disclosure.reviewing import DRAWN
from disclosure.visibility import Officer
from redaction.types import Disposition


@dataclass(frozen=True, slots=True)
class Recall:
    """For one month (YYYY-MM, by the end of the review) and kind, in places.

    `hidden` were made unreadable, `added` of them by a box drawn beyond the findings; `proposed` were proposed to be
    hidden, and `kept` of those an officer let stand.
    """

    month: str
    kind: str
    hidden: int
    added: int
    proposed: int
    kept: int

    @property
    def recall(self) -> float | None:
        """The share of hidden places that the detector had found; None when nothing was hidden."""
        return 1 - self.added / self.hidden if self.hidden else None

    @property
    def precision(self) -> float | None:
        """The share of proposals to hide that officers followed; None when there was none."""
        return 1 - self.kept / self.proposed if self.proposed else None


def recall_by_month(user: Officer) -> tuple[Recall, ...]:
    """Every month and kind of finished reviews the user may see, newest month first."""
    hidden: Counter[tuple[str, str]] = Counter()
    added: Counter[tuple[str, str]] = Counter()
    proposed: Counter[tuple[str, str]] = Counter()
    kept: Counter[tuple[str, str]] = Counter()
    for key, disposition, state, number in _findings(user):
        hidden[key] += number * (state == DecisionState.REDACT)
        proposed[key] += number * (disposition == Disposition.REDACT)
        kept[key] += number * (disposition == Disposition.REDACT and state == DecisionState.KEEP)
    for key in _boxes_beyond(user):
        hidden[key] += 1
        added[key] += 1
    keys = sorted({*hidden, *proposed}, key=lambda key: (_newest_first(key[0]), key[1]))
    return tuple(Recall(*key, hidden[key], added[key], proposed[key], kept[key]) for key in keys)


def total(rows: Iterable[Recall], month: str) -> Recall:
    """All kinds of a month together."""
    of_month = [row for row in rows if row.month == month]
    return Recall(
        month,
        "",
        sum(row.hidden for row in of_month),
        sum(row.added for row in of_month),
        sum(row.proposed for row in of_month),
        sum(row.kept for row in of_month),
    )


def _newest_first(month: str) -> int:
    return -int(month.replace("-", ""))


def _month(at: datetime) -> str:
    return f"{at.astimezone(KST):%Y-%m}"


def _findings(user: Officer) -> Iterator[tuple[tuple[str, str], str, str, int]]:
    current = FilteredRelation("decisions", condition=Q(decisions__is_current=True))
    finished = FindingRow.objects.visible_to(user).filter(sealed_file__redacted_at__isnull=False).alias(now=current)
    counted = (
        finished.annotate(month=TruncMonth("sealed_file__redacted_at", tzinfo=KST), decided=F("now__state"))
        .order_by()
        .values_list("month", "kind", "disposition", "decided")
        .annotate(number=Count("pk"))
    )
    for month, kind, disposition, decided, number in counted:
        as_proposed = DecisionState.REDACT if disposition == Disposition.REDACT else DecisionState.KEEP
        yield (_month(month), kind), disposition, decided or as_proposed, number


def _boxes_beyond(user: Officer) -> Iterator[tuple[str, str]]:
    """Month and kind of each box that holds and lies where nothing had been found."""
    drawn = DecisionRow.objects.visible_to(user).current().filter(state=DecisionState.REDACT, box__isnull=False)
    finished = drawn.filter(sealed_file__redacted_at__isnull=False)
    fields = ("sealed_file_id", "sealed_file__redacted_at", "box__page", "box__rect", "box__kind")
    rows = list(finished.values_list(*fields))
    found = FindingRow.objects.filter(sealed_file__in={file_id for file_id, *_rest in rows})
    rects: dict[tuple[int, int], list[list[float]]] = {}
    for file_id, page, lines in found.values_list("sealed_file_id", "page", "rects"):
        rects.setdefault((file_id, page), []).extend(lines)
    for file_id, finished_at, page, box, kind in rows:
        if not any(_touch(box, rect) for rect in rects.get((file_id, page), ())):
            yield _month(finished_at), kind or DRAWN


def _touch(box: list[float], rect: list[float]) -> bool:
    return _holds(box, rect) or _holds(rect, box)


def _holds(outer: list[float], inner: list[float]) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]
