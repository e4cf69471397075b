"""Addresses of the public site. No admin, no sign-in of officers, nothing that reads the sealed store."""

from collections.abc import Callable

from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from wagtail import urls as page_urls

from cms.public import display
from cms.public.views import alerts, answering, feeds, files, finding, records, reporting, requesting, site, status

handler400 = "cms.public.views.errors.bad_request"
handler403 = "cms.public.views.errors.forbidden"
handler404 = "cms.public.views.errors.not_found"
handler500 = "cms.public.views.errors.server_error"

_RECORD = "records/<slug:public_id>/"


def _asked_again(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Browsers and proxies may keep the answer but ask each time (ETag), so that what was withdrawn is gone at once."""
    return conditional_page(cache_control(no_cache=True)(view))


urlpatterns: list[URLPattern | URLResolver] = [
    path("", _asked_again(site.home), name="home"),
    path("display/", display.choose, name="display"),
    path("search/", _asked_again(finding.results), name="search"),
    path("search/suggestions/", finding.suggestions, name="suggestions"),
    path("search/words/", finding.words, name="words"),
    path("search/feed.atom", _asked_again(feeds.found_records), name="search_feed"),
    path("search/alerts/", alerts.ask, name="alerts"),
    path("search/alerts/asked/", alerts.asked, name="alert_asked"),
    path("search/alerts/<slug:public_id>/confirm/<slug:token>/", alerts.confirm, name="alert_confirm"),
    path("search/alerts/<slug:public_id>/leave/<slug:token>/", alerts.leave, name="alert_leave"),
    path("numbers/", _asked_again(finding.in_numbers), name="numbers"),
    path("numbers/<slug:name>.csv", _asked_again(finding.in_numbers_table), name="numbers_table"),
    path("records/", _asked_again(finding.records), name="records"),
    path(_RECORD, _asked_again(records.record), name="record"),
    path(f"{_RECORD}file.pdf", files.pdf, name="record_pdf"),
    path(f"{_RECORD}pages/<int:page>.png", files.page_image, name="page_image"),
    path(f"{_RECORD}thumbs/<int:page>.png", files.page_thumb, name="page_thumb"),
    path(f"{_RECORD}proof/", _asked_again(records.proof), name="record_proof"),
    path(f"{_RECORD}proof.json", _asked_again(records.proof_file), name="record_proof_file"),
    path(f"{_RECORD}report/", reporting.report, name="record_report"),
    path("request/", requesting.start, name="request"),
    path("request/sent/", requesting.sent, name="request_sent"),
    path("request/answers/", answering.fragment, name="answers"),
    path("request/answers/<slug:public_id>/<int:page>/", answering.open_answer, name="open_answer"),
    path("request/settled/", answering.settled, name="settled"),
    path("request/<slug:step>/", requesting.step, name="request_step"),
    path("status/", status.ask, name="status"),
    path("status/code/", status.code, name="status_code"),
    path("status/request/", status.show, name="status_show"),
    path("status/letter/<slug:case_number>/", status.letter, name="status_letter"),
    path("status/leave/", status.leave, name="status_leave"),
    path("guide/", _asked_again(site.guide), name="guides"),
    path("guide/<slug:slug>/", _asked_again(site.guide), name="guide"),
    path("notices/", _asked_again(site.notice), name="notices"),
    path("notices/<slug:slug>/", _asked_again(site.notice), name="notice"),
    path("feeds/records.atom", _asked_again(site.RecordsAtom()), name="atom"),
    path("feeds/records.rss", _asked_again(site.RecordsFeed()), name="rss"),
    path(
        "sitemap.xml",
        _asked_again(sitemap_index),
        {"sitemaps": site.SITEMAPS, "sitemap_url_name": "sitemap_part"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", _asked_again(sitemap), {"sitemaps": site.SITEMAPS}, name="sitemap_part"),
    path("robots.txt", site.robots, name="robots"),
    path("opensearch.xml", site.opensearch, name="opensearch"),
    path(".well-known/security.txt", site.security, name="security"),
    path("", include(page_urls)),
]
