"""Which plain function does a stage's work in the child, and how its arguments and its answer cross the border."""

import importlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from redaction.codec import pack, unpack, unpack_config
from redaction.config import CountyLexicon, Limits
from redaction.errors import LeakFound
from redaction.types import (
    Box,
    BurnedPdf,
    CheckOutcome,
    Decisions,
    Hint,
    Inspection,
    OutsideFinding,
    PageTexts,
    Refusal,
    Span,
)

OnPage = Callable[[int, int], None]
Parts = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Stage:
    """`module` is imported, and its `warm_up()` called, before the fork; `run` is called in the locked child."""

    module: str
    run: Callable[[Any, Parts, OnPage], Parts]


def warm(name: str) -> None:
    """Loads everything the stage may need, so that its child opens no file. Raises ImportError or a RedactionError."""
    _open_random_device()
    module = importlib.import_module(STAGES[name].module)
    warm_up = getattr(module, "warm_up", None)
    if warm_up is not None:
        warm_up()


def _open_random_device() -> None:
    """qpdf opens its source of random numbers when it first meets AES, also to decrypt; a child could not."""
    locked = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
    pikepdf.open(locked).close()


def run(name: str, parts: Parts, on_page: OnPage) -> Parts:
    """Does the work of a warm stage."""
    stage = STAGES[name]
    return stage.run(importlib.import_module(stage.module), parts, on_page)


def _inspect(inspecting: Any, parts: Parts, on_page: OnPage) -> Parts:
    content, limits = parts
    return pack(inspecting.inspect(content, unpack(Limits, [limits]), on_page))


def _read(reading: Any, parts: Parts, on_page: OnPage) -> Parts:
    content, inspection = parts
    return pack(reading.read(content, unpack(Inspection, [inspection]), on_page))


def _find(finding: Any, parts: Parts, on_page: OnPage) -> Parts:
    """The findings; then what detection saw in each text, for the verification of the same paper."""
    texts, config = parts
    with finding.recalling() as hits:
        findings = finding.find(unpack(PageTexts, [texts]), unpack_config(config), on_page)
    return *pack(findings), hits.packed()


def _hint(hinting: Any, parts: Parts, on_page: OnPage) -> Parts:
    content, texts, limits = parts
    hints = hinting.hint(content, unpack(PageTexts, [texts]), unpack(Limits, [limits]), on_page)
    return pack(hints, tuple[Hint, ...])


def _detect(finding: Any, parts: Parts, _on_page: OnPage) -> Parts:
    text, lexicon = parts
    spans = finding.detect_in_wording(text.decode(), unpack(CountyLexicon, [lexicon]))
    return pack(tuple(spans), tuple[Span, ...])


def _screen(finding: Any, parts: Parts, on_text: OnPage) -> Parts:
    texts, kept, config = parts
    found = finding.screen(
        unpack(tuple[str, ...], [texts]), unpack(frozenset[str], [kept]), unpack_config(config), on_text
    )
    return pack(tuple(found), tuple[OutsideFinding, ...])


def _burn(burning: Any, parts: Parts, on_page: OnPage) -> Parts:
    content, decisions, config, texts = parts
    read = unpack(PageTexts, [texts])
    return pack(burning.burn(content, unpack(Decisions, [decisions]), unpack_config(config), on_page, read))


def _verify(verifying: Any, parts: Parts, on_page: OnPage) -> Parts:
    """The proven file in two parts, or in one why it was refused; then what OCR read, for the next verification."""
    content, burned, burned_content, decisions, config, texts, sealed_hits, sealed_readings = parts
    with verifying.recalling(sealed_hits), verifying.remembering(sealed_readings) as memory:
        try:
            answer = pack(
                verifying.verify(
                    content,
                    unpack(BurnedPdf, [burned, burned_content]),
                    unpack(Decisions, [decisions]),
                    unpack_config(config),
                    on_page,
                    unpack(PageTexts, [texts]),
                )
            )
        except LeakFound as leak:
            answer = pack(Refusal(leak.failed, leak.pages, leak.sightings))
        return *answer, memory.packed()


def _check(verifying: Any, parts: Parts, _on_page: OnPage) -> Parts:
    content, output, boxes, config, texts = parts
    read = unpack(PageTexts, [texts])
    outcomes = verifying.check(content, output, unpack(tuple[Box, ...], [boxes]), unpack_config(config), read)
    return pack(tuple(outcomes), tuple[CheckOutcome, ...])


def _render(rendering: Any, parts: Parts, on_page: OnPage) -> Parts:
    content, place = parts
    pages, width_px = json.loads(place)
    return tuple(rendering.pictures(content, pages, width_px, on_page))


STAGES: dict[str, Stage] = {
    "inspect": Stage("redaction.inspecting", _inspect),
    "read": Stage("redaction.reading", _read),
    "find": Stage("redaction.finding", _find),
    "hint": Stage("redaction.hinting", _hint),
    "detect": Stage("redaction.finding", _detect),
    "screen": Stage("redaction.finding", _screen),
    "burn": Stage("redaction.burning", _burn),
    "verify": Stage("redaction.verifying", _verify),
    "check": Stage("redaction.verifying", _check),
    "render": Stage("redaction.rendering", _render),
}
