"""A model that has learned from officers' decisions, taken only if the frozen set does not fall."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from redaction.training.crf import train
from redaction.training.sentences import Taught

_WEIGHT = 5
"""How often each decision of an officer is taught; the generated corpus is large."""


def retrain(
    base: Iterable[Taught],
    decided: Sequence[Taught],
    figure: Callable[[Path], float],
    current: Path,
) -> bool:
    """Train a candidate on the corpus and the decisions; put it in place of `current` if its figure is no lower.

    `figure` measures a model file on the frozen set (the share of persons covered). Returns whether it was taken.
    """
    with tempfile.TemporaryDirectory() as folder:
        candidate = Path(folder) / current.name
        train([*base, *(taught for taught in decided for _ in range(_WEIGHT))], candidate)
        if figure(candidate) < figure(current):
            return False
        checksum = candidate.with_name(candidate.name + ".sha256")
        shutil.copyfile(candidate, current)
        shutil.copyfile(checksum, current.with_name(checksum.name))
    return True
