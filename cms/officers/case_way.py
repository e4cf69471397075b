"""The way of a case on one line: what is done and when, where it stands, and by when the decision is due."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.officers.words import day_words, moment_words
from disclosure.models import Case
from disclosure.states import CaseState


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its word, when it was or is due (empty: not known), and whether it is done, now or later."""

    word: str
    when: str
    standing: str


def way(case: Case) -> list[Mark]:
    """The marks in order. A finished case (also one withdrawn or transferred) shows only what it reached."""
    reached = [
        (pgettext("step", "청구"), moment_words(case.request.submitted_at)),
        (_("접수"), day_words(case.received_on) if case.state != CaseState.SUBMITTED else ""),
        (_("결정안"), moment_words(case.drafted_at) if case.drafted_at else ""),
        (_("결정"), moment_words(case.decided_at) if case.decided_at else ""),
        (_("결정 통지"), moment_words(case.notified_at) if case.notified_at else ""),
        (case.get_state_display() if case.closed_at else _("마침"), moment_words(case.closed_at)),
    ]
    if not case.is_open():
        return [Mark(word, when, "done") for word, when in reached if when]
    waits_for = next(number for number, (_word, when) in enumerate(reached) if not when or number == len(reached) - 1)
    due = {3: _("늦어도 %(day)s") % {"day": day_words(case.due_on)}}
    return [
        Mark(word, when if number < waits_for else due.get(number, ""), _standing(number, waits_for))
        for number, (word, when) in enumerate(reached)
    ]


def _standing(number: int, waits_for: int) -> str:
    return "done" if number < waits_for else "now" if number == waits_for else "later"
