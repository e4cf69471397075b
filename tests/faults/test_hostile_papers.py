"""Every hostile paper through the command line: an exit code of the contract, in time, within memory, no crash."""

import json

import pytest

from tests.faults.hostile_papers import ENDED, REFUSED
from tests.faults.measured import redaction

MOST_SECONDS = 120
MOST_BYTES = 1.5 * 1024**3


def _name(make):
    return make.__name__


@pytest.mark.parametrize("make", REFUSED, ids=_name)
def test_what_is_no_paper_is_refused(make, tmp_path):
    """The command refuses with one line of JSON that quotes nothing."""
    path = tmp_path / "in.pdf"
    path.write_bytes(make())
    run = redaction("inspect", path)
    assert run.exit_code == 3
    assert run.out == ""
    (line,) = run.err.splitlines()
    assert json.loads(line)["code"].startswith("RED-")
    assert run.seconds < MOST_SECONDS
    assert run.peak_bytes < MOST_BYTES


@pytest.mark.parametrize("make", ENDED, ids=_name)
def test_what_looks_like_a_paper_ends_in_time(make, tmp_path):
    """Whatever becomes of it, it ends within two minutes and one and a half gigabytes, whole or not at all."""
    path, out = tmp_path / "in.pdf", tmp_path / "out.pdf"
    path.write_bytes(make())
    run = redaction("redact", path, out, "--accept", "redact")
    assert run.exit_code in (0, 3, 5)
    assert out.exists() == (run.exit_code == 0)
    assert "Traceback" not in run.err
    assert run.seconds < MOST_SECONDS
    assert run.peak_bytes < MOST_BYTES
    assert sorted(item.name for item in tmp_path.iterdir()) in (["in.pdf"], ["in.pdf", "out.pdf"])
