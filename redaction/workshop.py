"""The one door to the stages: each method does its work in a fresh, locked child process and checks what comes back."""

import json
import math
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from types import TracebackType
from typing import Self

from redaction.attempts import Attempt, next_attempt
from redaction.codec import pack, pack_config, unpack
from redaction.config import RedactionConfig
from redaction.errors import EngineFault, LeakFound, ResourcesExhausted, TooLarge
from redaction.sandbox.confinement import Walls, walls_of_this_machine
from redaction.sandbox.framing import MOST_PARTS
from redaction.sandbox.supervisor import Sandbox, Watch
from redaction.types import (
    Box,
    BurnedPdf,
    CheckOutcome,
    Decisions,
    Findings,
    Hint,
    Inspection,
    OutsideFinding,
    PageTexts,
    Readings,
    Refusal,
    Span,
    VerifiedPdf,
)

OnPage = Callable[[int, int], None]

LONGEST_PREVIEW_BYTES = 64 * 1024 * 1024
LONGEST_READINGS_BYTES = 64 * 1024 * 1024
"""What OCR read of 2,000 scanned pages in two passes has about 60 MB."""
MOST_PAGES_A_JOB = MOST_PARTS
_CHECK = re.compile(r"V[0-9]{1,2}")
_PNG = b"\x89PNG\r\n\x1a\n"


def nobody_listens(done: int, of: int) -> None:
    """The listener of a caller who wants no progress."""


