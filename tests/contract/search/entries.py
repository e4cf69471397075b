"""Small invented records for the checks of the engines."""

from datetime import date
from typing import Any

from search.types import IndexEntry, IndexPage


def entry(item_id: str, title: str = "제목 없는 기록", *texts: str, **changed: Any) -> IndexEntry:
    """A record with the given pages; anything else can be changed by name."""
    facts: dict[str, Any] = {
        "agency": "4573000",
        "item_id": item_id,
        "revision": 1,
        "sha256": f"{item_id:0<64}"[:64],
        "title": title,
        "summary": "",
        "department": "재무과",
        "kind": "계약서",
        "disclosure": "full",
        "grounds": (),
        "decided_on": date(2024, 5, 2),
        "published_on": date(2024, 5, 7),
        "pages": tuple(IndexPage(number, text) for number, text in enumerate(texts, start=1)),
    }
    return IndexEntry(**(facts | changed))
