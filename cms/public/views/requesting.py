"""Filing a request in four steps, each saved, and the receipt."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.public.agencies import site_agency
from cms.public.answering import count_once, published_answers
from cms.public.calendars import holidays, months
from cms.public.crumbs import Crumb
from cms.public.drafts import Draft, RequestDraft, drop_draft, keep_draft, open_draft
from cms.public.forms import DELIVERY_WORDS, METHOD_WORDS, DescriptionForm, PersonForm, StepForm, TopicForm
from cms.public.hints import personal_hints
from cms.public.limits import SEND_REQUEST, is_over, too_many
from cms.public.mails import mail_receipt
from disclosure.actions.requesting import LONGEST_FIELD, Receipt, submit_request
from disclosure.errors import FieldRefused
from disclosure.models import DisclosureRequest
from disclosure.models.requests import Channel, Delivery, Method
from disclosure.sealing import RequestForm

SESSION_RECEIPT = "receipt"
LOOKED = "looked"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the form."""

    name: str
    label: Promise
    form: type[StepForm]


STEPS = (
    Step("what", gettext_lazy("찾는 것"), TopicForm),
    Step("how", gettext_lazy("내용과 받는 방법"), DescriptionForm),
    Step("who", gettext_lazy("청구하는 사람"), PersonForm),
)
CHECK = "check"
FORM_FIELDS = ("name", "birth_date", "address", "phone", "email", "text", "organisation", "agent", "fee_reduction")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What a request is, who may ask, how long it takes; then the first step."""
    context = {"section": "request", "crumbs": (Crumb(_("청구하기")),)}
    return render(request, "public/request/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step: show it with what was written before, or take it in and go on.

    Whatever is typed is kept first and shown by a redirect, so that the browser's way back never asks to send again.
    """
    if step == CHECK:
        return _check(request)
    place = next((place for place, each in enumerate(STEPS) if each.name == step), None)
    if place is None:
        raise Http404
    draft = open_draft(request)
    if request.method == "POST":
        return _take(request, draft, place)
    return _show(request, draft, place)


def _take(request: HttpRequest, draft: Draft, place: int) -> HttpResponse:
    name = STEPS[place].name
    form = STEPS[place].form(request.POST)
    draft.typed[name] = {field: request.POST.getlist(field) for field in form.fields}
    draft.steps.pop(name, None)
    if not form.is_valid() or (name == "what" and request.POST.get("seen") != form.cleaned_data["topic"]):
        response = redirect(f"{reverse('request_step', args=[name])}?{LOOKED}=1")
    else:
        draft.steps[name] = form.answers()
        response = redirect("request_step", step=STEPS[place + 1].name if place + 1 < len(STEPS) else CHECK)
    keep_draft(draft, request, response, timezone.now())
    return response


def _form(request: HttpRequest, draft: Draft, place: int) -> StepForm:
    """The step's form: as typed and checked after a press of its button, else filled with what is known."""
    name, kind = STEPS[place].name, STEPS[place].form
    given = QueryDict(mutable=True)
    for field, values in draft.typed.get(name, {}).items():
        given.setlist(field, values)
    if LOOKED in request.GET and name in draft.typed:
        return kind(given)
    if name in draft.typed and not (name == "what" and request.GET.get("q")):
        several = ("methods", "deliveries")
        return kind(initial={field: given.getlist(field) if field in several else given[field] for field in given})
    return kind(initial=_known(request, draft, name))


def _known(request: HttpRequest, draft: Draft, name: str) -> dict[str, object]:
    if name == "what":
        return {"topic": request.GET.get("q", "")[:LONGEST_FIELD]}
    if name == "how":
        topic = draft.steps.get("what", {}).get("topic", "")
        return {"text": topic, "methods": [Method.FILE], "deliveries": [Delivery.EMAIL]}
    return {}


