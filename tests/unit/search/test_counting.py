"""Records behind an answer and behind each value, counted from all of its pages."""

from typing import Any

from search.clustered.counting import counts_of_pages
from search.types import FacetValue, Filters


def page(item_id: str, department: str, year: str, *grounds: str) -> dict[str, Any]:
    """A page as a server sends it."""
    source = {"item_id": item_id, "department": [department], "year": [year], "ground": list(grounds)}
    return {"_source": source | {"kind": ["공문"], "disclosure": ["full"], "month": f"{year}-05"}}


PAGES = [
    page("a", "건설과", "2024", "6호"),
    page("a", "건설과", "2024", "6호"),
    page("b", "건설과", "2023"),
    page("c", "재무과", "2024", "6호", "7호"),
]


def test_each_record_counts_once_and_the_larger_value_comes_first() -> None:
    """Two pages of a paper are one paper in every number beside the results."""
    counts = counts_of_pages(PAGES, Filters())
    assert counts.total == 3
    assert counts.facets["department"] == (FacetValue("건설과", 2), FacetValue("재무과", 1))
    assert counts.facets["ground"] == (FacetValue("6호", 2), FacetValue("7호", 1))
    assert counts.months == (FacetValue("2023-05", 1), FacetValue("2024-05", 2))


def test_a_facet_counts_as_if_nothing_were_chosen_in_it() -> None:
    """Whoever chose a department still sees what another would give; the rest counts what is left."""
    counts = counts_of_pages(PAGES, Filters(department=("건설과",), year=(2024,)))
    assert counts.total == 1
    assert counts.facets["department"] == (FacetValue("건설과", 1), FacetValue("재무과", 1))
    assert counts.facets["year"] == (FacetValue("2023", 1), FacetValue("2024", 1))
    assert counts.facets["ground"] == (FacetValue("6호", 1),)
    assert counts.months == (FacetValue("2024-05", 1),)
