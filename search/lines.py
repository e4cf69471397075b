"""Lines of JSON as others write them, checked: pages to index, queries to answer.

A line that is something else raises one of `NOT_AS_ASKED`, whatever is wrong with it.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

# No JSON, JSON of another shape or too deep, numbers without an end.
NOT_AS_ASKED: Final = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
_USUAL_LIMIT: Final = 10
_MOST_HITS: Final = 100
_LONGEST_ID: Final = 1000
_MOST_PAGES: Final = 10**9


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of a file: at most `limit` hits are wanted, 0 for the total only."""

    text: str
    limit: int


def page(line: bytes) -> dict[str, Any]:
    """A page as a checked dictionary. Raises one of `NOT_AS_ASKED` for anything else."""
    page = dict(json.loads(line))
    page["item_id"], page["page_no"] = _id(page["item_id"]), int(page["page_no"])
    if not 0 <= page["page_no"] <= _MOST_PAGES:
        raise ValueError("page_no")
    page["text"] = _text(page["text"])
    for name in ("title", "department", "kind", "disclosure"):
        page[name] = _text(page.get(name) or "")
    page["decided_on"] = _day(page)
    return page


def query(value: dict[str, Any]) -> Asked:
    """A query out of a line's value. Raises one of `NOT_AS_ASKED` for anything else."""
    limit = value.get("limit")
    number = _USUAL_LIMIT if limit is None else int(limit)
    if number < 0 or isinstance(limit, bool) or (isinstance(limit, float) and limit != number):
        raise ValueError("limit")
    return Asked(_text(value["q"]), min(number, _MOST_HITS))


def written(value: dict[str, Any]) -> str:
    """A value as a line; halves of surrogate pairs, which no encoding has, as JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def _id(value: Any) -> str:
    text = _text(value)
    if not 0 < len(text) <= _LONGEST_ID:
        raise ValueError("item_id")
    return text


def _text(value: Any) -> str:
    """A text, or a number as one; halves of surrogate pairs replaced. Raises TypeError for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(type(value).__name__)
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _day(page: dict[str, Any]) -> date:
    """The day of decision, or the first of the year where only that is known."""
    if page.get("decided_on"):
        return date.fromisoformat(str(page["decided_on"])[:10])
    return date(int(page.get("year") or 1970), 1, 1)
