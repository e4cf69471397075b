"""What detection saw in a text is not looked for again, and nothing else is taken for it."""

import json

import pytest

from redaction import finding
from redaction.config import RedactionConfig
from redaction.finding.engine import analysing, recalling
from redaction.types import PageText, PageTexts, TextOrigin

CONFIG = RedactionConfig(bytes(32), bytes(32))
LETTER = "신청인: 김점례 (010-1234-5678)\n주소: 구례군 구례읍 봉동길 12\n"
OTHER = "담당자: 김점례 (010-1234-5679)\n"


@pytest.fixture
def looked_at(monkeypatch):
    """The texts that the analyser was really shown."""
    shown, look = [], analysing.looked_at

    def watched(text):
        shown.append(text)
        return look(text)

    monkeypatch.setattr(analysing, "looked_at", watched)
    return shown


def paper(*texts):
    """Pages without places."""
    pages = [PageText(at, text, (None,) * len(text), TextOrigin.LAYER, 1.0) for at, text in enumerate(texts, 1)]
    return PageTexts("0" * 64, tuple(pages), ())


def found_within(sealed_line, *texts):
    """What is found by somebody who remembers this line, and what is remembered then."""
    with recalling.recalling(sealed_line) as hits:
        findings = finding.find(paper(*texts), CONFIG, lambda _done, _of: None)
    return findings, hits.packed()


def test_a_text_that_was_looked_at_is_not_looked_at_again(looked_at):
    """The second stage finds the same, to the last score."""
    first, sealed_line = found_within(b"", LETTER)
    once = len(looked_at)
    second, _ = found_within(sealed_line, LETTER)
    assert first == second
    assert "phone" in {each.span.kind for each in first.findings}
    assert len(looked_at) == once


def test_one_character_more_is_another_text(looked_at):
    """A page that says anything else is looked at, however much beside it is known."""
    _, sealed_line = found_within(b"", LETTER)
    changed = LETTER.replace("5678", "5679")
    findings, _ = found_within(sealed_line, LETTER, changed)
    assert changed in looked_at
    assert findings == finding.find(paper(LETTER, changed), CONFIG, lambda _done, _of: None)


def test_another_detector_looks_for_itself(looked_at, monkeypatch):
    """What another version saw is no answer of this one."""
    _, sealed_line = found_within(b"", OTHER)
    monkeypatch.setattr(recalling, "identity", lambda: b"another")
    found_within(sealed_line, OTHER)
    assert looked_at.count(OTHER) == 2


def without_hits(sealed_line):
    """The line, cut so that no JSON is left of it."""
    return sealed_line[: len(sealed_line) // 2]


def beyond_the_end(sealed_line):
    """The line, its first hit in each text longer than the text."""
    seen = json.loads(sealed_line)
    return json.dumps({key: [[rows[0][0], 9_999, *rows[0][2:]]] for key, rows in seen.items() if rows}).encode()


@pytest.mark.parametrize("damage", [without_hits, beyond_the_end, lambda _line: b"null", lambda _line: b'{"k": [[0]]}'])
def test_a_damaged_line_is_not_believed(looked_at, damage):
    """A line cut short, of another shape, or of places that the text does not have counts as never written."""
    first, sealed_line = found_within(b"", LETTER)
    second, _ = found_within(damage(sealed_line), LETTER)
    assert first == second
    assert looked_at.count(LETTER) == 2


def test_what_has_no_room_is_looked_at_again(looked_at, monkeypatch):
    """A paper of more hits than may be handed on is found as whole as any other."""
    monkeypatch.setattr(recalling.Hits.__init__, "__defaults__", (*recalling.Hits.__init__.__defaults__[:-1], 1))
    first, sealed_line = found_within(b"", LETTER)
    second, _ = found_within(sealed_line, LETTER)
    assert json.loads(sealed_line) == {}
    assert first == second
    assert looked_at.count(LETTER) == 2


def test_nothing_is_remembered_unasked():
    """Where nobody keeps hits sealed, none are gathered."""
    finding.find(paper(OTHER), CONFIG, lambda _done, _of: None)
    assert recalling.recalled() is None


def test_the_detector_is_told_by_its_own_files(monkeypatch, tmp_path):
    """A word more in a list of it makes another detector."""
    (tmp_path / "finding").mkdir()
    (tmp_path / "types.py").write_text("")
    words = tmp_path / "finding" / "words.txt"
    monkeypatch.setattr(recalling, "_PACKAGE", tmp_path / "finding")
    made = []
    for text in ("이장", "이장\n반장"):
        words.write_text(text)
        made.append(recalling.identity.__wrapped__())
    assert len(set(made)) == 2
