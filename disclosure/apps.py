"""The Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosureConfig(AppConfig):
    """Registers the rows of disclosure."""

    name = "disclosure"
    label = "disclosure"
    verbose_name = _("정보공개")
    default_auto_field = "django.db.models.BigAutoField"
