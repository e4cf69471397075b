"""Names of places: the county's own townships and villages, the nation's provinces, cities and counties, countries.

Source: the legal districts (법정동) by name, written out by hand. They confirm addresses and veto names of persons.
"""

from redaction.finding.lists import lines_of, words_of

COUNTY_VILLAGES: dict[str, tuple[str, ...]] = {
    township: tuple(villages) for township, *villages in map(str.split, lines_of("county_villages"))
}
"""Township (읍·면) to its legal villages (리)."""

PROVINCES: tuple[str, ...] = words_of("provinces")

DISTRICTS: frozenset[str] = frozenset(words_of("districts"))

COUNTRIES: frozenset[str] = frozenset(words_of("countries"))

COUNTY_PLACES: frozenset[str] = frozenset(COUNTY_VILLAGES) | frozenset(
    village for villages in COUNTY_VILLAGES.values() for village in villages
)

_STEMS = frozenset(name[:-1] for name in (*DISTRICTS, *COUNTY_PLACES) if len(name) >= 3)

PLACES: frozenset[str] = frozenset(PROVINCES) | DISTRICTS | COUNTY_PLACES | COUNTRIES
"""Every full name known here."""


def is_place(word: str) -> bool:
    """Whether a word is the name of a country, province, district, township or village, with or without its ending."""
    return word in PLACES or word in _STEMS
