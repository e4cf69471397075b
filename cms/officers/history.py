"""The history of one row, read from the audit through `visible_to`: ids, numbers and words, never titles or names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.words import ground_word, person_words
from cms.public.reports import ReportAction
from disclosure.actions.checking import CHECKED
from disclosure.actions.contacting import OPENED
from disclosure.actions.listing import ADDED
from disclosure.models import AuditEntry
from disclosure.models.accesses import AccessReason
from disclosure.screening import QUARANTINED
from disclosure.states import CaseAction, FileAction, ListAction, Stage

MOST_LINES = 200
_STATES = {
    "redact": gettext_lazy("가림"),
    "keep": gettext_lazy("둠"),
    "undecided": gettext_lazy("미정"),
    "removed": gettext_lazy("상자 지움"),
    "add_box": gettext_lazy("상자 그림"),
}
_ACTS = {
    ADDED: gettext_lazy("목록에 올림"),
    OPENED: gettext_lazy("청구인 연락처를 봄"),
    CHECKED: gettext_lazy("결정문의 개인정보 확인"),
    QUARANTINED: gettext_lazy("검색에 넣지 않고 멈춤"),
    "check_reason": gettext_lazy("취소 이유의 개인정보 확인"),
}
_OTHER = {
    "name_box": gettext_lazy("상자 종류 적음"),
    "undo": gettext_lazy("되돌림"),
    "images_checked": gettext_lazy("그림 확인"),
    "describe": gettext_lazy("제목·종류 적음"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One act: when, who, what, and its numbers."""

    at: datetime
    who: str
    what: str
    detail: str
    number: int


def entries_about(subject_id: str, user: Any) -> list[Line]:
    """The newest lines about a row, newest first; none for somebody who may not see it."""
    rows = AuditEntry.objects.visible_to(user).about(subject_id).select_related("by").order_by("-number")
    return [Line(row.at, person_words(row.by), what(row), _detail(row.facts), row.number) for row in rows[:MOST_LINES]]


def what(entry: AuditEntry) -> str:
    """What was done, in Korean; the code itself where the table is newer than this screen."""
    table = CaseAction if entry.subject_kind == "case" else FileAction
    for words in (table, Stage, FileAction, CaseAction, ReportAction, ListAction):
        if entry.action in words.values:
            return str(words(entry.action).label)
    return str(_ACTS.get(entry.action, entry.action))


def _detail(facts: dict[str, Any]) -> str:
    parts = []
    decision = str(facts.get("decision", ""))
    if decision:
        parts.append(str(_STATES.get(decision) or _OTHER.get(decision) or decision))
    if facts.get("ground"):
        parts.append(ground_word(str(facts["ground"])))
    places = sum(_counted(facts.get(name)) for name in ("findings", "boxes", "sightings"))
    if places:
        parts.append(_("%(count)d곳") % {"count": places})
    if facts.get("reason") in AccessReason.values:
        parts.append(str(AccessReason(facts["reason"]).label))
    if facts.get("code"):
        parts.append(str(facts["code"]))
    if facts.get("sha256"):
        parts.append(_("지문 %(start)s…") % {"start": str(facts["sha256"])[:12]})
    return " · ".join(parts)


def _counted(fact: Any) -> int:
    # An officer's act lists what it touched, a stage counts what it found.
    if isinstance(fact, list):
        return len(fact)
    return fact if isinstance(fact, int) else 0
