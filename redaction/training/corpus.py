"""The training corpus: papers of the invented county (training seeds only) and texts from templates."""

import random
from collections.abc import Iterator

from redaction.papers import PaperKind, write_text
from redaction.training.sentences import Taught, renamed, written
from redaction.types import Kind

FIRST_SEED = 0
LAST_SEED = 50_000
"""Papers with seeds in this range may be trained on; every test set takes seeds outside it."""


def corpus(seed: int, papers_per_kind: int, texts: int) -> Iterator[Taught]:
    """Papers of every kind, their names exchanged, and texts from templates, always the same for a seed."""
    if not FIRST_SEED <= papers_per_kind < LAST_SEED:
        raise ValueError("papers_per_kind is outside the seeds for training")
    dice = random.Random(seed)  # noqa: S311 - training texts, no secret
    for paper_seed in range(FIRST_SEED, FIRST_SEED + papers_per_kind):
        for kind in PaperKind:
            yield taught_paper(dice, kind, paper_seed)
    for _ in range(texts):
        yield written(dice)


def taught_paper(dice: random.Random, kind: PaperKind, seed: int) -> Taught:
    """One paper with its names exchanged for names of our own lists."""
    labelled = write_text(kind, seed)
    persons = [(span.start, span.end) for span in labelled.spans if span.kind is Kind.PERSON]
    return renamed(dice, labelled.text, persons)
