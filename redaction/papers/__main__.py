"""`python -m redaction.papers --out DIR --seed N`: the sample county as files, for trying things out."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from redaction.papers.sample import sample_county, sample_requests
from redaction.papers.types import SamplePaper, TrueValue
from redaction.papers.typesetting.pdfs import make_pdf


def main(arguments: list[str]) -> int:
    """Write the PDFs, one truth JSON a paper, and the requests; returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m redaction.papers", description="Make the papers of the sample county."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the files; made if missing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=None, help="only so many papers")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    papers = sample_county(chosen.seed)
    for sample in papers[: chosen.first]:
        content = make_pdf(sample.paper, sample.producer)
        (chosen.out / f"{sample.index:02d}.pdf").write_bytes(content)
        _write_json(chosen.out / f"{sample.index:02d}.json", described(sample))
    requests = [asdict(request) for request in sample_requests(chosen.seed, papers)]
    _write_json(chosen.out / "requests.json", requests)
    return 0


def described(sample: SamplePaper) -> dict[str, Any]:
    """A paper's facts and truth as JSON has them."""
    return {
        "file_name": sample.file_name,
        "kind": sample.paper.kind.value,
        "producer": sample.producer.value,
        "title": sample.paper.title,
        "synopsis": sample.paper.synopsis,
        "department": sample.paper.department,
        "decided_on": sample.paper.decided_on.isoformat(),
        "secrets": _values(sample.truth.secrets),
        "kept": _values(sample.truth.kept),
        "reviewed": _values(sample.truth.reviewed),
    }


def _values(values: tuple[TrueValue, ...]) -> list[dict[str, str]]:
    return [{"kind": each.kind.value, "value": each.value} for each in values]


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=str), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
