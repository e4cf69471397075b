"""The sentences of county papers in one place: `neutral`, `official`, `private`, and the small phrases beside them."""

from redaction.papers.writing.neutral import amount, day_words, matter_of, neutral, pay
from redaction.papers.writing.officials import council_member, official
from redaction.papers.writing.persons import committee_member, private, sensitive

__all__ = [
    "amount",
    "committee_member",
    "council_member",
    "day_words",
    "matter_of",
    "neutral",
    "official",
    "pay",
    "private",
    "sensitive",
]
