"""What a gap over a Latin name tells: `python -m tests.performance.bench_gaps`.

Burns one line with each of two hundred names, and counts how many outputs can be told apart: by the place of the letter
after the name as it stood, by the whole file drawn anew, and by places of letters and boxes over a picture.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable

from tests.leaks.test_channels import burned
from tests.leaks.test_gaps import LINES, paper, places

GIVEN = ("Ada", "Amy", "Ann", "Ben", "Carl", "Dora", "Emil", "Eva", "Finn", "Gil")
MORE = ("Hugo", "Ida", "Ivan", "Jane", "Karl", "Lea", "Max", "Nora", "Otto", "Paul")
FAMILY = ["Ames", "Brook", "Clay", "Dunn", "Frost", "Grant", "Hill", "Marsh", "Stone", "Wynn"]
NAMES = tuple(f"{given} {family}" for family in FAMILY for given in GIVEN + MORE)


def bits(outcomes: Iterable[Hashable]) -> float:
    """The mean number of bits an outcome tells about which of the equally likely names it was."""
    counts = Counter(outcomes)
    return math.log2(counts.total()) - sum(each * math.log2(each) for each in counts.values()) / counts.total()


def main() -> None:
    """Print the figures."""
    papers = [paper(name, LINES["after_a_label"]) for name in NAMES]
    drawn = [burned(each)[0] for each in papers]
    pictures = [burned(each, as_pictures=True)[0] for each in papers]
    told = {
        "places in the papers": [round(dict(places(each.content))["귀"][0], 2) for each in papers],
        "files drawn anew": [each.sha256 for each in drawn],
        "places over pictures": [str(places(each.content)) for each in pictures],
        "files as pictures": [each.sha256 for each in pictures],
    }
    print(f"names {len(NAMES)}")  # noqa: T201 - the figures asked for
    for what, outcomes in told.items():
        print(f"{what}: {len(set(outcomes))} different, {bits(outcomes):.2f} bits")  # noqa: T201


if __name__ == "__main__":
    main()
