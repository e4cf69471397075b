"""Labels with their variants: which kind of value stands behind each, and whose it is.

Compared with blanks removed (`성 명`). Personal labels come from redaction.finding.language.words.
"""

from redaction.finding.language.words import OFFICIAL_LABELS, PRIVATE_LABELS, REVIEW_LABELS
from redaction.finding.lists import lines_of, words_of
from redaction.finding.values.hits import Hint
from redaction.types import Kind

_BY_KIND: dict[Kind, tuple[str, ...]] = {
    Kind(kind): tuple(labels) for kind, *labels in map(str.split, lines_of("labels"))
}

NEUTRAL_LABELS = frozenset(words_of("neutral_labels"))
"""Labels for a name that do not say whose it is: the rest of the line does."""

LABELS: dict[str, tuple[Kind, Hint]] = {
    **{label: (Kind.PERSON, Hint.REVIEW if label in REVIEW_LABELS else Hint.PRIVATE) for label in PRIVATE_LABELS},
    **{label: (Kind.PERSON, Hint.REVIEW) for label in REVIEW_LABELS},
    **{label: (Kind.PERSON, Hint.OFFICIAL) for label in OFFICIAL_LABELS},
    **{label: (Kind.PERSON, Hint.NEUTRAL) for label in NEUTRAL_LABELS},
    **{label: (kind, Hint.PRIVATE) for kind, labels in _BY_KIND.items() for label in labels},
}
"""A label without blanks to the kind of its value and whose it is."""

OFFICE_COLUMNS = frozenset(words_of("office_columns"))
"""Column words of a staff list."""

FIRM_COLUMNS = frozenset(words_of("firm_columns"))
"""Column words of firms, schools and clubs, whose lists name whom of theirs to ask."""

SITE_COLUMNS = frozenset(words_of("site_columns"))
"""Column words for the place of a plot, a facility or a firm; people's homes have a column of their own."""

PLAIN_COLUMNS = frozenset(words_of("plain_columns"))
"""Other words that head a column, so that a header line is known as one."""