class Workshop:
    """Owns the sandbox of one process. Use it as a context manager; share it between threads if need be.

    Every method may raise any RedactionError of its stage, ResourcesExhausted (RED-07), SandboxUnavailable (RED-20)
    and EngineFault (RED-31). `on_page(done, of)` is called in this process; what it raises ends the job.
    """

    def __init__(self, config: RedactionConfig, sandbox: Sandbox | None = None) -> None:
        self._config = config
        self._sandbox = sandbox or Sandbox(config.limits)
        self._ends = math.inf

    def twin(self) -> "Workshop":
        """A second workshop for another thread that, where it can, shares the memory of this one's detector."""
        return Workshop(self._config, self._sandbox.twin())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the sandbox; a later call starts it again."""
        self._sandbox.close()

    def warm_up(self, *stages: str) -> None:
        """Loads what the named stages need ahead of the first file (the detector takes seconds)."""
        for stage in stages:
            self._sandbox.warm(stage)

    def health(self) -> Walls:
        """Which walls of the sandbox this machine has; `missing()` names those it lacks, which is worth a warning."""
        return walls_of_this_machine()

    def inspect(self, sealed: bytes, on_page: OnPage = nobody_listens) -> Inspection:
        """Stage 2: the outer facts of a sealed file."""
        if len(sealed) > self._config.limits.file_bytes:
            raise TooLarge("file")
        (plain,) = self._sandbox.run("inspect", (sealed, pack(self._config.limits)[0]), on_page)
        inspection = unpack(Inspection, [plain])
        _demand(inspection.sha256 == sha256(sealed).hexdigest() and len(inspection.pages) > 0)
        return inspection

    def read(self, sealed: bytes, inspection: Inspection, on_page: OnPage = nobody_listens) -> PageTexts:
        """Stage 3: every page's characters with their boxes, scanned pages through OCR."""
        (plain,) = self._sandbox.run("read", (sealed, pack(inspection)[0]), on_page)
        texts = unpack(PageTexts, [plain])
        _demand(texts.sha256 == inspection.sha256)
        _demand(tuple(page.number for page in texts.pages) == tuple(page.number for page in inspection.pages))
        _demand(all(len(page.text) == len(page.rects) for page in texts.pages))
        return texts

    def find(self, texts: PageTexts, on_page: OnPage = nobody_listens, readings: Readings | None = None) -> Findings:
        """Stage 4: what detection proposes for the whole file. `readings` learn what it saw, for verification."""
        config = pack_config(replace(self._config, signing_key=b""))
        plain, sealed_hits = self._sandbox.run("find", (pack(texts)[0], config), on_page)
        findings = unpack(Findings, [plain])
        _demand(findings.sha256 == texts.sha256)
        _demand(all(1 <= item.page <= len(texts.pages) for item in findings.findings))
        _demand(all(0 <= item.string < len(texts.outside_strings) for item in findings.outside))
        if readings is not None:
            readings.sealed_hits = sealed_hits
        return findings

    def hint(self, sealed: bytes, texts: PageTexts, on_page: OnPage = nobody_listens) -> tuple[Hint, ...]:
        """Places on pages with pictures where seals, signatures or faces may stand: for an officer to look at."""
        job = (sealed, pack(texts)[0], pack(self._config.limits)[0])
        (plain,) = self._sandbox.run("hint", job, on_page)
        hints = unpack(tuple[Hint, ...], [plain])
        _demand(all(1 <= one.page <= len(texts.pages) and one.rect[0] < one.rect[2] for one in hints))
        _demand(all(math.isfinite(side) for one in hints for side in one.rect))
        return hints

    def detect(self, text: str) -> tuple[Span, ...]:
        """Personal data in a text that somebody typed for others; faint persons that are common words are left out."""
        (plain,) = self._sandbox.run("detect", (text.encode(), pack(self._config.lexicon)[0]), nobody_listens)
        spans = unpack(tuple[Span, ...], [plain])
        _demand(all(0 <= span.start < span.end <= len(text) for span in spans))
        return spans

    def screen(
        self, texts: tuple[str, ...], kept: frozenset[str], on_text: OnPage = nobody_listens
    ) -> tuple[OutsideFinding, ...]:
        """Sure numbers in texts about to go out that nobody left standing; `kept` are value keys of officers' keeps."""
        config = pack_config(replace(self._config, signing_key=b""))
        job = (pack(texts, tuple[str, ...])[0], pack(kept, frozenset[str])[0], config)
        (plain,) = self._sandbox.run("screen", job, on_text)
        found = unpack(tuple[OutsideFinding, ...], [plain])
        _demand(all(0 <= one.string < len(texts) for one in found))
        return found

    def burn(
        self, sealed: bytes, decisions: Decisions, on_page: OnPage = nobody_listens, texts: PageTexts | None = None
    ) -> BurnedPdf:
        """Stage 6: the boxes made unreadable. The result is not public: only `verify` makes it so.

        What `texts` says that OCR read stays in the result as invisible words over its pictures.
        """
        config = pack_config(replace(self._config, signing_key=b""))
        job = (sealed, pack(decisions)[0], config, _seen(texts, sealed))
        burned = unpack(BurnedPdf, self._sandbox.run("burn", job, on_page, self._longest_output(sealed)))
        _demand(burned.source_sha256 == decisions.sha256 == sha256(sealed).hexdigest())
        _demand(burned.sha256 == sha256(burned.content).hexdigest())
        return burned

    def verify(
        self,
        sealed: bytes,
        burned: BurnedPdf,
        decisions: Decisions,
        on_page: OnPage = nobody_listens,
        texts: PageTexts | None = None,
        readings: Readings | None = None,
    ) -> VerifiedPdf:
        """Stage 7: the burned file proven, or LeakFound, which tells the places of values nobody decided.

        What `readings` know neither OCR nor detection looks at again; they learn what OCR read now.
        """
        readings = readings or Readings()
        config = pack_config(self._config)
        known = (readings.sealed_hits, readings.sealed_lines())
        job = (sealed, *pack(burned), pack(decisions)[0], config, _seen(texts, sealed), *known)
        longest = self._longest_output(sealed) + LONGEST_READINGS_BYTES
        *parts, sealed_line = self._sandbox.run("verify", job, on_page, longest)
        readings.add(sealed_line)
        if len(parts) == 1:
            raise _refused(parts, len(burned.methods))
        verified = unpack(VerifiedPdf, parts)
        _demand(verified.content == burned.content and verified.sha256 == burned.sha256)
        _demand(verified.source_sha256 == burned.source_sha256 == sha256(sealed).hexdigest())
        _demand(len(verified.checks) > 0 and all(check.passed for check in verified.checks))
        return verified

    def prove(
        self,
        sealed: bytes,
        decisions: Decisions,
        on_page: OnPage = nobody_listens,
        texts: PageTexts | None = None,
        burned: BurnedPdf | None = None,
        readings: Readings | None = None,
        *,
        hides_sightings: bool = False,
    ) -> tuple[BurnedPdf, VerifiedPdf]:
        """Stages 6 and 7: burned (unless `burned` is given) and proven, or LeakFound.

        A refused result is made otherwise where that may help: pages as pictures, what OCR read left out. Each attempt
        is put to every check. Values that verification alone saw come back as the error's `sightings`; with
        `hides_sightings` they are hidden, once. Pages that look as they did are not read again (`readings`).
        No attempt begins that would not end in time: ResourcesExhausted then.
        """
        attempt, tried = Attempt(decisions, texts), list[Attempt]()
        readings = readings or Readings()
        while True:
            began = time.monotonic()
            tried.append(attempt)
            made = burned or self.burn(sealed, attempt.decisions, on_page, attempt.texts)
            burned = None
            try:
                return made, self.verify(sealed, made, attempt.decisions, on_page, texts, readings)
            except LeakFound as leak:
                following = next_attempt(tried, attempt, made, leak, hides_sightings=hides_sightings)
                if following is None:
                    raise
                self._demand_time(time.monotonic() - began)
                hides_sightings = hides_sightings and not leak.sightings
                attempt = following

    def end_by(self, moment: float) -> None:
        """No job of this workshop runs beyond that moment of the monotonic clock (seconds); it is refused instead."""
        self._ends = moment
        self._sandbox.end_by(moment)

    def heed(self, watch: Watch) -> None:
        """`watch` is called every half second while a job runs; what it raises ends the job and its child."""
        self._sandbox.heed(watch)

    def _demand_time(self, seconds: float) -> None:
        if time.monotonic() + seconds > self._ends:
            raise ResourcesExhausted("time")

    def check(
        self, sealed: bytes, output: bytes, boxes: tuple[Box, ...], texts: PageTexts | None = None
    ) -> tuple[CheckOutcome, ...]:
        """Somebody's output of `boxes` on a sealed file put to every check; the outcomes say which failed."""
        config = pack_config(replace(self._config, signing_key=b""))
        job = (sealed, output, pack(boxes, tuple[Box, ...])[0], config, _seen(texts, sealed))
        (plain,) = self._sandbox.run("check", job, nobody_listens)
        outcomes = unpack(tuple[CheckOutcome, ...], [plain])
        _demand(len(outcomes) > 0)
        return outcomes

    def render(self, pdf: bytes, page: int, width_px: int) -> bytes:
        """Page `page` (from 1) as a PNG about `width_px` wide, for previews."""
        (picture,) = self.render_pages(pdf, (page,), width_px)
        return picture

    def render_pages(
        self, pdf: bytes, pages: Sequence[int], width_px: int, on_page: OnPage = nobody_listens
    ) -> tuple[bytes, ...]:
        """At most `MOST_PAGES_A_JOB` pages as PNGs; one job for many is several times faster than one for each."""
        place = json.dumps([list(pages), width_px]).encode()
        pictures = self._sandbox.run("render", (pdf, place), on_page, LONGEST_PREVIEW_BYTES)
        _demand(len(pictures) == len(pages) and all(picture.startswith(_PNG) for picture in pictures))
        return tuple(pictures)

    def _longest_output(self, sealed: bytes) -> int:
        limits = self._config.limits
        return int(len(sealed) * limits.output_factor) + limits.output_extra_bytes


def _seen(texts: PageTexts | None, sealed: bytes) -> bytes:
    """Of the texts only what OCR read: what the paper's own text layer says is read anew, from its drawing."""
    pages = () if texts is None else tuple(filter(None, (page.seen() for page in texts.pages)))
    return pack(PageTexts(sha256(sealed).hexdigest(), pages, ()))[0]


def _refused(parts: Sequence[bytes], pages: int) -> LeakFound:
    """What a child's answer says of a refused result; a check that is none, or a place that is none, is a fault."""
    refusal = unpack(Refusal, parts)
    _demand(len(refusal.failed) > 0 and all(_CHECK.fullmatch(code) for code in refusal.failed))
    _demand(all(1 <= page <= pages for page in refusal.pages))
    _demand(all(1 <= seen.page <= pages and len(seen.rects) > 0 for seen in refusal.sightings))
    sides = [side for seen in refusal.sightings for rect in seen.rects for side in rect]
    _demand(all(math.isfinite(side) for side in sides))
    return LeakFound(refusal.failed, refusal.pages, refusal.sightings)


def _demand(holds: bool) -> None:
    """A child's answer is foreign: one that does not fit its question is a fault of the engine, whatever it says."""
    if not holds:
        raise EngineFault("answer does not fit")
