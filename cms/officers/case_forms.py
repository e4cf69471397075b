"""The small forms of a case's actions, and how each is handed to the domain."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.scoped import now
from cms.officers.words import GROUNDS, person_words
from disclosure.actions import cases
from disclosure.deadlines import LONGEST_EXTENSION_DAYS
from disclosure.errors import FieldRefused
from disclosure.models import Case, Department
from disclosure.models.requests import ExtensionReason, ItemDecision
from disclosure.states import CaseAction, CaseState, Role
from redaction.types import Ground

ITEM_ROWS = 4
OUTCOMES = (
    (CaseState.DECIDED, gettext_lazy("공개 여부 결정 (항목별)")),
    (CaseState.NOT_HELD, gettext_lazy("정보 부존재")),
    (CaseState.PETITION, gettext_lazy("민원으로 처리")),
    (CaseState.TERMINATED, gettext_lazy("종결")),
)


class ReceiveForm(forms.Form):
    """The request's wording without the person."""

    gist = forms.CharField(
        label=gettext_lazy("청구 요지"),
        max_length=cases.LONGEST_GIST,
        required=False,
        help_text=gettext_lazy("공개될 수 있는 글입니다. 청구한 사람이 드러나지 않게 쓰십시오."),
    )


class OfficerChoice(forms.ModelChoiceField):
    """Officers by name."""

    def label_from_instance(self, obj: User) -> str:
        """The name as a person says it."""
        return person_words(obj)


class AssignForm(forms.Form):
    """The department, and one of its handlers."""

    department = forms.ModelChoiceField(label=gettext_lazy("부서"), queryset=Department.objects.none())
    handler = OfficerChoice(
        label=gettext_lazy("담당자"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("부서에서 정함"),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, initial={"department": case.department_id, "handler": case.handler_id}, **kwargs)
        departments: Any = self.fields["department"]
        departments.queryset = Department.objects.filter(agency=case.agency_id)
        handlers: Any = self.fields["handler"]
        handlers.queryset = User.objects.filter(
            is_active=True,
            memberships__role=Role.HANDLER,
            memberships__ended_at__isnull=True,
            memberships__department__agency=case.agency_id,
        ).distinct()


class ExtendForm(forms.Form):
    """How many counted days more, and why."""

    days = forms.IntegerField(
        label=gettext_lazy("늘릴 날수"), min_value=1, max_value=LONGEST_EXTENSION_DAYS, initial=LONGEST_EXTENSION_DAYS
    )
    reason = forms.ChoiceField(label=gettext_lazy("연장 사유"), choices=ExtensionReason.choices)


class TransferForm(forms.Form):
    """The institution it goes to."""

    body = forms.CharField(label=gettext_lazy("이송할 기관"), max_length=cases.LONGEST_GIST)


class ItemForm(forms.Form):
    """One thing asked for and what is to be decided about it."""

    description = forms.CharField(label=gettext_lazy("정보 내용"), max_length=cases.LONGEST_DESCRIPTION, required=False)
    decision = forms.ChoiceField(label=gettext_lazy("결정"), choices=ItemDecision.choices, required=False)
    ground = forms.ChoiceField(label=gettext_lazy("비공개 근거"), choices=[("", "—"), *GROUNDS.items()], required=False)
    reason = forms.CharField(label=gettext_lazy("비공개 이유"), max_length=cases.LONGEST_REASON, required=False)


ItemForms = forms.formset_factory(ItemForm, extra=ITEM_ROWS, max_num=ITEM_ROWS)


class DraftForm(forms.Form):
    """The outcome and its explanation; the items stand in a formset beside it."""

    outcome = forms.ChoiceField(label=gettext_lazy("결정 종류"), choices=OUTCOMES)
    explanation = forms.CharField(
        label=gettext_lazy("설명"),
        max_length=cases.LONGEST_EXPLANATION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("부존재·민원·종결은 이유를 꼭 적습니다."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        initial = kwargs.get("initial") or {}
        self.items = ItemForms(
            self.data if self.is_bound else None, prefix="item", initial=[{"description": initial.get("gist", "")}]
        )

    def drafts(self) -> list[cases.ItemDraft]:
        """The filled rows. Raises FieldRefused."""
        if not self.items.is_valid():
            raise FieldRefused("items")
        return [_draft(row.cleaned_data) for row in self.items if row.cleaned_data.get("description")]


def _draft(row: Mapping[str, str]) -> cases.ItemDraft:
    grounds = (Ground(row["ground"]),) if row["ground"] else ()
    return cases.ItemDraft(row["description"], ItemDecision(row["decision"]), grounds, row["reason"])


def _cleaned(form: forms.Form) -> dict[str, Any]:
    if not form.is_valid():
        raise FieldRefused(", ".join(form.errors))
    return form.cleaned_data


def _receive(case: Case, given: QueryDict, by: User) -> None:
    cases.receive(case=case, gist=_cleaned(ReceiveForm(given))["gist"], by=by, at=now())


def _assign(case: Case, given: QueryDict, by: User) -> None:
    form = AssignForm(given, case=case)
    chosen = _cleaned(form)
    cases.assign(case=case, department=chosen["department"], handler=chosen["handler"], by=by, at=now())


def _extend(case: Case, given: QueryDict, by: User) -> None:
    chosen = _cleaned(ExtendForm(given))
    cases.extend(case=case, days=chosen["days"], reason=ExtensionReason(chosen["reason"]), by=by, at=now())


def _make_draft(case: Case, given: QueryDict, by: User) -> None:
    form = DraftForm(given)
    chosen = _cleaned(form)
    outcome = CaseState(chosen["outcome"])
    items = form.drafts() if outcome == CaseState.DECIDED else []
    cases.draft(case=case, outcome=outcome, explanation=chosen["explanation"], items=items, by=by, at=now())


def _transfer(case: Case, given: QueryDict, by: User) -> None:
    cases.transfer(case=case, body=_cleaned(TransferForm(given))["body"], by=by, at=now())


def _plain(act: Callable[..., Any]) -> Callable[[Case, QueryDict, User], None]:
    def run(case: Case, given: QueryDict, by: User) -> None:
        act(case=case, by=by, at=now())

    return run


ACTS: Mapping[str, Callable[[Case, QueryDict, User], None]] = {
    CaseAction.RECEIVE: _receive,
    CaseAction.ASSIGN: _assign,
    CaseAction.START: _plain(cases.start),
    CaseAction.EXTEND: _extend,
    CaseAction.DRAFT: _make_draft,
    CaseAction.RETURN_DRAFT: _plain(cases.return_draft),
    CaseAction.DECIDE: _plain(cases.decide),
    CaseAction.CLOSE_NOT_HELD: _plain(cases.decide),
    CaseAction.CLOSE_PETITION: _plain(cases.decide),
    CaseAction.CLOSE_TERMINATED: _plain(cases.decide),
    CaseAction.NOTIFY: _plain(cases.notify),
    CaseAction.DISCLOSE: _plain(cases.finish),
    CaseAction.CLOSE_REFUSED: _plain(cases.finish),
    CaseAction.TRANSFER: _transfer,
    CaseAction.WITHDRAW: _plain(cases.withdraw),
}


def act(case: Case, action: str, given: QueryDict, by: User) -> str:
    """Take the action; gives what to tell the officer. Raises errors.Refused."""
    ACTS[action](case, given, by)
    return _("‘%(verb)s’ 처리했습니다.") % {"verb": CaseAction(action).label}
