"""People from abroad, their names in Hangul, each name in some of the surroundings of tests/detection/newcomers.txt."""

from collections.abc import Iterator
from pathlib import Path

from redaction.evaluating import LabelledPaper, LabelledValue
from redaction.types import Disposition, Kind

SOURCE = Path(__file__).with_name("newcomers.txt")
FOREIGN = "foreign"
_SURROUNDINGS_EACH = 7


def newcomers() -> Iterator[LabelledPaper]:
    """Every name in seven of the surroundings, always the same ones."""
    names, surroundings = (part.strip().splitlines() for part in SOURCE.read_text("utf-8").split("---\n"))
    for number, name in enumerate(names[1:]):
        for step in range(_SURROUNDINGS_EACH):
            line = surroundings[(number + 3 * step) % len(surroundings)].replace("\\n", "\n")
            start = line.index("{}")
            value = LabelledValue(start, start + len(name), Kind.PERSON, Disposition.REDACT, FOREIGN)
            yield LabelledPaper(f"newcomer/{number}/{step}", line.replace("{}", name), (value,))
