"""The buttons of a case."""

from typing import ClassVar

from django.http import Http404
from django.urls import reverse

from cms.officers.case_forms import ACTS, act
from cms.officers.scoped import ObjectAct
from disclosure.models import Case


class CaseAct(ObjectAct):
    """One action on one case."""

    model = Case
    related: ClassVar[tuple[str, ...]] = ("request", "department", "agency")

    def act(self) -> str:
        """By the name in the address."""
        action = self.kwargs["action"]
        if action not in ACTS:
            raise Http404
        return act(self.object, action, self.request.POST, self.request.user)

    def back(self) -> str:
        """The case; or the list once it has moved to a department this officer does not see."""
        still = self.get_base_queryset().filter(pk=self.object.pk).exists()
        return reverse("officers:case", args=(self.object.public_id,)) if still else reverse("officers:cases")
