"""`python -m tests.performance.month_leaks STATE_FOLDER REPORT.json [--every K] [--papers N]`.

Whether a secret of the generator's truth can still be read in what a rehearsal of the month made public: each file of
the report is put to the leak checker of the tests, and on scanned papers the rendering is looked at where each secret
was printed, which needs no letters. Prints how many values were found, which must be 0, and exits 1 if it is not.
"""

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from cms.sample_county.looking import Place, look
from cms.sample_county.spotting import bare
from redaction.papers import Producer, SamplePaper, make_pdf, month_of_county, printed_pages
from redaction.types import Box, BoxSource, Ground, PageText, Rect
from tests.leaks.checker import leaks, shown_in_boxes

SEED = 1
RIM = 0.3
RIM_PT = 1.0
NARROWEST_PT = 2.0


class Looked(NamedTuple):
    """What was looked for in one public file, and found; `shown` counts lines of secrets not of one colour."""

    paper: int
    secrets: int
    channels: tuple[str, ...]
    shown: int


def main(arguments: list[str]) -> int:
    """Print the sum, and each paper in which something was found."""
    asked = _asked(arguments)
    rows = json.loads(asked.report.read_text(encoding="utf-8"))["published"][:: asked.every]
    samples = {sample.index: sample for sample in month_of_county(SEED, asked.papers, asked.most_pages)}
    with ProcessPoolExecutor(asked.at_once) as pool:
        files = [_public_file(asked.state, row["sha256"]) for row in rows]
        looked = list(pool.map(_looked, (samples[row["paper"]] for row in rows), files))
    found = [one for one in looked if one.channels or one.shown]
    for one in found:
        sys.stdout.write(f"paper {one.paper}: {', '.join(one.channels)}; {one.shown} lines show something\n")
    secrets = sum(one.secrets for one in looked)
    sys.stdout.write(f"{len(looked)} papers, {secrets} secrets looked for, found in {len(found)} papers\n")
    return 1 if found else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("state", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--papers", type=int, default=150, help="as the rehearsal was asked")
    parser.add_argument("--most-pages", type=int, default=None, help="as the rehearsal was asked")
    return parser.parse_args(arguments)


def _public_file(state: Path, sha256: str) -> bytes:
    (path,) = state.glob(f"public/*/*/{sha256}")
    return path.read_bytes()


def _looked(sample: SamplePaper, public: bytes) -> Looked:
    printed = printed_pages(sample.paper, sample.producer, make_pdf(sample.paper, sample.producer))
    values = [true.value for true in sample.truth.secrets]
    places = [place for places in look(printed, (), values, []).secrets.values() for place in places]
    by_chance = _without(printed, places)
    secrets = tuple(value for value in map(bare, values) if value not in by_chance)
    shown = shown_in_boxes(public, _middles(places)) if sample.producer is Producer.SCAN else 0
    return Looked(sample.index, len(values), tuple(sorted(set(leaks(public, secrets)))), shown)


def _without(printed: tuple[PageText, ...], places: list[Place]) -> str:
    """What rightly stays on the paper: its letters but those of secrets, in one row as readers give them."""
    hidden = {(place.page, letter) for place in places for letter in place.letters}
    return "".join(
        letter
        for page in printed
        for letter, rect in zip(page.text, page.rects, strict=True)
        if (page.number, rect) not in hidden
    )


def _middles(places: list[Place]) -> tuple[Box, ...]:
    """The middle of every line of the secrets, where nothing but the box's own colour may be."""
    middles = (Box(place.page, _middle(line), Ground.G6, BoxSource.OFFICER) for place in places for line in place.lines)
    return tuple(box for box in middles if box.rect[2] - box.rect[0] > NARROWEST_PT)


def _middle(line: Rect) -> Rect:
    x0, y0, x1, y1 = line
    return x0 + RIM_PT, y0 + RIM * (y1 - y0), x1 - RIM_PT, y1 - RIM * (y1 - y0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
