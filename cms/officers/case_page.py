"""One case: head, tabs, the one next action, and why the others are not possible yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers import sealed
from cms.officers.case_forms import AssignForm, DraftForm, ExtendForm, ReceiveForm, TransferForm
from cms.officers.case_way import way
from cms.officers.cases import due_look, due_text, next_case
from cms.officers.files import file_look
from cms.officers.held import waiting_texts
from cms.officers.history import entries_about
from cms.officers.scoped import ObjectPage
from cms.officers.similar import similar_cases
from cms.public.letters import Letter
from disclosure.clearing import texts_of_case
from disclosure.models import Case, Holiday, SealedFile
from disclosure.models.accesses import AccessReason
from disclosure.models.requests import Delivery, ItemDecision, Method
from disclosure.notices import decision_notice
from disclosure.permits import why_not_case, why_not_contact
from disclosure.states import CaseAction, CaseState

TABS = (
    ("request", "officers:case", gettext_lazy("청구 내용")),
    ("files", "officers:case_files", gettext_lazy("파일")),
    ("decision", "officers:case_decision", gettext_lazy("결정")),
    ("notices", "officers:case_notices", gettext_lazy("통지")),
    ("history", "officers:case_history", gettext_lazy("이력")),
)

NEXT: Mapping[str, CaseAction] = {
    CaseState.SUBMITTED: CaseAction.RECEIVE,
    CaseState.RECEIVED: CaseAction.ASSIGN,
    CaseState.ASSIGNED: CaseAction.START,
    CaseState.IN_REVIEW: CaseAction.DRAFT,
    CaseState.DRAFTED: CaseAction.DECIDE,
    CaseState.DECIDED: CaseAction.NOTIFY,
    CaseState.NOTIFIED: CaseAction.DISCLOSE,
}
"""What a case waits for in each open state."""

CLOSING: Mapping[str, CaseAction] = {
    CaseState.NOT_HELD: CaseAction.CLOSE_NOT_HELD,
    CaseState.PETITION: CaseAction.CLOSE_PETITION,
    CaseState.TERMINATED: CaseAction.CLOSE_TERMINATED,
}
OTHERS = (CaseAction.EXTEND, CaseAction.RETURN_DRAFT, CaseAction.TRANSFER, CaseAction.WITHDRAW)

HINTS: Mapping[str, Any] = {
    CaseAction.RECEIVE: gettext_lazy("접수하면 청구인에게 보이는 상태가 바뀌고 대장에 올라갑니다."),
    CaseAction.ASSIGN: gettext_lazy("부서와 담당자를 정하면 그 부서 화면으로 옮겨 갑니다."),
    CaseAction.START: gettext_lazy("담당자가 자료를 찾고 파일을 올리는 단계입니다."),
    CaseAction.DRAFT: gettext_lazy("항목마다 공개·부분공개·비공개를 정해 결재를 올립니다."),
    CaseAction.DECIDE: gettext_lazy("결정안을 확인하고 결정합니다. 기안한 사람은 결정할 수 없습니다."),
    CaseAction.NOTIFY: gettext_lazy("결정통지서를 보냈으면 기록합니다."),
    CaseAction.DISCLOSE: gettext_lazy("자료를 건넸거나 비공개로 끝났으면 건을 마칩니다."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """An action with its form, or with why it is not possible now."""

    action: str
    verb: str
    hint: str
    why_not: str
    url: str
    form: Any = None


def closing_action(case: Case) -> CaseAction:
    """What signing the draft is, by the outcome it proposes."""
    return CLOSING.get(case.draft_outcome, CaseAction.DECIDE)


def finishing_action(case: Case) -> CaseAction:
    """What finishing is, by what the items say; as disclosure.actions.cases.finish sees it."""
    is_refusal = not case.items.exclude(decision=ItemDecision.CLOSED).exists()
    return CaseAction.CLOSE_REFUSED if is_refusal else CaseAction.DISCLOSE


def next_action(case: Case) -> CaseAction | None:
    """The one next action; None when the case is finished."""
    action = NEXT.get(case.state)
    if action == CaseAction.DECIDE:
        return closing_action(case)
    return finishing_action(case) if action == CaseAction.DISCLOSE else action


def step(case: Case, action: CaseAction, user: Any) -> Step:
    """The action as the screen shows it."""
    refusal = why_not_case(action, case, by=user)
    return Step(
        action=action.value,
        verb=action.label,
        hint=str(HINTS.get(action, "")),
        why_not=refusal.sentence if refusal else "",
        url=reverse("officers:case_act", args=(case.public_id, action.value)),
        form=None if refusal else _form(case, action, user),
    )


def _form(case: Case, action: CaseAction, user: Any) -> Any:
    if action == CaseAction.RECEIVE:
        return ReceiveForm(initial={"gist": case.request.gist})
    if action == CaseAction.ASSIGN:
        return AssignForm(case=case)
    if action == CaseAction.EXTEND:
        return ExtendForm()
    return TransferForm() if action == CaseAction.TRANSFER else None


class CasePage(ObjectPage):
    """The case with one of its tabs."""

    model = Case
    related: ClassVar[tuple[str, ...]] = ("request", "department", "agency", "handler", "drafted_by", "decided_by")
    template_name = "officers/cases/case.html"
    header_icon = "mail"
    crumbs = (("officers:cases", gettext_lazy("청구 처리")),)
    tab = "request"

    def get_page_title(self) -> str:
        """Its number: a request's words stand in no title."""
        return _("처리번호 %(number)s") % {"number": self.object.case_number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Head, tab, steps."""
        case: Case = self.object
        user = self.request.user
        action = next_action(case)
        refusal = why_not_contact(case, by=user)
        context: dict[str, Any] = {
            "tab": self.tab,
            "way": way(case),
            "tabs": [(name, reverse(address, args=(case.public_id,)), label) for name, address, label in TABS],
            "tab_template": f"officers/cases/{self.tab}.html",
            "due": due_text(case),
            "due_look": due_look(case),
            "seen": sealed.request_of(case.request),
            "access_reasons": AccessReason.choices,
            "why_not_contact": refusal.sentence if refusal else "",
            "step": step(case, action, user) if action else None,
            "next_case": next_case(case, user),
            "others": [step(case, other, user) for other in OTHERS],
        }
        if self.tab == "request":
            context["similar"] = similar_cases(case, user, context["seen"].sealed_text)
        return super().get_context_data(**context, **self._tab_context(case), **kwargs)

    def _tab_context(self, case: Case) -> dict[str, Any]:
        user = self.request.user
        if self.tab == "files":
            rows = SealedFile.objects.visible_to(user).filter(case=case).select_related("agency")
            return {"files": [(row, sealed.short_name(row), file_look(row)) for row in rows]}
        if self.tab == "decision":
            may_draft = why_not_case(CaseAction.DRAFT, case, by=user) is None
            form = DraftForm(initial={"gist": case.request.gist}) if may_draft else None
            return {"items": list(case.items.order_by("number")), "draft_form": form, **_held_draft(case, user)}
        if self.tab == "history":
            return {"history": entries_about(case.public_id, user)}
        notice = decision_notice(case, Holiday.days_off(case.agency))
        return {
            "letter": Letter(notice) if notice else None,
            "methods": _labels(Method, case.request.methods),
            "deliveries": _labels(Delivery, case.request.deliveries),
        }


def _held_draft(case: Case, user: Any) -> dict[str, Any]:
    """The stopped texts of a drafted decision, and where to answer for them."""
    if not case.text_held:
        return {}
    may = why_not_case(CaseAction.CLEAR_TEXT, case, by=user) is None
    clear_url = reverse("officers:clear_draft", args=(case.public_id,)) if may else ""
    return {**waiting_texts(texts_of_case(case), case.department), "clear_url": clear_url}


def _labels(words: Any, codes: list[str]) -> str:
    return ", ".join(str(words(code).label) for code in codes if code in words.values)
