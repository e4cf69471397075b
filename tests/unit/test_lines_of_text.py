"""Texts on standard input that are longer than anybody's: refused alone, the next one is answered."""

import io
import json

from redaction import cli


def test_a_text_too_long_is_an_error_for_its_line_alone():
    """A text of more than a million characters is refused before the detector sees it."""
    line = json.dumps({"id": 7, "text": "가" * 1_000_001}, ensure_ascii=False).encode()
    assert cli._detected(line, b"") == {"id": 7, "error": "RED-02"}


def test_a_line_without_end_takes_no_more_memory_than_a_line_may(monkeypatch):
    """Of a line over the bound only the beginning is read, and the line behind it whole."""
    monkeypatch.setattr(cli, "_LONGEST_LINE", 8)
    assert list(cli._lines(io.BytesIO(b"0123456789abcdefghij\nshort\n12345678"))) == [
        b"01234567",
        b"short\n",
        b"12345678",
    ]
