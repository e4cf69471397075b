"""Forms of the public site. Labels are what people say; the law's words stand in the hints."""

import re
import unicodedata
from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.public.hints import has_resident_number
from cms.public.reports import ReportedKind
from disclosure.actions.requesting import LONGEST_FIELD, LONGEST_TEXT
from disclosure.errors import FieldRefused, PersonalDataInPublicText
from disclosure.models.requests import Delivery, Method
from disclosure.publictext import checked_public_text

LONGEST_PLACE = 200
_OLDEST = timedelta(days=130 * 365)
_DIGITS = re.compile(r"\d+")

METHOD_WORDS = (
    (Method.FILE, _("파일로 받기 (전자파일)")),
    (Method.COPY, _("종이로 받기 (사본·출력물)")),
    (Method.VIEW, _("직접 가서 보기 (열람·시청)")),
    (Method.REPRO, _("필름·테이프 등 복제 (복제·인화물)")),
    (Method.ETC, _("다른 방법")),
)
DELIVERY_WORDS = (
    (Delivery.EMAIL, _("전자우편으로")),
    (Delivery.NET, _("이 누리집에서 (정보통신망)")),
    (Delivery.POST, _("우편으로 (우편 요금은 따로 냅니다)")),
    (Delivery.VISIT, _("군청에 가서 직접")),
    (Delivery.FAX, _("팩스로")),
)

REPORTED_WORDS = (
    (ReportedKind.NAME, _("이름")),
    (ReportedKind.IDENTIFIER, _("주민등록번호·여권번호 같은 번호")),
    (ReportedKind.CONTACT, _("전화번호·전자우편")),
    (ReportedKind.ADDRESS, _("집 주소")),
    (ReportedKind.ACCOUNT, _("계좌·카드 번호")),
    (ReportedKind.PICTURE, _("얼굴·서명·도장")),
    (ReportedKind.OTHER, _("다른 것")),
)


class StepForm(forms.Form):
    """A step of a form: no browser bubbles (they vanish), our own words under the field instead."""

    use_required_attribute = False

    def answers(self) -> dict[str, object]:
        """What was typed, as the draft keeps it."""
        return {name: list(value) if isinstance(value, list) else value for name, value in self.cleaned_data.items()}


class TopicForm(StepForm):
    """Step 1: what somebody looks for, in a few words."""

    topic = forms.CharField(
        label=_("무엇이 궁금하세요?"),
        max_length=LONGEST_FIELD,
        help_text=_("낱말 몇 개면 됩니다. 이미 공개된 자료가 있는지 먼저 찾아 드립니다."),
        error_messages={"required": _("무엇이 궁금한지 몇 마디만 적어 주세요.")},
    )


class DescriptionForm(StepForm):
    """Step 2: the request in its own words, in what form, and how to receive it (form 1-2)."""

    text = forms.CharField(
        label=_("어떤 자료가 필요한지 적어 주세요"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("언제, 어디, 무엇에 관한 자료인지 적으면 빨리 찾습니다. 까닭은 적지 않아도 됩니다."),
        error_messages={"required": _("필요한 자료를 적어 주세요.")},
    )
    methods = forms.MultipleChoiceField(
        label=_("어떤 모양으로 받을까요?"),
        choices=METHOD_WORDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("받을 모양을 하나 이상 골라 주세요.")},
    )
    deliveries = forms.MultipleChoiceField(
        label=_("어떻게 받을까요?"),
        choices=DELIVERY_WORDS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("받는 방법을 하나 이상 골라 주세요.")},
    )

    def clean_text(self) -> str:
        """The text, without a resident number: the law does not ask for one here (법 제10조제1항)."""
        text: str = self.cleaned_data["text"]
        if has_resident_number(text):
            raise forms.ValidationError(
                _("주민등록번호처럼 보이는 숫자가 있습니다. 청구에는 필요하지 않으니 지워 주세요.")
            )
        return text


