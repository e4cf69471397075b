"""Tags and filters of the public pages: addresses, dates with their weekday, sizes, marked text."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.template.defaultfilters import date as format_date
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from cms.public.choosing import Choice
from cms.public.records import HIDDEN_WORDS, part_of
from cms.public.words import facet_word
from disclosure.models import Publication
from search.types import Marked

register = template.Library()

_TELEPHONE = re.compile(r"(?<![\d-])0\d{1,2}-\d{3,4}-\d{4}(?![\d-])")
PUBLIC_URLCONF = "cms.urls.public"
_KIB = 1024
_WEEKDAYS = (
    pgettext_lazy("weekday", "월"),
    pgettext_lazy("weekday", "화"),
    pgettext_lazy("weekday", "수"),
    pgettext_lazy("weekday", "목"),
    pgettext_lazy("weekday", "금"),
    pgettext_lazy("weekday", "토"),
    pgettext_lazy("weekday", "일"),
)


@register.simple_tag
def address(name: str, *args: object, **kwargs: object) -> str:
    """The path of a public view; also right in an editor's preview, which runs on the officers' site."""
    return reverse(name, urlconf=PUBLIC_URLCONF, args=args or None, kwargs=kwargs or None)


def _date_of(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def on_day(value: date | datetime | None) -> str:
    """A day with its weekday: 2026년 12월 4일(금)."""
    if value is None:
        return ""
    day = _date_of(value)
    return f"{format_date(day, pgettext('date', 'Y년 n월 j일'))}({_WEEKDAYS[day.weekday()]})"


@register.simple_tag
def day(value: date | datetime | None, style: str = "long") -> SafeString | str:
    """A `<time>` element, machine-readable; `style` "short" is for lists: 2026-12-04(금)."""
    if value is None:
        return ""
    date_of = _date_of(value)
    in_digits = f"{date_of.isoformat()}({_WEEKDAYS[date_of.weekday()]})"
    shown = on_day(value) if style == "long" else in_digits
    return format_html('<time datetime="{}">{}</time>', date_of.isoformat(), shown)


@register.simple_block_tag
def telephones(content: SafeString) -> SafeString:
    """The rendered sentences with their telephone numbers to press and call, never broken over two lines."""
    dialled = _TELEPHONE.sub(r'<a class="telephone" href="tel:\g<0>">\g<0></a>', content)
    return mark_safe(dialled)  # noqa: S308 - what was escaped stays escaped


@register.filter
def file_size(size_bytes: int) -> str:
    """A file's size as people say it."""
    if size_bytes >= _KIB * _KIB:
        return f"{size_bytes / _KIB / _KIB:.1f} MB"
    return _("%(size)s KB") % {"size": max(1, round(size_bytes / _KIB))}


@register.filter
def marked(pieces: Iterable[Marked]) -> SafeString:
    """Pieces of text with the matches in `<mark>`; every piece is escaped first."""
    return format_html_join(
        "", "{}{}{}", ((_OPEN if p.is_match else "", p.text, _CLOSE if p.is_match else "") for p in pieces)
    )


@register.filter
def page_text(pieces: Iterable[Marked]) -> SafeString:
    """A page's text like `marked`, hidden places set apart so that the eye, or a voice, can pass over them.

    Hidden places that follow each other with nothing between, as in a list of persons, are said once with their number.
    """
    return SafeString(_HIDDEN_WORDS.sub(_veil, marked(pieces)))


def _veil(places: re.Match[str]) -> SafeString:
    count = places.group().count(places[1])
    said = _("%(words)s %(count)s곳") % {"words": places[1], "count": count} if count > 1 else places[1]
    return format_html('<span class="veil">{}</span>', said)


_HIDDEN_WORDS = re.compile(rf"({HIDDEN_WORDS})(?:\s+\1)*")
_OPEN = SafeString("<mark>")
_CLOSE = SafeString("</mark>")


@register.filter
def kind_word(kind: str) -> str:
    """What a kind of paper is called."""
    return facet_word("kind", kind)


@register.simple_tag
def record_address(record: Publication, page: int = 0, words: str = "") -> str:
    """Where a record, or one of its pages, is read; the words go along so that they stay marked."""
    part = part_of(page) if page else 1
    pairs = ([("q", words)] if words else []) + ([("part", str(part))] if part > 1 else [])
    query = f"?{urlencode(pairs)}" if pairs else ""
    anchor = f"#page-{page}" if page else ""
    return f"{address('record', record.public_id)}{query}{anchor}"


@register.simple_tag
def list_page(choice: Choice, page: int, step: int) -> str:
    """The query of a list's page `page` + `step`."""
    return choice.at_page(page + step).query()
