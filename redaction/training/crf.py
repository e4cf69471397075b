"""From taught texts to a model file: the same features as tagging, labels B, I, O, limited-memory BFGS."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from redaction.finding.engine.features import Units, features, units_of
from redaction.finding.engine.morphemes import loaded_kiwi
from redaction.finding.engine.tagger import Dictionary, pieces_of
from redaction.finding.language.views import normalised
from redaction.finding.values.hits import Sight
from redaction.training.sentences import Taught

Sequence = tuple[list[list[str]], list[str]]
PARAMETERS = {"c1": 0.08, "c2": 0.01, "max_iterations": 120, "feature.minfreq": 3, "feature.possible_transitions": True}


class Teacher:
    """Turns texts into sequences with Kiwi and mecab loaded once."""

    def __init__(self) -> None:
        self._kiwi = loaded_kiwi()
        self._dictionary = Dictionary()

    def sequences(self, taught: Taught) -> Iterator[Sequence]:
        """The pieces of a text as the tagger will see them, with their labels."""
        view = normalised(taught.text)
        if len(view.text) != len(taught.text):
            return
        blank = view.with_blank_breaks().text
        sight = Sight(blank, view.text, self._kiwi.morphemes(blank))
        famous = self._dictionary.flags(blank)
        for start, end in pieces_of(view.text):
            units = units_of(view.text, start, end)
            yield features(sight, units, famous), labels(units, taught.persons)


def labels(units: Units, persons: Iterable[tuple[int, int]]) -> list[str]:
    """B for the first unit of a person, I for the others, O elsewhere."""
    first = {start for start, _ in persons}
    inside = {place for start, end in persons for place in range(start, end)}
    return ["B" if start in first else ("I" if start in inside else "O") for start in units.starts]


def train(taught: Iterable[Taught], model: Path, verbose: bool = False) -> dict[str, int]:
    """Train on texts, write the model and its checksum beside it; returns counts of texts, sequences and units."""
    teacher = Teacher()
    trainer = pycrfsuite.Trainer(verbose=verbose)
    counts = {"texts": 0, "sequences": 0, "units": 0}
    for text in taught:
        counts["texts"] += 1
        for rows, tags in teacher.sequences(text):
            trainer.append(rows, tags)
            counts["sequences"] += 1
            counts["units"] += len(tags)
    trainer.set_params(PARAMETERS)
    model.parent.mkdir(parents=True, exist_ok=True)
    trainer.train(str(model))
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    model.with_name(model.name + ".sha256").write_text(f"{digest}  {model.name}\n", "ascii")
    return counts
