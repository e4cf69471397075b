"""`python -m tests.performance.bench_burning [--every K] [--texts T] [--most-pages N] [--minutes M]`.

Every K-th paper of the month of the county (of its first T papers that are no scans, if asked so) goes through inspect,
read, find, burn and verify in this one process, until there are no more or M minutes are over: what was measured by
then is told, for all papers together and for each group. Times are those of the processor: other work
on the machine changes them little. A stage works on a paper at a time, so a page's share is its paper's cost by its
pages, and p50 and p95 are over pages. Papers with `CROWDED` boxes a page and more are told apart. What detection
remembers of a text is forgotten before it is verified, as each stage has a child of its own; what finding hands over
is handed over.
"""

import argparse
import cProfile
import gc
import pstats
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from contextlib import nullcontext
from itertools import islice
from statistics import mean, quantiles

from redaction import burning, finding, inspecting, reading, verifying
from redaction.config import RedactionConfig
from redaction.deciding import from_findings
from redaction.errors import LeakFound, TitleTells
from redaction.finding.engine.analysing import looked_at
from redaction.papers import Producer, make_pdf, month_of_county
from redaction.types import PageMethod

SEED = 1
CONFIG = RedactionConfig(value_hash_key=bytes(32), signing_key=bytes(range(32)))
MEASURES = {
    "lost": re.compile(r"lost (\d+)"),
    "kept": re.compile(r"lost \d+ of (\d+)"),
    "changed": re.compile(r"changed (\d+) ppm"),
}
CROWDED = 100
CORES = 2
GROUPS = {Producer.REPORTLAB_CID: "fonts not embedded", Producer.SCAN: "scanned"}


class Sums:
    """What papers add up to: for each stage the seconds of every page, and counts."""

    def __init__(self):
        self.seconds = defaultdict(list)
        self.counts = Counter()
        self.most_changed = 0
        self.refused = []

    def note(self, stage, pages, seconds):
        """A paper's cost, as so many pages of the same cost each."""
        self.seconds[stage] += [seconds / pages] * pages

    def measured(self, checks):
        """The numbers that checks gave."""
        found = {
            name: int(hit[1])
            for name, words in MEASURES.items()
            for each in checks
            if (hit := words.search(each.measure))
        }
        self.most_changed = max(self.most_changed, found.pop("changed"))
        self.counts.update(found)


def main(arguments):
    """Run the sample and print one table; with --profile also where the time went."""
    asked = _asked(arguments)
    for each in (reading, finding, burning, verifying):
        each.warm_up()
    # As the zygote does: its children never look through what was loaded before them.
    gc.collect()
    gc.freeze()
    profiler = cProfile.Profile() if asked.profile else None
    sums = defaultdict(Sums)
    over = time.monotonic() + 60 * asked.minutes
    for sample in islice(_papers(asked), asked.first, None, asked.every):
        if time.monotonic() > over:
            break
        content = make_pdf(sample.paper, sample.producer)
        with profiler or nullcontext():
            _put_through(content, sample, sums)
    if profiler is not None:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(60)
    _report(sums)
    return 0


def _papers(asked):
    papers = month_of_county(SEED, most_pages=asked.most_pages)
    texts = (sample for sample in papers if sample.producer is not Producer.SCAN)
    return papers if asked.texts is None else islice(texts, asked.texts)


def _asked(arguments):
    parser = argparse.ArgumentParser()
    parser.add_argument("--every", type=int, default=7)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--texts", type=int, default=None)
    parser.add_argument("--most-pages", type=int, default=None)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args(arguments)


def _put_through(content, sample, sums_of_groups):
    inspection, inspect_seconds = _timed(lambda: inspecting.inspect(content, CONFIG.limits, _nobody))
    pages = len(inspection.pages)
    texts, read_seconds = _timed(lambda: reading.read(content, inspection, _nobody))
    (findings, sealed_hits), find_seconds = _timed(lambda: _found(texts))
    decisions = from_findings(findings, sample.paper.title)
    crowded = ", crowded" if len(decisions.boxes) >= CROWDED * pages else ""
    sums = sums_of_groups[GROUPS.get(sample.producer, "fonts embedded") + crowded]
    for stage, seconds in (("inspect", inspect_seconds), ("read", read_seconds), ("find", find_seconds)):
        sums.note(stage, pages, seconds)
    burned, burn_seconds = _timed(lambda: burning.burn(content, decisions, CONFIG, _nobody, texts))
    looked_at.cache_clear()
    checks, verify_seconds = _timed(lambda: _verified(content, burned, decisions, texts, sealed_hits))
    sums.note("burn", pages, burn_seconds)
    sums.note("verify", pages, verify_seconds)
    sums.note("burn + verify", pages, burn_seconds + verify_seconds)
    sums.note("find to verify", pages, find_seconds + burn_seconds + verify_seconds)
    sums.counts.update(papers=1, boxes=len(decisions.boxes), input=len(content), output=len(burned.content))
    sums.counts["pictures"] += burned.methods.count(PageMethod.RASTER)
    if isinstance(checks, LeakFound | TitleTells):
        sums.refused.append(f"{sample.index} ({sample.producer.value}): {checks}")
    else:
        sums.measured(checks)
    _say(
        f"# {sample.index} {sample.paper.kind.name} {sample.producer.value}, {pages} pages, "
        f"{len(decisions.boxes)} boxes: burn {burn_seconds / pages:.2f}, verify {verify_seconds / pages:.2f} s a page"
    )


def _found(texts):
    with finding.recalling() as hits:
        findings = finding.find(texts, CONFIG, _nobody)
    return findings, hits.packed()


def _verified(content, burned, decisions, texts, sealed_hits):
    try:
        with finding.recalling(sealed_hits):
            return verifying.verify(content, burned, decisions, CONFIG, _nobody, texts).checks
    except (LeakFound, TitleTells) as refusal:
        return refusal


def _report(sums):
    _say("\nall papers")
    for stage in ("find", "burn", "verify", "burn + verify", "find to verify"):
        all_seconds = [seconds for held in sums.values() for seconds in held.seconds[stage]]
        _say_seconds(stage, all_seconds)
    _say(f"  find to verified by two cores that do nothing else: {CORES / mean(all_seconds):.2f} pages/s")
    for group, held in sums.items():
        counts, pages = held.counts, len(held.seconds["burn"])
        _say(f"\n{group}: {counts['papers']} papers, {pages} pages, {counts['boxes']} boxes")
        for stage, seconds in held.seconds.items():
            _say_seconds(stage, seconds)
        _say(f"  pages as pictures {counts['pictures']}; kept characters lost {counts['lost']} of {counts['kept']}")
        _say(f"  averaged pixels changed outside boxes, worst page {held.most_changed / 10_000:.4f} %")
        size, ratio = counts["output"] / pages / 1024, counts["output"] / counts["input"]
        _say(f"  size {size:.1f} KiB a page, {ratio:.2f} of the input; refused {held.refused or 'none'}")
    _say(f"\npeak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


def _say_seconds(stage, seconds):
    cuts = quantiles(seconds, n=20) if len(seconds) > 1 else [seconds[0]] * 19
    _say(f"  {stage:14} mean {mean(seconds):.3f}  p50 {cuts[9]:.3f}  p95 {cuts[18]:.3f} s of processor a page")


def _timed(work):
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def _nobody(_done, _of):
    """No progress is shown."""


def _say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