class PersonForm(StepForm):
    """Step 3: who asks (법 제10조제1항제1호). A birth date, never a resident number."""

    name = forms.CharField(
        label=_("이름"),
        max_length=LONGEST_FIELD,
        help_text=_("단체나 회사라면 대표자의 이름을 적습니다."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("이름을 적어 주세요.")},
    )
    birth_date = forms.CharField(
        label=_("태어난 날"),
        max_length=20,
        help_text=_("예: 1950-03-21 또는 19500321. 주민등록번호는 받지 않습니다."),
        widget=forms.TextInput(attrs={"autocomplete": "bday", "inputmode": "numeric", "class": "short"}),
        error_messages={"required": _("태어난 날을 적어 주세요.")},
    )
    address = forms.CharField(
        label=_("주소"),
        max_length=LONGEST_FIELD,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        error_messages={"required": _("주소를 적어 주세요.")},
    )
    phone = forms.CharField(
        label=_("전화번호"),
        max_length=30,
        required=False,
        help_text=_("전화번호와 전자우편 가운데 하나는 꼭 적어 주세요."),
        widget=forms.TelInput(attrs={"autocomplete": "tel", "class": "short"}),
    )
    email = forms.EmailField(
        label=_("전자우편"),
        max_length=LONGEST_FIELD,
        required=False,
        help_text=_("적으시면 이 누리집에서 어디까지 됐는지 볼 수 있고, 접수번호를 보내 드립니다."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("전자우편 주소를 다시 살펴봐 주세요. 예: name@example.com")},
    )
    organisation = forms.CharField(
        label=_("단체·회사 이름과 등록번호"),
        max_length=LONGEST_FIELD,
        required=False,
        help_text=_("단체나 회사로 청구할 때만 적습니다."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    agent = forms.CharField(
        label=_("대신 청구하는 사람"),
        max_length=LONGEST_FIELD,
        required=False,
        help_text=_("대리인이 청구할 때만 이름과 연락처를 적습니다. 위임장은 나중에 받습니다."),
    )
    fee_reduction = forms.CharField(
        label=_("수수료를 줄여야 하는 까닭"),
        max_length=LONGEST_FIELD,
        required=False,
        help_text=_("비영리 학술·공익 단체 등은 수수료를 줄일 수 있습니다. 증빙은 나중에 받습니다."),
    )

    def clean_birth_date(self) -> str:
        """A day in the past, however it was written."""
        day = read_day(self.cleaned_data["birth_date"])
        today = timezone.localdate()
        if day is None or not today - _OLDEST < day < today:
            raise forms.ValidationError(_("태어난 날을 다시 살펴봐 주세요. 예: 1950-03-21"))
        return day.isoformat()

    def clean(self) -> dict[str, object] | None:
        """One way to reach the requester must be given."""
        given = super().clean()
        if given is not None and not given.get("phone") and not given.get("email") and "email" not in self.errors:
            self.add_error("phone", _("전화번호나 전자우편 가운데 하나를 적어 주세요."))
        return given


def read_day(text: str) -> date | None:
    """A day written as 19500321, 1950-3-21, 1950.3.21 or 1950년 3월 21일; None for anything else."""
    numbers = _DIGITS.findall(unicodedata.normalize("NFKC", text))
    if len(numbers) == 1 and len(numbers[0]) == len("19500321"):
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if len(numbers) != len(("year", "month", "day")) or any(len(number) > 4 for number in numbers):
        return None
    try:
        return date(*(int(number) for number in numbers))
    except ValueError:
        return None


class StatusForm(StepForm):
    """Which request, and the address it was filed with."""

    receipt_number = forms.CharField(
        label=_("접수번호"),
        max_length=20,
        help_text=_("접수증에 있습니다. 예: 2026-000123"),
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        error_messages={"required": _("접수번호를 적어 주세요.")},
    )
    email = forms.EmailField(
        label=_("전자우편"),
        max_length=LONGEST_FIELD,
        help_text=_("청구할 때 적은 주소여야 합니다. 이 주소로 확인 번호를 보내 드립니다."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("전자우편 주소를 적어 주세요."),
            "invalid": _("전자우편 주소를 다시 살펴봐 주세요. 예: name@example.com"),
        },
    )


class AlertForm(StepForm):
    """Where news of a saved search go."""

    email = forms.EmailField(
        label=_("전자우편"),
        max_length=LONGEST_FIELD,
        help_text=_("이 주소로 확인 편지를 보내 드립니다. 편지 속 주소를 눌러야 알림이 시작됩니다."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("전자우편 주소를 적어 주세요."),
            "invalid": _("전자우편 주소를 다시 살펴봐 주세요. 예: name@example.com"),
        },
    )


class CodeForm(StepForm):
    """The six digits out of the mail."""

    code = forms.CharField(
        label=_("확인 번호 여섯 자리"),
        max_length=12,
        help_text=_("전자우편으로 받은 숫자입니다. 10분 동안 쓸 수 있습니다."),
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("확인 번호를 적어 주세요.")},
    )

    def clean_code(self) -> str:
        """Digits only, whatever stands between them."""
        return "".join(_DIGITS.findall(unicodedata.normalize("NFKC", self.cleaned_data["code"])))


class ReportForm(StepForm):
    """What kind of personal data shows, and where; the thing itself is not to be typed."""

    kind = forms.ChoiceField(
        label=_("무엇이 보이나요?"),
        choices=REPORTED_WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("보이는 것을 골라 주세요.")},
    )
    page = forms.IntegerField(
        label=_("몇 쪽인가요?"),
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={"invalid": _("쪽 번호를 숫자로 적어 주세요.")},
    )
    place = forms.CharField(
        label=_("어디에 있나요?"),
        max_length=LONGEST_PLACE,
        required=False,
        help_text=_("예: 아래쪽 표의 둘째 줄. 보이는 이름이나 번호는 여기에 적지 마세요."),
    )

    def clean_place(self) -> str:
        """A hint of the place that holds no number of a person."""
        place: str = self.cleaned_data["place"]
        if not place:
            return ""
        try:
            return checked_public_text(place, field="place", longest=LONGEST_PLACE)
        except (FieldRefused, PersonalDataInPublicText) as error:
            raise forms.ValidationError(_("보이는 이름이나 번호는 적지 말고, 어디에 있는지만 적어 주세요.")) from error
