"""Years as people tell them from today: 작년 asked in 2026 is 2025년 on paper."""

from datetime import date
from typing import Final

# Longer words first: 재작년 ends in 작년, and the tokenizer drops its prefix.
_YEARS_FROM_NOW: Final = {"재작년": -2, "지지난해": -2, "작년": -1, "지난해": -1, "올해": 0, "금년": 0, "내년": 1}


def year_meant(word: str, on: date | None) -> tuple[str, str] | None:
    """(the year's word, the year as papers write it) of a typed word that begins with one; None where it does not."""
    for said, shift in _YEARS_FROM_NOW.items() if on else ():
        if on and word.startswith(said):
            return said, f"{on.year + shift}년"
    return None
