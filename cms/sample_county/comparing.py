"""Two rehearsals of the same papers compared: which became public in one only, and which as other bytes."""

from collections.abc import Iterator
from typing import TypedDict


class PublishedRow(TypedDict):
    """A public paper as the JSON of a report names it."""

    paper: int
    record: str
    sha256: str


def differences(first: list[PublishedRow], second: list[PublishedRow]) -> Iterator[str]:
    """Every difference as a sentence with the paper's number; none where both published the same bytes."""
    for run, rows in (("first", first), ("second", second)):
        numbers = [row["paper"] for row in rows]
        yield from (f"paper {one} is public twice in the {run} run" for one in _twice(numbers))
    one, other = _digests(first), _digests(second)
    yield from (f"paper {paper} is public in the first run only" for paper in sorted(one.keys() - other.keys()))
    yield from (f"paper {paper} is public in the second run only" for paper in sorted(other.keys() - one.keys()))
    for paper in sorted(one.keys() & other.keys()):
        if one[paper] != other[paper]:
            yield f"paper {paper} is public as other bytes: {one[paper][:12]}, then {other[paper][:12]}"


def _digests(rows: list[PublishedRow]) -> dict[int, str]:
    return {row["paper"]: row["sha256"] for row in rows}


def _twice(numbers: list[int]) -> list[int]:
    return sorted({one for one in numbers if numbers.count(one) > 1})
