"""What a recognizer finds in a text, as readable triples."""

from collections.abc import Callable, Iterator

from redaction.finding.language.views import normalised
from redaction.finding.values.hits import Hit, Sight


def seen(recognize: Callable[[Sight], Iterator[Hit]], text: str, least: float = 0.4) -> set[tuple[str, str]]:
    """(value, kind) of every hit that is sure enough."""
    view = normalised(text)
    sight = Sight(view.with_blank_breaks().text, view.text)
    return {(sight.text[hit.start : hit.end], hit.kind.value) for hit in recognize(sight) if hit.score >= least}


def values(recognize: Callable[[Sight], Iterator[Hit]], text: str, least: float = 0.4) -> set[str]:
    """The values alone."""
    return {value for value, _ in seen(recognize, text, least)}
