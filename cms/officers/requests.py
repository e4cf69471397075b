"""Entering a request that came by visit, mail, fax or word of mouth (법 제10조): the same fields as form 1-2."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.scoped import OfficerPage, now, today
from cms.officers.words import day_words
from disclosure import errors
from disclosure.actions.requesting import LONGEST_FIELD, LONGEST_TEXT, submit_request
from disclosure.ids import new_id
from disclosure.models import Case, Department
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.sealing import RequestForm

_SALT = "request handed in"
OFF_LINE = [choice for choice in Channel.choices if choice[0] != Channel.NETWORK]


class NewRequestForm(forms.Form):
    """What stands on the paper. `handed_in` makes a button pressed twice one request."""

    handed_in = forms.CharField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=gettext_lazy("접수 경로"), choices=OFF_LINE, initial=Channel.VISIT)
    received_on = forms.DateField(
        label=gettext_lazy("받은 날"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("처리 기한을 이날부터 셉니다."),
    )
    department = forms.ModelChoiceField(
        label=gettext_lazy("처리부서"),
        queryset=Department.objects.none(),
        help_text=gettext_lazy("모르면 그대로 둡니다."),
    )
    name = forms.CharField(label=gettext_lazy("청구인 이름"), max_length=LONGEST_FIELD)
    birth_date = forms.CharField(
        label=gettext_lazy("생년월일"),
        required=False,
        max_length=LONGEST_FIELD,
        help_text=gettext_lazy("주민등록번호 뒷자리는 받지도 적지도 않습니다."),
    )
    address = forms.CharField(
        label=gettext_lazy("주소"),
        required=False,
        max_length=LONGEST_FIELD,
        help_text=gettext_lazy("주소, 전화번호, 전자우편 가운데 하나는 꼭 적습니다."),
    )
    phone = forms.CharField(label=gettext_lazy("전화번호"), required=False, max_length=LONGEST_FIELD)
    email = forms.EmailField(label=gettext_lazy("전자우편"), required=False, max_length=LONGEST_FIELD)
    text = forms.CharField(
        label=gettext_lazy("청구 내용"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 6})
    )
    methods = forms.MultipleChoiceField(
        label=gettext_lazy("공개 방법"), choices=Method.choices, widget=forms.CheckboxSelectMultiple
    )
    deliveries = forms.MultipleChoiceField(
        label=gettext_lazy("수령 방법"), choices=Delivery.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        departments: Any = self.fields["department"]
        departments.queryset = Department.objects.visible_to(user)
        departments.initial = departments.queryset.first()
        self.fields["received_on"].initial = today
        self.fields["handed_in"].initial = signing.dumps([user.pk, new_id()], salt=_SALT)
        self._user = user

    def clean_handed_in(self) -> str:
        """The id the form was shown with, to this officer; a new one where that is not so."""
        try:
            shown_to, public_id = signing.loads(self.cleaned_data["handed_in"], salt=_SALT)
        except (signing.BadSignature, ValueError):
            return new_id()
        return str(public_id) if shown_to == self._user.pk else new_id()

    def clean(self) -> dict[str, Any]:
        """One way to reach the requester must stand there: the field that is nearest to hand says so."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        ways = ("address", "phone", "email")
        if not any(given.get(name, "").strip() or name in self.errors for name in ways):
            self.add_error("phone", _("답을 보낼 곳이 없습니다. 주소, 전화번호, 전자우편 가운데 하나는 적어 주세요."))
        return given

    def clean_received_on(self) -> Any:
        """A paper cannot have come tomorrow."""
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(_("받은 날이 오늘보다 뒤입니다."))
        return day


class NewRequestPage(OfficerPage):
    """The form; its answer is the case with its number and last day."""

    template_name = "officers/cases/new.html"
    page_title = gettext_lazy("청구 입력")
    header_icon = "plus"
    crumbs = (("officers:cases", gettext_lazy("청구 처리")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form."""
        kwargs.setdefault("form", NewRequestForm(user=self.request.user))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Hand it in for the requester."""
        form = NewRequestForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            receipt = _submit(form.cleaned_data, request.user)
        except (errors.Refused, errors.Unavailable) as refusal:
            form.add_error(None, f"{refusal.sentence} ({refusal.code})")
            return self.render_to_response(self.get_context_data(form=form), status=409)
        words = _("접수번호 %(number)s번으로 입력했습니다. 늦어도 %(day)s까지 결정해야 합니다.")
        messages.success(request, words % {"number": receipt.request.receipt_number, "day": day_words(receipt.due_on)})
        case = Case.objects.visible_to(request.user).filter(request=receipt.request).first()
        back = reverse("officers:case", args=(case.public_id,)) if case else reverse("officers:cases")
        return HttpResponseRedirect(back)


def _submit(given: dict[str, Any], user: Any) -> Any:
    # A paper of an earlier day counts from that day; its hour is not known and does not matter for the period.
    noon = timezone.make_aware(datetime.combine(given["received_on"], time(12)))
    return submit_request(
        agency=given["department"].agency,
        department=given["department"],
        form=RequestForm(
            name=given["name"],
            birth_date=given["birth_date"],
            address=given["address"],
            phone=given["phone"],
            email=given["email"],
            text=given["text"],
        ),
        channel=Channel(given["channel"]),
        methods=[Method(method) for method in given["methods"]],
        deliveries=[Delivery(delivery) for delivery in given["deliveries"]],
        by=user,
        public_id=given["handed_in"],
        at=now() if given["received_on"] == today() else noon,
    )
