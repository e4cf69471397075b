"""The stages through their one door, each in a locked child."""

import io
from dataclasses import replace

import pikepdf
import pytest

from redaction.config import RedactionConfig
from redaction.errors import LeakFound, Malformed
from redaction.sandbox.supervisor import Sandbox
from redaction.types import Box, Decisions, Ground, Readings, TextOrigin
from redaction.workshop import Workshop
from tests.faults.handmade import paper, saved

CONFIG = RedactionConfig(b"k" * 32, b"s" * 32)
SEALED = saved(paper(2, b"BT /F1 12 Tf 72 700 Td (Call Hong at 010-1234-5678 or hong@example.com now) Tj ET"))


@pytest.fixture(scope="module")
def workshop():
    """One workshop for the module: loading the detector takes seconds."""
    with Workshop(CONFIG, Sandbox(CONFIG.limits, "tests.faults.plain_zygote")) as kept:
        kept.warm_up("inspect", "read")
        yield kept


def test_a_paper_goes_from_bytes_to_findings(workshop):
    """A phone number and an address of a paper are found, on every page, with their places."""
    heard = []
    inspection = workshop.inspect(SEALED, lambda done, of: heard.append((done, of)))
    texts = workshop.read(SEALED, inspection)
    readings = Readings()
    findings = workshop.find(texts, readings=readings)
    assert b"phone" in readings.sealed_hits
    assert heard == [(1, 2), (2, 2)]
    assert [page.origin for page in texts.pages] == [TextOrigin.LAYER] * 2
    assert {item.page for item in findings.findings} == {1, 2}
    assert {item.span.kind for item in findings.findings} >= {"phone", "email"}


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_a_paper_locked_by_its_owner_alone_is_read(workshop, revision):
    """Anybody may open it, whatever cipher it was locked with, so it goes the way of all papers."""
    out = io.BytesIO()
    lock = pikepdf.Encryption(owner="owner", user="", R=revision, aes=revision > 3, metadata=revision > 3)
    with pikepdf.open(io.BytesIO(SEALED)) as pdf:
        pdf.save(out, encryption=lock)
    inspection = workshop.inspect(out.getvalue())
    assert inspection.encrypted_with_owner_password
    assert "010-1234-5678" in workshop.read(out.getvalue(), inspection).pages[0].text


def test_free_text_is_looked_through(workshop):
    """What a person types into a reason or a summary is looked through as well."""
    text = "연락처는 010-1234-5678입니다"
    spans = workshop.detect(text)
    assert [text[span.start : span.end] for span in spans] == ["010-1234-5678"]
    assert workshop.detect("") == ()


def test_what_is_about_to_go_out_is_screened(workshop):
    """A number in a text that is about to be published is named by its text; one an officer kept is not."""
    texts = ("축제를 엽니다", "연락처는 010-1234-5678입니다")
    (seen,) = workshop.screen(texts, frozenset())
    assert (seen.string, texts[1][seen.span.start : seen.span.end]) == (1, "010-1234-5678")
    assert workshop.screen(texts, frozenset({seen.value_key})) == ()


def test_a_second_workshop_does_the_same(workshop):
    """The worker's other thread looks through texts while a paper is in work."""
    with workshop.twin() as other:
        assert [span.kind for span in other.detect("연락처는 010-1234-5678입니다")] == ["phone"]


def test_a_paper_without_pictures_has_no_place_to_look_at(workshop):
    """Where a page shows no picture, no officer is asked to look for a seal on it."""
    assert workshop.hint(SEALED, workshop.read(SEALED, workshop.inspect(SEALED))) == ()


def test_boxes_are_burned_and_proven_and_a_foreign_result_is_not(workshop):
    """The whole of burning and verifying in locked children: a clean result is proven, the original itself is not."""
    texts = workshop.read(SEALED, workshop.inspect(SEALED))
    found = workshop.find(texts).findings
    phones = [item for item in found if item.span.kind == "phone"]
    boxes = tuple(Box(item.page, rect, Ground.G6) for item in phones for rect in item.rects)
    kept = frozenset(item.value_key for item in found if item not in phones)
    decisions = Decisions(texts.sha256, boxes, kept, frozenset(), "Call")
    burned, proven = workshop.prove(SEALED, decisions, texts=texts)
    assert proven.sha256 == burned.sha256
    assert not any("1234-5678" in text for text in proven.page_texts)
    assert not all(outcome.passed for outcome in workshop.check(SEALED, SEALED, boxes, texts))
    with pytest.raises(LeakFound):
        workshop.verify(SEALED, replace(burned, source_sha256="0" * 64), decisions, texts=texts)


def test_a_page_is_drawn_for_preview(workshop):
    """Previews are pictures, made in the child."""
    assert workshop.render(SEALED, 2, 300).startswith(b"\x89PNG")
    with pytest.raises(Malformed):
        workshop.render(SEALED, 3, 300)


def test_the_walls_of_this_machine_are_told(workshop):
    """Health names the walls of the sandbox that are missing, so that somebody hears of it."""
    walls = workshop.health()
    assert set(walls.missing()) <= {"landlock", "seccomp"}


def test_a_closed_workshop_opens_again(workshop):
    """The worker may close the sandbox when idle."""
    workshop.close()
    assert workshop.inspect(SEALED).pages[0].text_characters > 20
