"""What machines ask for: robots, sitemap, feeds, search description, security contact; and editorial pages."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.views import serve

from cms.public.records import public_records
from cms.public.words import facet_word
from disclosure.models import Publication

FEED_ITEMS = 30
SITEMAP_ITEMS = 2000
SECURITY_CONTACT = "mailto:openrecords@gurye.example"
_EXPIRES_AFTER = timedelta(days=180)


class RecordsFeed(Feed):
    """The newest records as RSS."""

    feed_type = Rss201rev2Feed

    def title(self) -> str:
        """The feed's name."""
        return _("열린기록: 구례군이 새로 공개한 자료")

    def description(self) -> str:
        """What it brings."""
        return _("구례군이 공개한 문서를 새것부터 알려 드립니다.")

    def link(self) -> str:
        """The page it follows."""
        return reverse("records")

    def items(self) -> QuerySet[Publication]:
        """What is public now; a withdrawn record is gone from the next answer."""
        return public_records().newest()[:FEED_ITEMS]

    def item_title(self, item: Publication) -> str:
        """The record's title."""
        return item.title

    def item_description(self, item: Publication) -> str:
        """Its one-sentence summary."""
        return item.summary

    def item_link(self, item: Publication) -> str:
        """Its page."""
        return reverse("record", args=[item.public_id])

    def item_guid(self, item: Publication) -> str:
        """The same for ever, whatever host serves it."""
        return f"urn:yeollin-girok:{item.agency.code}:{item.public_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Publication) -> datetime | None:
        """When it became public."""
        return item.published_at

    def item_updateddate(self, item: Publication) -> datetime | None:
        """When it last changed."""
        return item.revised_at or item.published_at

    def item_author_name(self, item: Publication) -> str:
        """The department."""
        return item.department.name

    def item_categories(self, item: Publication) -> tuple[str, ...]:
        """Kind and disclosure."""
        return (facet_word("kind", item.kind), item.get_disclosure_display())


class RecordsAtom(RecordsFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
    subtitle = RecordsFeed.description


class RecordSitemap(Sitemap):
    """Every public record."""

    limit = SITEMAP_ITEMS
    changefreq = "monthly"

    def items(self) -> QuerySet[Publication]:
        """What is public now."""
        return public_records().order_by("-published_at", "-pk")

    def location(self, item: Publication) -> str:
        """Its page."""
        return reverse("record", args=[item.public_id])

    def lastmod(self, item: Publication) -> datetime | None:
        """When it last changed."""
        return item.revised_at or item.published_at


class EditorialSitemap(Sitemap):
    """The opening page, guides and notices, and the list of records."""

    def items(self) -> list[str]:
        """Their paths."""
        pages = Page.objects.live().public().filter(content_type__app_label="cms").order_by("path")
        return [reverse("records"), reverse("request"), reverse("numbers"), *(page.url for page in pages if page.url)]

    def location(self, item: str) -> str:
        """The path; pages of Wagtail give an address with its host when there are several sites."""
        return urlsplit(item).path


SITEMAPS = {"records": RecordSitemap, "pages": EditorialSitemap}


@require_safe
def guide(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A guide, or their list, from Wagtail."""
    return serve(request, f"guide/{slug}/" if slug else "guide/")


@require_safe
def notice(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A notice, or their list, from Wagtail."""
    return serve(request, f"notices/{slug}/" if slug else "notices/")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The opening page, from Wagtail."""
    return serve(request, "")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: records and guides; not searches, which never end, nor anybody's request."""
    context = {"sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "public/machines/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser search here from its address bar."""
    context = {
        "search": request.build_absolute_uri(reverse("search")),
        "feed": request.build_absolute_uri(reverse("search_feed")),
        "suggestions": request.build_absolute_uri(reverse("suggestions")),
    }
    kind = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "public/machines/opensearch.xml", context, content_type=kind)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell about a hole (RFC 9116)."""
    context = {
        "contact": SECURITY_CONTACT,
        "expires": (timezone.now() + _EXPIRES_AFTER).replace(microsecond=0).isoformat(),
        "canonical": settings.PUBLIC_BASE_URL + reverse("security"),
    }
    return render(request, "public/machines/security.txt", context, content_type="text/plain; charset=utf-8")
