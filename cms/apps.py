"""The composition root as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Pages, screens and commands."""

    name = "cms"
    verbose_name = _("열린기록")
