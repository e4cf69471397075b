"""How good detection is on a labelled set: the measures that docs/benchmarks.md reports.

A set is JSON lines `{"id", "text", "spans": [{"start", "end", "kind", "disposition"}], "lookalikes": [[start, end]]}`;
`lookalikes` may be absent, and a span may name a `group` (such as `foreign`) whose share is reported apart. A value
is covered when each of its non-blank characters lies in a predicted span that is not proposed to be kept: what
redaction needs.
"""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from redaction.errors import Malformed
from redaction.types import Disposition, Kind, Span, Tier


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """[start, end) of a text is a value of this kind and should be treated so; `group` is counted apart as well."""

    start: int
    end: int
    kind: Kind
    disposition: Disposition
    group: str = ""


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """A text with all values in it, and places that look like values and are none."""

    paper_id: str
    text: str
    values: tuple[LabelledValue, ...]
    lookalikes: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Tally:
    """Running counts over a set; `report` turns them into rates."""

    papers: int = 0
    papers_without_leak: int = 0
    characters: int = 0
    seconds: float = 0.0
    private: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    grouped: Counter[str] = field(default_factory=Counter)
    covered_grouped: Counter[str] = field(default_factory=Counter)
    officials: int = 0
    officials_kept: int = 0
    private_people: int = 0
    private_people_kept: int = 0
    marked: int = 0
    marked_rightly: int = 0
    lookalikes: int = 0
    lookalikes_sure: int = 0

    def add(self, paper: LabelledPaper, spans: tuple[Span, ...], seconds: float) -> None:
        """Count one paper with what the detector said of it."""
        self.papers += 1
        self.characters += len(paper.text)
        self.seconds += seconds
        removed = _characters(span for span in spans if span.disposition is not Disposition.KEEP)
        kept = _characters(span for span in spans if span.disposition is Disposition.KEEP)
        leaks = [value for value in paper.values if not self._count_value(paper.text, value, removed, kept)]
        self.papers_without_leak += not leaks
        self._count_marks(paper, spans)

    def _count_value(self, text: str, value: LabelledValue, removed: set[int], kept: set[int]) -> bool:
        """Count a value; False where it should go and would stay."""
        places = [place for place in range(value.start, value.end) if not text[place].isspace()]
        is_covered = all(place in removed for place in places)
        if value.disposition is Disposition.KEEP:
            if value.kind is Kind.PERSON:
                self.officials += 1
                self.officials_kept += not any(place in removed for place in places)
            return True
        self.private[value.kind.value] += 1
        self.covered[value.kind.value] += is_covered
        if value.group:
            self.grouped[value.group] += 1
            self.covered_grouped[value.group] += is_covered
        if value.kind is Kind.PERSON and value.disposition is Disposition.REDACT:
            self.private_people += 1
            self.private_people_kept += any(place in kept for place in places)
        return is_covered or value.disposition is Disposition.REVIEW

    def _count_marks(self, paper: LabelledPaper, spans: tuple[Span, ...]) -> None:
        private = _characters(value for value in paper.values if value.disposition is not Disposition.KEEP)
        for span in spans:
            if span.tier is not Tier.FAINT and span.disposition is not Disposition.KEEP:
                self.marked += 1
                self.marked_rightly += any(place in private for place in range(span.start, span.end))
        sure = _characters(
            span for span in spans if span.tier is Tier.SURE and span.disposition is not Disposition.KEEP
        )
        self.lookalikes += len(paper.lookalikes)
        self.lookalikes_sure += sum(any(place in sure for place in range(*place_of)) for place_of in paper.lookalikes)

    def report(self) -> dict[str, object]:
        """The rates, four digits each; None where there was nothing to count."""
        return {
            "papers": self.papers,
            "characters": self.characters,
            "covered": _rate(self.covered.total(), self.private.total()),
            "covered_by_kind": {
                kind: [_rate(self.covered[kind], count), count] for kind, count in sorted(self.private.items())
            },
            "covered_by_group": {
                group: [_rate(self.covered_grouped[group], count), count]
                for group, count in sorted(self.grouped.items())
            },
            "papers_without_leak": _rate(self.papers_without_leak, self.papers),
            "officials_kept": _rate(self.officials_kept, self.officials),
            "private_to_official": self.private_people_kept,
            "private_people": self.private_people,
            "precision_tier_1_2": _rate(self.marked_rightly, self.marked),
            "lookalikes_in_tier_1": _rate(self.lookalikes_sure, self.lookalikes),
            "marked_per_10k_characters": round(1e4 * self.marked / max(1, self.characters), 3),
            "characters_per_second": round(self.characters / self.seconds) if self.seconds else None,
        }


def evaluate(papers: Iterable[LabelledPaper], detect: Callable[[str], tuple[Span, ...]]) -> dict[str, object]:
    """Run a detector over a set and report. Raises what the detector raises."""
    tally = Tally()
    for paper in papers:
        began = time.perf_counter()
        spans = detect(paper.text)
        tally.add(paper, spans, time.perf_counter() - began)
    return tally.report()


def read_set(content: bytes) -> Iterator[LabelledPaper]:
    """The papers of a JSON-lines file. Raises Malformed with the number of the line that is none."""
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            yield _paper(number, line)


def _paper(number: int, line: bytes) -> LabelledPaper:
    try:
        row = json.loads(line)
        values = tuple(
            LabelledValue(
                span["start"], span["end"], Kind(span["kind"]), Disposition(span["disposition"]), span.get("group", "")
            )
            for span in row["spans"]
        )
        lookalikes = tuple((start, end) for start, end in row.get("lookalikes", ()))
        return LabelledPaper(str(row["id"]), row["text"], values, lookalikes)
    except (ValueError, KeyError, TypeError) as error:
        raise Malformed(f"line={number}") from error


def _characters(places: Iterable[Span | LabelledValue]) -> set[int]:
    return {place for span in places for place in range(span.start, span.end)}


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
