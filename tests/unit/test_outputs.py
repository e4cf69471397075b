"""Files a command leaves behind are whole or not there."""

import pytest

from redaction.errors import OutputUnwritable
from redaction.outputs import write_all


def test_all_files_are_written(tmp_path):
    """Result and proof appear together, and nothing else."""
    write_all({tmp_path / "out.pdf": b"pdf", tmp_path / "proof.json": b"{}"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.pdf": b"pdf", "proof.json": b"{}"}


def test_when_one_cannot_be_written_none_is(tmp_path):
    """A result without its proof is not left behind, nor is a temporary file."""
    with pytest.raises(OutputUnwritable):
        write_all({tmp_path / "out.pdf": b"pdf", tmp_path / "missing" / "proof.json": b"{}"})
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_result_stays_whole_until_the_new_one_is(tmp_path):
    """Writing replaces a file in one step."""
    (tmp_path / "out.pdf").write_bytes(b"old")
    write_all({tmp_path / "out.pdf": b"new"})
    assert (tmp_path / "out.pdf").read_bytes() == b"new"
