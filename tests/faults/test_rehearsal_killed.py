"""The small month: the same papers with and without a killer become the same public bytes."""

import json
from concurrent.futures import ThreadPoolExecutor

from tests.faults.worker_county import county

PAPERS = 3
SMALL = ("--papers", str(PAPERS), "--most-pages", "1")


def rehearse(folder, *options):
    """The report of a rehearsal, and how it ended."""
    report = folder / "report.json"
    folder.mkdir()
    with county(folder) as place:
        ended = place.manage("rehearse_month", *SMALL, *options, "--report", str(report), timeout=300, check=False)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-3000:]
    return json.loads(report.read_text())


def test_a_month_with_workers_killed_gives_the_same_public_bytes(tmp_path):
    """Whoever is killed on the way, each paper is public once, as the same file, and found."""
    with ThreadPoolExecutor(2) as both:
        quiet = both.submit(rehearse, tmp_path / "quiet", "--workers", "1")
        killed = both.submit(rehearse, tmp_path / "killed", "--workers", "2", "--kill-every", "7", "--most-kills", "3")
        quiet, killed = quiet.result(), killed.result()
    assert killed["kills"] == 3
    assert quiet["faults"] == killed["faults"] == []
    assert len(quiet["published"]) == PAPERS
    assert killed["published"] == quiet["published"]
