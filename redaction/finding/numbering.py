"""Telling numbers that detection might mark on pages: all that their rules and tables see, before anything is judged.

No morphemes and no model, so that it costs a fifth of detection. Whatever `find` says of such a number by these rules
stands on one of these hits; who meets none that is new to them need not ask `find`.
"""

from collections.abc import Iterator, Sequence

from redaction.finding.detecting import hits_in
from redaction.finding.engine.analysing import telling_hits_of
from redaction.finding.tables.partings import partings_of
from redaction.finding.tables.rosters import Rosters
from redaction.finding.tables.rows import rows_of
from redaction.finding.values.hits import Hit
from redaction.types import PageText


def numbers_on(pages: Sequence[PageText]) -> Iterator[tuple[PageText, tuple[Hit, ...]]]:
    """Each page of one file with its hits, in offsets of its text. Raises DetectorUnavailable."""
    rosters = Rosters(telling_hits_of)
    for page in pages:
        rows = rows_of(page)
        yield page, (*hits_in(page.text, partings_of(page, rows), telling_hits_of), *rosters.hits(page, rows))
