"""Small true implementations of the seams below disclosure, so that its tests need neither PDFs nor a detector.

A plain paper is `%PDF-` and pages of text between form feeds. Resident numbers are to go, a name between question marks
is for an officer to decide, one between tildes is faintly a private person's, `[그림]` is a picture, `{깨짐}` stops
inspection, `{샘}` leaks at verification, `{밖 …}` is what stands outside the pages. What stands in `{흐림 …}` only
verification can read: a passport where it begins with M, else a telephone number.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from redaction.errors import LeakFound, Malformed, SandboxUnavailable
from redaction.types import (
    BurnedPdf,
    CheckOutcome,
    Decisions,
    Disposition,
    Finding,
    Findings,
    Ground,
    Hint,
    HintKind,
    Inspection,
    KeptPlace,
    Kind,
    OutsideFinding,
    PageInspection,
    PageMethod,
    PageText,
    PageTexts,
    Proof,
    Readings,
    Sighting,
    Span,
    TextOrigin,
    Tier,
    VerifiedPdf,
)
from search.types import Explanation, IndexEntry, IndexState, Query, Results

HEAD = "%PDF-plain\n"
VERSION = "plain-1"
READ_IN_PIXELS = b"{}"
"""What verification says OCR read."""
SEEN_IN_TEXTS = b'{"plain": []}'
"""What detection says it saw."""
_RESIDENT_NUMBER = re.compile(r"\d{6}-\d{7}")
_MOBILE = re.compile(r"010-\d{4}-\d{4}")
_DOUBTFUL_NAME = re.compile(r"\?(\w+)\?")
_OUTSIDE = re.compile(r"\{밖 ([^}]*)\}")
_FAINT_NAME = re.compile(r"~(\w+)~")
_FAINT_PRINT = re.compile(r"\{흐림 ([^}■]*)\}")
OnPage = Callable[[int, int], None]


def plain_paper(*pages: str) -> bytes:
    """A paper of these pages."""
    return (HEAD + "\f".join(pages)).encode()


def _pages(content: bytes) -> list[str]:
    return content.decode().removeprefix(HEAD).split("\f")


def _spans(text: str) -> tuple[Span, ...]:
    sure = [
        Span(m.start(), m.end(), Kind.RESIDENT_NUMBER, 1.0, Tier.SURE, Disposition.REDACT, "주민등록번호", "plain")
        for m in _RESIDENT_NUMBER.finditer(text)
    ]
    doubtful = [
        Span(m.start(), m.end(), Kind.PERSON, 0.5, Tier.LIKELY, Disposition.REVIEW, "이름일 수 있음", "plain")
        for m in _DOUBTFUL_NAME.finditer(text)
    ]
    faint = [
        Span(m.start(), m.end(), Kind.PERSON, 0.3, Tier.FAINT, Disposition.REDACT, "개인의 성명", "plain")
        for m in _FAINT_NAME.finditer(text)
    ]
    return tuple(sorted(sure + doubtful + faint, key=lambda span: span.start))


def _known(text: str, outside: tuple[str, ...]) -> tuple[Span, ...]:
    values = [value.strip("?") for _label, colon, value in (one.partition(": ") for one in outside) if colon]
    places = {match.span() for value in values for match in re.finditer(re.escape(value), text)}
    doubtful = [(span.start, span.end) for span in _spans(text)]
    return tuple(
        Span(start, end, Kind.PERSON, 0.5, Tier.LIKELY, Disposition.REVIEW, "다른 곳에서 본 이름", "plain")
        for start, end in sorted(places)
        if not any(first <= start < last for first, last in doubtful)
    )


def _seen_now(texts: Sequence[str], decisions: Decisions) -> Iterator[Sighting]:
    """Faint print that no officer let stand."""
    for number, text in enumerate(texts, 1):
        for print_ in _FAINT_PRINT.finditer(text):
            kind = Kind.PASSPORT if print_[1].startswith("M") else Kind.PHONE
            rects = ((float(print_.start(1)), 0.0, float(print_.end(1)), 10.0),)
            if KeptPlace(number, rects, kind) not in decisions.kept_places:
                yield Sighting(number, rects, kind, 0.9, sha256(print_[1].encode()).hexdigest())


class PlainWorkshop:
    """The methods of a workshop on plain papers. A rect's x0 and x1 are offsets in the page's text."""

    def __init__(self) -> None:
        self.is_away = False

    def __enter__(self) -> "PlainWorkshop":
        return self

    def __exit__(self, *caught: object) -> None:
        return None

    def heed(self, watch) -> None:
        """Nothing here takes long enough."""

    def twin(self) -> "PlainWorkshop":
        """There is nothing to share."""
        return self

    def inspect(self, sealed: bytes) -> Inspection:
        """Pages by form feeds."""
        if b"{\xea\xb9\xa8\xec\xa7\x90}" in sealed:
            raise Malformed("plain")
        pages = tuple(
            PageInspection(number, 595.0, 842.0, 0, len(text), 0.0, False, (0.0, 0.0, 595.0, 842.0))
            for number, text in enumerate(_pages(sealed), 1)
        )
        return Inspection(sha256(sealed).hexdigest(), len(sealed), pages, False, 1, 0, 0, False, False, False)

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage) -> PageTexts:
        """One box a character."""
        texts = []
        for number, text in enumerate(_pages(sealed), 1):
            rects = tuple((float(at), 0.0, float(at + 1), 10.0) for at in range(len(text)))
            texts.append(PageText(number, text, rects, TextOrigin.LAYER, 1.0))
            on_page(number, len(inspection.pages))
        return PageTexts(inspection.sha256, tuple(texts), tuple(_OUTSIDE.findall(sealed.decode())))

    def find(self, texts: PageTexts, on_page: OnPage, readings: Readings) -> Findings:
        """Numbers and doubtful names, and values that stand behind a label outside the pages."""
        readings.sealed_hits = SEEN_IN_TEXTS
        found = []
        for page in texts.pages:
            for span in _spans(page.text) + _known(page.text, texts.outside_strings):
                value = page.text[span.start : span.end]
                key = sha256(value.strip("?").encode()).hexdigest()
                rect = (float(span.start), 0.0, float(span.end), 10.0)
                found.append(Finding(page.number, (rect,), span, key, key[:16]))
            on_page(page.number, len(texts.pages))
        images = tuple(page.number for page in texts.pages if "[그림]" in page.text)
        outside = tuple(
            OutsideFinding(number, span, sha256(text[span.start : span.end].encode()).hexdigest())
            for number, text in enumerate(texts.outside_strings)
            for span in _spans(text)
        )
        return Findings(texts.sha256, VERSION, tuple(found), images, (), outside)

    def hint(self, sealed: bytes, texts: PageTexts, on_page: OnPage) -> tuple[Hint, ...]:
        """A seal in every picture."""
        pictured = [page.number for page in texts.pages if "[그림]" in page.text]
        return tuple(Hint(page, (400.0, 100.0, 460.0, 160.0), HintKind.SEAL) for page in pictured)

    def burn(self, sealed: bytes, decisions: Decisions, on_page: OnPage, texts: PageTexts) -> BurnedPdf:
        """Black squares for hidden characters."""
        pages = [list(text) for text in _pages(sealed)]
        for box in decisions.boxes:
            first, last = int(box.rect[0]), int(box.rect[2])
            pages[box.page - 1][first:last] = "■" * (last - first)
        on_page(len(pages), len(pages))
        content = plain_paper(*("".join(page) for page in pages))
        methods = (PageMethod.RASTER,) * len(pages)
        digest = sha256(content).hexdigest()
        return BurnedPdf(decisions.sha256, digest, content, methods, ("",) * len(pages), VERSION)

    def verify(self, sealed: bytes, burned: BurnedPdf, decisions: Decisions, on_page: OnPage) -> VerifiedPdf:
        """Looks for what must be gone."""
        texts = tuple(_pages(burned.content))
        left = [span for text in texts for span in _spans(text) if span.tier == Tier.SURE]
        if left or "{샘}" in burned.content.decode():
            raise LeakFound(("V2",))
        seen = tuple(_seen_now(texts, decisions))
        if seen:
            raise LeakFound(("V10",), (), seen)
        counts: dict[Ground, int] = {}
        for box in decisions.boxes:
            counts[box.ground] = counts.get(box.ground, 0) + 1
        on_page(len(texts), len(texts))
        canonical = json.dumps({"output": burned.sha256}, sort_keys=True)
        proof = Proof(canonical, "signature", "key", sha256(canonical.encode()).hexdigest())
        return VerifiedPdf(
            burned.source_sha256,
            burned.sha256,
            burned.content,
            burned.methods,
            burned.method_reasons,
            texts,
            (CheckOutcome("V2", True, "0"),),
            tuple(counts.items()),
            proof,
        )

    def prove(
        self,
        sealed: bytes,
        decisions: Decisions,
        on_page: OnPage,
        texts: PageTexts,
        burned: BurnedPdf,
        readings: Readings,
    ) -> tuple[BurnedPdf, VerifiedPdf]:
        """All its pages are pictures, so that nothing is left to try."""
        readings.add(READ_IN_PIXELS)
        return burned, self.verify(sealed, burned, decisions, on_page)

    def render_pages(self, pdf: bytes, pages: Sequence[int], width_px: int, on_page: OnPage) -> tuple[bytes, ...]:
        """Pictures that say what they show."""
        made = []
        for page in pages:
            made.append(f"PNG {page} {width_px} {_pages(pdf)[page - 1]}".encode())
            on_page(len(made), len(pages))
        return tuple(made)

    def detect(self, text: str) -> tuple[Span, ...]:
        """Numbers and doubtful names."""
        return _spans(text)

    def screen(self, texts: tuple[str, ...], kept: frozenset[str]) -> tuple[OutsideFinding, ...]:
        """Mobile numbers, which `detect` leaves alone, so that a test may publish one and have it found here."""
        if self.is_away:
            raise SandboxUnavailable("plain")
        found = []
        for number, text in enumerate(texts):
            for match in _MOBILE.finditer(text):
                key = sha256(match[0].encode()).hexdigest()
                span = Span(*match.span(), Kind.PHONE, 1.0, Tier.SURE, Disposition.REDACT, "전화번호", "plain")
                found += [OutsideFinding(number, span, key)] if key not in kept else []
        return tuple(found)


class PlainEngine:
    """An index of one JSON file a record, as durable as a real one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.is_away = False
        self.purges = 0
        self.is_warm = False

    def warm_up(self) -> None:
        """Nothing to load."""

    def rest(self) -> None:
        """Gives it back."""
        self.is_warm = False

    def prepare(self) -> None:
        """An empty folder is an empty index."""

    def put(self, entries: Iterable[IndexEntry]) -> None:
        """A higher revision replaces."""
        self.is_warm = True
        for entry in entries:
            path = self.root / entry.item_id
            if path.exists() and json.loads(path.read_text())["revision"] >= entry.revision:
                continue
            draft = path.with_suffix(".draft")
            draft.write_text(json.dumps(asdict(entry), default=str, ensure_ascii=False))
            draft.replace(path)

    def remove(self, item_ids: Iterable[str]) -> None:
        """Gone at once."""
        for item_id in item_ids:
            (self.root / item_id).unlink(missing_ok=True)

    def purge(self) -> None:
        """Counts how often."""
        self.purges += 1

    def find(self, query: Query) -> Results:
        """Not asked here."""
        raise NotImplementedError

    def explain(self, query: Query) -> Explanation:
        """Not asked here."""
        raise NotImplementedError

    def rebuild(self, entries: Iterable[IndexEntry], on_progress: Callable[[int], None] | None = None) -> None:
        """Everything anew, all at once."""
        wanted = list(entries)
        for path in self.root.iterdir():
            path.unlink()
        self.put(wanted)
        if on_progress is not None:
            on_progress(len(wanted))

    def suggest(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        """Not asked here."""
        raise NotImplementedError

    def states(self) -> Iterator[IndexState]:
        """What lies in the folder."""
        for path in self.root.iterdir():
            if path.suffix != ".draft":
                held = json.loads(path.read_text())
                yield IndexState(held["item_id"], held["revision"], held["sha256"])

    def holds(self, text: str) -> bool:
        """Whether any record of the index carries the text."""
        return any(text in path.read_text() for path in self.root.iterdir())
