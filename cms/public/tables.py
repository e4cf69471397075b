"""The tables behind the page of numbers, as files for other programs."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from cms.public.numbers import Answered, Numbers, Share

Row = tuple[object, ...]
NAMES: Final = ("months", "departments", "decisions", "refusals", "disclosures", "grounds", "answers")


def table(name: str, shown: Numbers) -> Iterator[Row]:
    """Head and rows of a table; `name` is one of `NAMES`."""
    if name == "months":
        yield (_("달"), _("공개"), *_answer_heads())
        yield from ((f"{one.first:%Y-%m}", one.published, *_answers(one.answers)) for one in shown.months)
    elif name == "departments":
        yield (_("부서"), _("공개"), *_answer_heads())
        yield from ((one.name, one.published, *_answers(one.answers)) for one in shown.departments)
    elif name == "answers":
        yield (_("달"), _("자료를 보여 줌"), _("자료를 열어 봄"), _("청구하지 않음"), _("청구함"))
        yield from ((f"{one.month:%Y-%m}", one.shown, one.opened, one.settled, one.sent) for one in shown.answers)
    else:
        yield from _shares(_shares_named(name, shown))


def _shares_named(name: str, shown: Numbers) -> tuple[Share, ...]:
    return {
        "decisions": shown.decisions,
        "refusals": shown.refusals,
        "disclosures": shown.disclosures,
        "grounds": shown.grounds,
    }[name]


def _answer_heads() -> Row:
    return (_("답변"), _("기한 안에 답함"), _("걸린 날의 가운데 값"))


def _answers(given: Answered) -> Row:
    return (given.count, given.in_time, "" if given.median_days is None else f"{given.median_days:g}")


def _shares(shares: Iterable[Share]) -> Iterator[Row]:
    yield (_("구분"), _("건수"))
    yield from ((share.label, share.count) for share in shares)
