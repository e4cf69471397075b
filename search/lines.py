"""Lines of JSON as others write them, checked: pages to index, queries to answer.

A line that is something else raises one of `NOT_AS_ASKED`, whatever is wrong with it.
"""

import json
import math
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

# No JSON, JSON of another shape or too deep, numbers without an end.
NOT_AS_ASKED: Final = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
_USUAL_LIMIT: Final = 10
_MOST_HITS: Final = 100
# A page of a paper has some thousands of signs; many more together a server of 1 GiB cannot take.
_LONGEST_PAGE: Final = 500_000
_LONGEST_NAME: Final = 1000
_MOST_PAGES: Final = 10**9


@dataclass(frozen=True, slots=True)
class Asked:
    """One query of a file: at most `limit` hits are wanted, 0 for the total only."""

    text: str
    limit: int


def value(line: str | bytes) -> Any:
    """What a line of JSON holds. Raises one of `NOT_AS_ASKED` for anything else.

    A number without an end stays a text: JSON has none to write it with.
    """
    return json.loads(line, parse_constant=_finite, parse_float=_finite)


def page(line: bytes) -> dict[str, Any]:
    """A page as a checked dictionary. Raises one of `NOT_AS_ASKED` for anything else."""
    page = dict(value(line))
    page["item_id"], page["page_no"] = _id(page["item_id"]), _whole(page["page_no"], "page_no")
    if page["page_no"] > _MOST_PAGES:
        raise ValueError("page_no")
    page["text"] = _text(page["text"])
    if len(page["text"]) > _LONGEST_PAGE:
        raise ValueError("text")
    page["title"] = _text(page.get("title") or "")
    for name in ("department", "kind", "disclosure"):
        page[name] = _name(page.get(name) or "")
    page["decided_on"] = _day(page)
    return page


def query(value: dict[str, Any]) -> Asked:
    """A query out of a line's value. Raises one of `NOT_AS_ASKED` for anything else."""
    limit = value.get("limit")
    number = _USUAL_LIMIT if limit is None else _whole(limit, "limit")
    return Asked(_text(value["q"]), min(number, _MOST_HITS))


def written(value: dict[str, Any]) -> str:
    """A value as a line; halves of surrogate pairs, which no encoding has, as JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n"


def _finite(written: str) -> float | str:
    number = float(written)
    return number if math.isfinite(number) else written


def _whole(value: Any, name: str) -> int:
    """A number from 0 on, also as a text. Raises one of `NOT_AS_ASKED` for a half, a truth value, anything else."""
    number = int(value)
    if number < 0 or isinstance(value, bool) or (isinstance(value, float) and value != number):
        raise ValueError(name)
    return number


def _id(value: Any) -> str:
    if not (text := _name(value)):
        raise ValueError("item_id")
    return text


def _name(value: Any) -> str:
    """A text that stands for something whole. Raises ValueError for one that a server would refuse, and all with it."""
    text = _text(value)
    if len(text) > _LONGEST_NAME:
        raise ValueError("name")
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
