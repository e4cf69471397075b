"""Pictures of pages: from the sealed store, for signed-in officers of the department only, kept by nobody."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from cms.officers import sealed
from cms.officers.scoped import Scoped
from disclosure.errors import ObjectMissing
from disclosure.models import SealedFile
from disclosure.models.files import ArtefactKind

KINDS = {"original": ArtefactKind.PAGE_IMAGE, "result": ArtefactKind.RESULT_IMAGE}


class Picture(Scoped, View):
    """One page as PNG."""

    model = SealedFile
    related: ClassVar[tuple[str, ...]] = ("agency",)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The picture, or 404 where there is none."""
        file = self.get_object()
        try:
            png = sealed.shelf(file).get(KINDS[kwargs["which"]], kwargs["page"])
        except (ObjectMissing, KeyError) as error:
            raise Http404 from error
        return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "no-store, private"})
