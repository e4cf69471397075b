"""The buttons with which an officer answers for a stopped text."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.officers.files import FileAct
from cms.officers.scoped import ObjectAct, now
from disclosure.actions import clearing
from disclosure.models import Case, Publication


class ClearFile(FileAct):
    """The words a file is blocked for name nobody; it goes on."""

    done = gettext_lazy("개인정보가 아니라고 적었습니다. 이어서 처리합니다.")

    def act(self) -> None:
        """Record it and let the machine go on."""
        clearing.clear_file(file=self.object, by=self.request.user, at=now())


class ClearReason(ObjectAct):
    """The reason of a withdrawal names nobody."""

    model = Publication
    related = ("department", "agency", "sealed_file")
    done = gettext_lazy("개인정보가 아니라고 적었습니다. 한 번 더 읽은 뒤 주민에게 보입니다.")

    def act(self) -> None:
        """Record it; the detector reads once more."""
        clearing.clear_reason(publication=self.object, by=self.request.user, at=now())

    def back(self) -> str:
        """The record."""
        return reverse("officers:publication", args=(self.object.public_id,))


class ClearDraft(ObjectAct):
    """A drafted decision names nobody."""

    model = Case
    related = ("department", "agency")
    done = gettext_lazy("개인정보가 아니라고 적었습니다. 한 번 더 읽은 뒤 결재할 수 있습니다.")

    def act(self) -> None:
        """Record it; the detector reads once more."""
        clearing.clear_draft(case=self.object, by=self.request.user, at=now())

    def back(self) -> str:
        """Its decision."""
        return reverse("officers:case_decision", args=(self.object.public_id,))
