"""Upload of one or several papers: each is received or refused by itself, with a sentence."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.scoped import OfficerPage, now
from cms.officers.sealed import place_of_work
from cms.wording import told
from disclosure import errors
from disclosure.actions.receiving import Upload, receive_file
from disclosure.models import Case, Department, SealedFile
from disclosure.models.files import Origin, RecordKind
from disclosure.permits import why_not_upload
from redaction.errors import RedactionError

MOST_AT_ONCE = 20


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files, at most `MOST_AT_ONCE`."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each file as Django checks one; an empty file is left to the domain, which says what is wrong with it."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            raise forms.ValidationError(_("올릴 PDF 파일을 골라 주세요."))
        if len(given) > MOST_AT_ONCE:
            raise forms.ValidationError(_("한 번에 %(most)d개까지 올릴 수 있습니다.") % {"most": MOST_AT_ONCE})
        return list(given)


class UploadForm(forms.Form):
    """What is uploaded, for which department, for which case, and why it will be published."""

    files = FilesField(
        label=gettext_lazy("PDF 파일"),
        widget=ManyFiles(
            attrs={
                "accept": "application/pdf,.pdf",
                "multiple": True,
                "data-og-drop-target": "input",
                "data-action": "og-drop#list",
            }
        ),
        help_text=gettext_lazy("200MB, 2,000쪽까지. 파일 이름에 담긴 이름도 암호화되어 공개되지 않습니다."),
    )
    department = forms.ModelChoiceField(label=gettext_lazy("부서"), queryset=Department.objects.none())
    case = forms.ModelChoiceField(
        label=gettext_lazy("처리 건"),
        queryset=Case.objects.none(),
        required=False,
        empty_label=gettext_lazy("청구와 관계없음"),
        help_text=gettext_lazy("청구에 답하는 자료면 처리번호를 고르십시오."),
    )
    origin = forms.ChoiceField(label=gettext_lazy("공개 종류"), choices=Origin.choices, initial=Origin.REQUEST)
    kind = forms.ChoiceField(label=gettext_lazy("문서 종류"), choices=RecordKind.choices, initial=RecordKind.OTHER)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The few departments of one officer: asked one by one, so that the form offers what the action will allow.
        own = [row for row in Department.objects.visible_to(user) if why_not_upload(row, by=user) is None]
        departments: Any = self.fields["department"]
        departments.queryset = Department.objects.filter(pk__in=[row.pk for row in own])
        if len(own) == 1:
            departments.initial = own[0]
        cases: Any = self.fields["case"]
        cases.queryset = Case.objects.visible_to(user).open().filter(department__in=own)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one uploaded file."""

    name: str
    public_id: str = ""
    sentence: str = ""
    same_as: str = ""


class UploadPage(OfficerPage):
    """The form; its answer lists each file with what became of it."""

    template_name = "officers/files/upload.html"
    page_title = gettext_lazy("파일 올리기")
    header_icon = "upload"
    crumbs = (("officers:files", gettext_lazy("파일")),)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, filled from the case one came from."""
        if "form" not in kwargs:
            case = Case.objects.visible_to(self.request.user).filter(public_id=self.request.GET.get("case", "")).first()
            initial = {"case": case, "department": case.department if case else None}
            kwargs["form"] = UploadForm(user=self.request.user, initial={k: v for k, v in initial.items() if v})
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Receive each file; one refusal does not stop the others."""
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        received = [_receive(file, form.cleaned_data, request.user) for file in form.cleaned_data["files"]]
        if len(received) == 1 and received[0].public_id:
            return HttpResponseRedirect(reverse("officers:file", args=(received[0].public_id,)))
        return self.render_to_response(self.get_context_data(form=form, received=received))


def _receive(uploaded: UploadedFile, chosen: dict[str, Any], user: Any) -> Received:
    work = place_of_work()
    sealed_name = uploaded.name or ""
    try:
        file = receive_file(
            upload=Upload(sealed_name, uploaded.chunks()),
            department=chosen["department"],
            case=chosen["case"],
            origin=Origin(chosen["origin"]),
            kind=RecordKind(chosen["kind"]),
            by=user,
            at=now(),
            sealed_store=work.sealed,
            vault=work.vault,
        )
    except errors.DuplicateFile as refusal:
        # A duplicate lies in the same department, which this officer may see.
        same = SealedFile.objects.visible_to(user).filter(public_id=refusal.detail).first()
        return Received(sealed_name, sentence=told(refusal), same_as=same.public_id if same else "")
    except (errors.Refused, errors.Unavailable, RedactionError) as refusal:
        return Received(sealed_name, sentence=told(refusal))
    return Received(sealed_name, public_id=file.public_id)
