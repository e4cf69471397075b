"""The coverage gate: `coverage json` on standard input; ends with 1 and the files under their bound.

What no test runs of a package that is meant to be whole is told place by place.

Lines and branches together, in per cent. Rules of the law and of visibility must be whole; elsewhere a package must
reach its bound as one. What is held of `redaction` is the figure reached (docs/benchmarks.md says what is missing).
"""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

WHOLE = ("disclosure/states.py", "disclosure/deadlines.py", "disclosure/visibility.py")
PACKAGES: Mapping[str, float] = {"disclosure": 90.0, "search": 90.0, "cms": 90.0, "redaction": 99.8}
MEANT_TO_BE_WHOLE = "redaction"
WORST_SHOWN = 12

Counts = Mapping[str, Any]


def per_cent(files: list[Counts]) -> float:
    """Covered lines and branches of several files together."""
    of = sum(one["num_statements"] + one["num_branches"] for one in files)
    covered = sum(one["covered_lines"] + one["covered_branches"] for one in files)
    return 100.0 * covered / of if of else 100.0


def faults(summaries: Mapping[str, Counts]) -> Iterator[str]:
    """A line for each bound that is not met, followed by its worst files."""
    for name in WHOLE:
        if name not in summaries or per_cent([summaries[name]]) < 100.0:
            yield f"{name}: must be 100, is {per_cent([summaries[name]]):.1f}" if name in summaries else f"{name}: gone"
    for package, bound in PACKAGES.items():
        files = {name: counts for name, counts in summaries.items() if name.startswith(f"{package}/")}
        reached = per_cent(list(files.values()))
        print(f"{package:<12}{reached:6.1f} (bound {bound:g})")
        if reached < bound:
            yield f"{package}: must be {bound:g}, is {reached:.1f}"
            worst = sorted(files, key=lambda name: per_cent([files[name]]))[:WORST_SHOWN]
            yield from (f"    {name}: {per_cent([files[name]]):.1f}" for name in worst)


def places_missing(files: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A line for each file of the package meant to be whole in which a line, or a branch (from-to), is never run."""
    for name, one in files.items():
        branches = [f"{start}-{end}" for start, end in one["missing_branches"]]
        places = [*map(str, one["missing_lines"]), *branches]
        if name.startswith(f"{MEANT_TO_BE_WHOLE}/") and places:
            yield f"    never run: {name}: {', '.join(places)}"


def main() -> int:
    """Entry."""
    report = json.load(sys.stdin)
    print("\n".join(places_missing(report["files"])))
    found = list(faults({name: one["summary"] for name, one in report["files"].items()}))
    print("\n".join(found) or "coverage: every bound is met")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