def _show(request: HttpRequest, draft: Draft, place: int) -> HttpResponse:
    form = _form(request, draft, place)
    topic = str(form["topic"].value() or "") if isinstance(form, TopicForm) else ""
    typed = str(form["text"].value() or "") if isinstance(form, DescriptionForm) else ""
    answers = published_answers(topic or typed)
    context = {
        **_frame(place, STEPS[place].label),
        "form": form,
        "step": STEPS[place],
        "topic": topic,
        "looked": bool(topic),
        "answers": answers,
        "hints": personal_hints(typed),
        "previous": STEPS[place - 1].name if place else "",
    }
    response = render(request, f"public/request/{STEPS[place].name}.html", context)
    if answers.found and STEPS[place].name in draft.typed and count_once(draft, "shown"):
        keep_draft(draft, request, response, timezone.now())
    return response


def _frame(place: int, label: Promise) -> dict[str, object]:
    return {
        "section": "request",
        "crumbs": (Crumb(_("청구하기"), reverse("request")), Crumb(str(label))),
        "steps": (*(each.label for each in STEPS), _("확인하고 보내기")),
        "place": place,
    }


def _check(request: HttpRequest) -> HttpResponse:
    draft = open_draft(request)
    missing = next((each.name for each in STEPS if each.name not in draft.steps), None)
    if missing is not None:
        if SESSION_RECEIPT in request.session:
            return redirect("request_sent")
        return redirect("request_step", step=missing)
    if request.method == "POST":
        return _send(request, draft)
    answers = draft.answers()
    context = {
        **_frame(len(STEPS), gettext_lazy("확인하고 보내기")),
        "answers": answers,
        "methods": _words(METHOD_WORDS, answers["methods"]),
        "deliveries": _words(DELIVERY_WORDS, answers["deliveries"]),
        "hints": personal_hints(str(answers["text"])),
    }
    return render(request, "public/request/check.html", context)


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    if is_over(request, SEND_REQUEST):
        return too_many(request, SEND_REQUEST)
    answers = draft.answers()
    try:
        receipt = _submit(draft, answers)
    except FieldRefused:
        # A field a later release bounds more tightly than the draft was checked with.
        return redirect("request_step", step="who")
    response = redirect("request_sent")
    if receipt is not None:
        request.session[SESSION_RECEIPT] = receipt.request.pk
        _mail(answers, receipt)
        if "shown" in draft.marks:
            count_once(draft, "sent")
    drop_draft(draft, response)
    return response


@transaction.atomic
def _submit(draft: Draft, answers: dict[str, object]) -> Receipt | None:
    """Hand in exactly once: whoever removes the draft sends it; a second press finds none."""
    removed, _rows = RequestDraft.objects.filter(handle=draft.handle).delete()
    if not removed:
        return None
    return submit_request(
        agency=site_agency(),
        form=RequestForm(**{name: str(answers[name]) for name in FORM_FIELDS}),
        channel=Channel.NETWORK,
        methods=[Method(value) for value in answers["methods"]],
        deliveries=[Delivery(value) for value in answers["deliveries"]],
        at=timezone.now(),
    )


def _mail(answers: dict[str, object], receipt: Receipt) -> None:
    email = str(answers["email"])
    if email:
        number = receipt.request.receipt_number
        mail_receipt(email, number, {"receipt_number": number, "due_on": receipt.due_on})


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt: number, last day with the days that count, what comes next. For this browser only, for a while."""
    row = DisclosureRequest.objects.filter(pk=request.session.get(SESSION_RECEIPT)).select_related("agency").first()
    case = row.cases.select_related("department").order_by("pk").first() if row else None
    if row is None or case is None:
        return redirect("status")
    context = {
        "section": "request",
        "crumbs": (Crumb(_("청구하기"), reverse("request")), Crumb(_("접수증"))),
        "receipt": row,
        "case": case,
        "methods": _words(METHOD_WORDS, row.methods),
        "deliveries": _words(DELIVERY_WORDS, row.deliveries),
        "months": months(case.received_on, case.due_on, holidays(row.agency)),
    }
    return render(request, "public/request/sent.html", context)


def _words(choices: tuple[tuple[str, Promise], ...], chosen: object) -> tuple[Promise, ...]:
    return tuple(words for value, words in choices if value in chosen)
