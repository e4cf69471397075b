"""How well detection does in use: what officers added by hand and let stand, by month and kind; a table and a CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.widgets.button import HeaderButton

from cms.officers.scoped import OfficerPage
from cms.officers.words import kind_word
from disclosure.recall import Recall, recall_by_month, total
from disclosure.reviewing import DRAWN

HEADS = (
    gettext_lazy("달"),
    gettext_lazy("종류"),
    gettext_lazy("가린 곳"),
    gettext_lazy("그중 직접 그린 곳"),
    gettext_lazy("찾아낸 비율"),
    gettext_lazy("가리자고 한 곳"),
    gettext_lazy("그중 둔 곳"),
    gettext_lazy("맞힌 비율"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table in words and numbers."""

    row: Recall
    kind: str
    is_total: bool

    @property
    def found(self) -> str:
        """The share of hidden places that had been found."""
        return _percent(self.row.recall)

    @property
    def right(self) -> str:
        """The share of proposals that were followed."""
        return _percent(self.row.precision)

    def cells(self) -> tuple[str | int, ...]:
        """As the CSV has them."""
        one = self.row
        return one.month, self.kind, one.hidden, one.added, self.found, one.proposed, one.kept, self.right


def _percent(share: float | None) -> str:
    """Rounded down to a tenth: a single miss is never shown as 100 %."""
    return "—" if share is None else f"{int(share * 1000) / 10:.1f}%"


def lines(user: Any) -> Iterator[Line]:
    """Each month's total, then its kinds."""
    rows = recall_by_month(user)
    for month in dict.fromkeys(row.month for row in rows):
        yield Line(total(rows, month), _("모두"), True)
        for row in rows:
            if row.month == month:
                yield Line(row, _kind(row.kind), False)


def _kind(kind: str) -> str:
    return _("종류를 적지 않은 상자") if kind == DRAWN else kind_word(kind)


class RecallPage(OfficerPage):
    """The table."""

    template_name = "officers/recall.html"
    page_title = gettext_lazy("찾기 성적")
    header_icon = "glasses"

    def get_header_buttons(self) -> list[HeaderButton]:
        """The download."""
        return [HeaderButton(_("CSV로 받기"), url=reverse("officers:recall_csv"), icon_name="download")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the officer's departments say."""
        return super().get_context_data(heads=HEADS, lines=list(lines(self.request.user)), **kwargs)


class RecallCsv(View):
    """The same numbers as a file that a spreadsheet opens."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Numbers and words of our own, nothing of a paper."""
        written = StringIO()
        rows = csv.writer(written)
        rows.writerow(HEADS)
        rows.writerows(line.cells() for line in lines(request.user))
        # A spreadsheet takes a file without this mark for another encoding.
        answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="recall.csv"'
        answer["Cache-Control"] = "no-store, private"
        return answer
