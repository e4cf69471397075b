"""The whole line as the locked child runs it, in the open, so that every step at the border can be measured."""

import json
import os
from dataclasses import replace

import pytest

from redaction.codec import pack, pack_config, unpack
from redaction.config import CountyLexicon, Limits, RedactionConfig
from redaction.sandbox import framing, stages
from redaction.types import (
    Box,
    BurnedPdf,
    CheckOutcome,
    Decisions,
    Findings,
    Ground,
    Inspection,
    PageTexts,
    Refusal,
    Span,
    VerifiedPdf,
)
from tests.faults.handmade import paper, saved

CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)
SEALED = saved(paper(1, b"BT /F1 12 Tf 72 700 Td (Call Hong at 010-1234-5678 today please) Tj ET"))


def run(stage, *parts):
    """One stage as the child does it, its answer still packed."""
    stages.warm(stage)
    return list(stages.run(stage, parts, lambda done, of: None))


@pytest.fixture(scope="module")
def line():
    """The paper inspected, read, searched, its number burned out."""
    inspection = unpack(Inspection, run("inspect", SEALED, pack(Limits())[0]))
    texts = unpack(PageTexts, run("read", SEALED, pack(inspection)[0]))
    plain, sealed_hits = run("find", pack(texts)[0], pack_config(CONFIG))
    findings = unpack(Findings, [plain])
    phone = next(item for item in findings.findings if item.span.kind == "phone")
    boxes = tuple(Box(phone.page, rect, Ground.G6) for rect in phone.rects)
    kept = frozenset(item.value_key for item in findings.findings if item is not phone)
    decisions = Decisions(inspection.sha256, boxes, kept, frozenset(), "Call")
    burned = unpack(BurnedPdf, run("burn", SEALED, pack(decisions)[0], pack_config(CONFIG), pack(texts)[0]))
    return texts, decisions, burned, sealed_hits


def test_the_line_ends_in_a_proven_file(line):
    """What crosses the border at each stage is whole on the other side."""
    texts, decisions, burned, sealed_hits = line
    job = (SEALED, *pack(burned), pack(decisions)[0], pack_config(CONFIG), pack(texts)[0], sealed_hits, b"")
    *parts, _sealed_line = run("verify", *job)
    verified = unpack(VerifiedPdf, parts)
    assert verified.sha256 == burned.sha256
    assert all(outcome.passed for outcome in verified.checks)
    assert not any("1234-5678" in text for text in verified.page_texts)


def test_somebody_elses_output_is_judged(line):
    """The original itself, handed in as an output, fails."""
    texts, decisions, burned, _sealed_hits = line
    boxes = pack(decisions.boxes, tuple[Box, ...])[0]
    parts = run("check", SEALED, burned.content, boxes, pack_config(CONFIG), pack(texts)[0])
    assert all(outcome.passed for outcome in unpack(tuple[CheckOutcome, ...], parts))
    parts = run("check", SEALED, SEALED, boxes, pack_config(CONFIG), pack(texts)[0])
    assert not all(outcome.passed for outcome in unpack(tuple[CheckOutcome, ...], parts))


def test_a_result_of_other_decisions_is_no_result(line):
    """A burned file that claims another original is refused, whatever its pages say."""
    texts, decisions, burned, _sealed_hits = line
    foreign = replace(burned, source_sha256="0" * 64)
    job = (SEALED, *pack(foreign), pack(decisions)[0], pack_config(CONFIG), pack(texts)[0], b"", b"")
    refusal, _sealed_line = run("verify", *job)
    assert "V13" in unpack(Refusal, [refusal]).failed


def test_places_nobody_decided_on_come_back_to_be_decided():
    """Where only a value that no officer has seen speaks against a result, its place is the answer."""
    texts = unpack(PageTexts, run("read", SEALED, run("inspect", SEALED, pack(Limits())[0])[0]))
    undecided = Decisions(texts.sha256, (), frozenset(), frozenset(), "Call")
    burned = unpack(BurnedPdf, run("burn", SEALED, pack(undecided)[0], pack_config(CONFIG), pack(texts)[0]))
    job = (SEALED, *pack(burned), pack(undecided)[0], pack_config(CONFIG), pack(texts)[0], b"", b"")
    refusal, _sealed_line = run("verify", *job)
    sightings = unpack(Refusal, [refusal]).sightings
    assert "phone" in {each.kind for each in sightings}


def test_pictures_and_typed_words():
    """A page drawn, and a word typed by an officer looked through."""
    (picture,) = run("render", SEALED, json.dumps([[1], 200]).encode())
    assert picture.startswith(b"\x89PNG")
    (spans,) = run("detect", "연락처 010-1234-5678".encode(), pack(CountyLexicon("구례군"))[0])
    assert unpack(tuple[Span, ...], [spans])


def test_a_job_and_its_answer_come_through_whole():
    """Parts of a job, progress, parts of an answer and a fault, as both ends write and read them."""
    job = framing.write_job((b"one", b"", b"three" * 1000))
    assert framing.read_job(job) == [b"one", b"", b"three" * 1000]
    reading, writing = os.pipe()
    framing.write_frame(writing, framing.PROGRESS, b"[1, 2]")
    framing.write_frame(writing, framing.PART, b"page")
    framing.write_frame(writing, framing.END)
    os.close(writing)
    answer = framing.Answer(1000)
    assert list(answer.feed(os.read(reading, 65_536))) == [(1, 2)]
    os.close(reading)
    assert answer.is_whole
    assert answer.parts == [b"page"]
