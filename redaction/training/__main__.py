"""`python -m redaction.training`: train the name tagger and write model, checksum and report."""

import argparse
import json
import platform
import sys
import time
from pathlib import Path

from redaction.finding.engine.tagger import MODELS
from redaction.training.corpus import corpus
from redaction.training.crf import PARAMETERS, train


def main(arguments: list[str]) -> int:
    """Parse the command line and train; 0 when the files are written."""
    parser = argparse.ArgumentParser(prog="python -m redaction.training", description=__doc__)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--papers-per-kind", type=int, default=220)
    parser.add_argument("--texts", type=int, default=6000)
    parser.add_argument("--to", type=Path, default=MODELS)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    model = options.to / "names.crfsuite"
    counts = train(corpus(options.seed, options.papers_per_kind, options.texts), model, options.verbose)
    report = {
        "seed": options.seed,
        "papers_per_kind": options.papers_per_kind,
        **counts,
        "parameters": PARAMETERS,
        "bytes": model.stat().st_size,
        "seconds": round(time.perf_counter() - began),
        "python": platform.python_version(),
    }
    (options.to / "report.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    sys.stdout.write(json.dumps(report) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
