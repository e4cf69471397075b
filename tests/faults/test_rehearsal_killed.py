"""The small month: the same papers with and without a killer become the same public bytes."""

import json
from concurrent.futures import ThreadPoolExecutor

from cms.sample_county.comparing import differences
from tests.faults.worker_county import county

PAPERS = 3
SMALL = ("--papers", str(PAPERS), "--most-pages", "1")


def rehearse(folder, founded, *options):
    """The report of a rehearsal that kept every promise."""
    report = folder / "report.json"
    with county(folder, founded) as place:
        ended = place.manage("rehearse_month", *SMALL, *options, "--report", str(report), timeout=900, check=False)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-3000:]
    return json.loads(report.read_text())


def test_a_month_with_workers_killed_gives_the_same_public_bytes(tmp_path, founded):
    """Whoever is killed on the way, each paper is public once, as the same file, and found."""
    with ThreadPoolExecutor(2) as both:
        quiet = both.submit(rehearse, tmp_path / "quiet", founded, "--workers", "1")
        murderous = ("--workers", "2", "--kill-every", "7", "--most-kills", "2")
        killed = both.submit(rehearse, tmp_path / "killed", founded, *murderous)
        quiet, killed = quiet.result(), killed.result()
    assert killed["kills"] >= 1
    assert quiet["faults"] == killed["faults"] == []
    assert len(quiet["published"]) == PAPERS
    assert list(differences(quiet["published"], killed["published"])) == []
