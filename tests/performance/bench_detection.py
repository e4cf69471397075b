"""`python -m tests.performance.bench_detection [PAPERS_PER_KIND]`: the figures of docs/benchmarks.md on detection."""

import json
import resource
import sys
import time

BEGAN = time.perf_counter()

from redaction.config import CountyLexicon  # noqa: E402 - the start of the process is measured
from redaction.evaluating import LabelledPaper, LabelledValue, evaluate  # noqa: E402
from redaction.finding import detect  # noqa: E402
from redaction.papers import PaperKind, write_text  # noqa: E402
from redaction.types import Disposition, Tier  # noqa: E402
from tests.detection.adversarial import (  # noqa: E402
    EIGHTH,
    ELEVENTH,
    FIFTH,
    FOURTH,
    NEARBY,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    THIRTEENTH,
    TWELFTH,
    every_snippet,
    snippets,
)
from tests.detection.newcomers import newcomers  # noqa: E402
from tests.detection.noise import noisy  # noqa: E402
from tests.detection.prose import long_prose  # noqa: E402
from tests.detection.writing import FIRST_SEED, HERE, public_set  # noqa: E402

LEXICON = CountyLexicon()
PROSE_SEED, PROSE_CHARACTERS = 9, 52_000


def main(arguments: list[str]) -> int:
    """Print one line of JSON per set, then speed and memory."""
    each = int(arguments[0]) if arguments else 4
    detect("신청인: 홍길동", LEXICON)
    _say("process start to first answer, s", round(time.perf_counter() - BEGAN, 1))
    _say("public set", _report(public_set(each)))
    _say("public set with noise", _report(noisy(paper, 1) for paper in public_set(each)))
    _say("adversarial set, open half", _report(snippets(held_out=False)))
    _say("adversarial set, held-out half", _report(snippets(held_out=True)))
    _say("second adversarial set, open half", _report(snippets(held_out=False, source=SECOND)))
    _say("second adversarial set, held-out half", _report(snippets(held_out=True, source=SECOND)))
    _say("third adversarial set, open half", _report(snippets(held_out=False, source=THIRD)))
    _say("third adversarial set, held-out half", _report(snippets(held_out=True, source=THIRD)))
    _say("whole office papers", _report(every_snippet(FOURTH)))
    _say("later office papers", _report(every_snippet(FIFTH)))
    _say("officials in office", _report(every_snippet(SIXTH)))
    _say("kinds other than names", _report(every_snippet(SEVENTH)))
    _say("office papers of other kinds", _report(every_snippet(EIGHTH)))
    _say("office papers of seventy kinds", _report(every_snippet(NINTH)))
    _say("office papers in ledgers", _report(every_snippet(TENTH)))
    _say("office papers of the twelfth list", _report(every_snippet(TWELFTH)))
    _say("office papers held out as a whole", _report(every_snippet(THIRTEENTH)))
    _say("officials and citizens, open half", _report(snippets(held_out=False, source=ELEVENTH)))
    _say("officials and citizens, held-out half", _report(snippets(held_out=True, source=ELEVENTH)))
    _say("officials beside citizens", _report(every_snippet(NEARBY)))
    _say("names from abroad", _report(newcomers()))
    _say("county papers, unseen seeds", _report(_papers(each)))
    _say("county papers with noise", _report(noisy(paper, 1) for paper in _papers(each)))
    prose = (HERE / "prose.txt").read_text("utf-8") + long_prose(PROSE_SEED, PROSE_CHARACTERS)
    spans = [span for paragraph in prose.split("\n\n") for span in detect(paragraph, LEXICON)]
    marked = sum(span.tier is not Tier.FAINT and span.disposition is not Disposition.KEEP for span in spans)
    _say("prose: marked per 10,000 characters", round(marked * 1e4 / len(prose), 2))
    text = "\n".join(paper.text for paper in _papers(2))
    began = time.process_time()
    for start in range(0, len(text), 2_000):
        detect(text[start : start + 2_000], LEXICON)
    _say("characters a second of one core", round(len(text) / (time.process_time() - began)))
    _say("peak memory, MiB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return 0


def _report(papers):
    return evaluate(papers, lambda text: detect(text, LEXICON))


def _papers(each):
    for kind in PaperKind:
        for seed in range(FIRST_SEED, FIRST_SEED + each):
            labelled = write_text(kind, seed)
            yield LabelledPaper(kind.name, labelled.text, tuple(LabelledValue(*span) for span in labelled.spans))


def _say(what, figure):
    sys.stdout.write(json.dumps({what: figure}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
