"""The composition root as a Django app."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Pages, screens and commands."""

    name = "cms"
    verbose_name = "열린기록"
