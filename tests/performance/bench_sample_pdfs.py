"""`python -m tests.performance.bench_sample_pdfs [--seed N] [--first N] [--scans] [--show]`: detection in real PDFs.

The papers of the sample county are made as PDFs, inspected, read and searched as the line does it, and what is found
is held against their truth. A value is looked for in the text that was read, blanks and line breaks aside; what
layout has torn apart is counted as not read. `--show` prints what was missed and what was marked and should not be:
the people are invented.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import replace

from redaction import finding, inspecting, reading
from redaction.config import RedactionConfig
from redaction.evaluating import LabelledPaper, LabelledValue, Tally
from redaction.papers import Producer, make_pdf, sample_county
from redaction.types import Disposition, Tier

CONFIG = RedactionConfig(value_hash_key=bytes(32), signing_key=bytes(range(32)))
SHORT = 2
AROUND = 18


def main(arguments):
    """Put the papers through and print one line of JSON."""
    asked = _asked(arguments)
    finding.warm_up()
    tally, unread, seconds = Tally(), Counter(), 0.0
    for sample in sample_county(asked.seed)[: asked.first]:
        if sample.producer is Producer.SCAN and not asked.scans:
            continue
        texts = pages_of(make_pdf(sample.paper, sample.producer))
        began = time.process_time()
        found = finding.find(texts, CONFIG, _quiet)
        seconds += time.process_time() - began
        paper, missing = labelled(f"{sample.index:02d}", texts, sample.truth)
        spans = spans_of(texts, found)
        unread.update(missing)
        tally.add(paper, spans, 0)
        if asked.show:
            sys.stdout.writelines(faults(paper, spans))
    report = tally.report() | {"not_read": dict(unread), "processor_s": round(seconds, 1)}
    sys.stdout.write(json.dumps({f"sample county, seed {asked.seed}": report}, ensure_ascii=False) + "\n")
    return 0


def _asked(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.performance.bench_sample_pdfs", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=None, help="only so many papers")
    parser.add_argument("--scans", action="store_true", help="scanned papers too, which take minutes")
    parser.add_argument("--show", action="store_true", help="print what was missed and what was marked wrongly")
    return parser.parse_args(arguments)


def pages_of(content):
    """The texts of a PDF's pages with their boxes, as the second stage gives them."""
    return reading.read(content, inspecting.inspect(content, CONFIG.limits), _quiet)


def _quiet(done, of):
    del done, of


def labelled(paper_id, texts, truth):
    """The pages' texts in one, with the place of every true value, and the kinds of those that are nowhere in it."""
    text = "\n".join(page.text for page in texts.pages)
    places = [place for place, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[place] for place in places)
    values, missing, taken = [], [], set()
    everything = (*truth.secrets, *truth.reviewed, *truth.kept)
    for value in sorted(everything, key=lambda value: -len(value.value)):
        found = list(_occurrences(text, squeezed, places, value.value))
        if not found:
            missing.append(value.kind.value)
        for start, end in found:
            if not taken & set(range(start, end)):
                values.append(LabelledValue(start, end, value.kind, value.disposition))
                taken.update(range(start, end))
    return LabelledPaper(paper_id, text, tuple(sorted(values, key=lambda value: value.start))), missing


def _occurrences(text, squeezed, places, value):
    """Where a value stands: digits not within longer numbers, two letters only where a word begins."""
    word = "".join(value.split())
    for match in re.finditer(re.escape(word), squeezed):
        start, end = places[match.start()], places[match.end() - 1] + 1
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        in_number = (before + text[start]).isdigit() * bool(before) or (text[end - 1] + behind).isdigit() * bool(behind)
        if not in_number and (len(word) > SHORT or not before.isalnum()):
            yield start, end


def spans_of(texts, found):
    """The spans of all pages in offsets of the pages' texts in one."""
    starts, at = {}, 0
    for page in texts.pages:
        starts[page.number], at = at, at + len(page.text) + 1
    return tuple(
        replace(each.span, start=each.span.start + starts[each.page], end=each.span.end + starts[each.page])
        for each in found.findings
    )


def faults(paper, spans):
    """Lines that tell of values not covered, officials removed, and marks over nothing."""
    removed = {
        place for span in spans if span.disposition is not Disposition.KEEP for place in range(span.start, span.end)
    }
    true = {place for value in paper.values for place in range(value.start, value.end)}
    for value in paper.values:
        places = {place for place in range(value.start, value.end) if not paper.text[place].isspace()}
        if value.disposition is Disposition.REDACT and not places <= removed:
            yield _line(paper, "missed", value.kind, value)
        if value.disposition is Disposition.KEEP and places & removed:
            yield _line(paper, "removed", value.kind, value)
    for span in spans:
        is_marked = span.tier is not Tier.FAINT and span.disposition is not Disposition.KEEP
        if is_marked and not true & set(range(span.start, span.end)):
            yield _line(paper, "nothing", f"{span.kind} {span.score} {span.recognizer}", span)


def _line(paper, what, kind, place):
    before, behind = paper.text[max(0, place.start - AROUND) : place.start], paper.text[place.end : place.end + AROUND]
    return f"{paper.paper_id} {what} {kind}: {before + '«' + paper.text[place.start : place.end] + '»' + behind!r}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
