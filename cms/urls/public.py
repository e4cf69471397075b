"""Addresses of the public site. No admin, no sign-in of officers, nothing that reads the sealed store."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language
from wagtail import urls as page_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("i18n/setlang/", set_language, name="set_language"),
    path("", include(page_urls)),
]
