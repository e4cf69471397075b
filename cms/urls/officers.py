"""Addresses of the officers' site: sign-in and the Wagtail admin."""

from allauth.account.views import LoginView
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="officers_home"),
    path("i18n/setlang/", set_language, name="set_language"),
    # allauth's sign-in (rate limits, second factor) stands before Wagtail's own.
    path("admin/login/", LoginView.as_view(), name="wagtailadmin_login"),
    path("accounts/", include("cms.urls.accounts")),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
]

handler400 = "cms.officers.failures.bad_request"
handler403 = "cms.officers.failures.forbidden"
handler404 = "cms.officers.failures.not_found"
handler500 = "cms.officers.failures.broken"
