"""The Django app."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Registers the rows of disclosure."""

    name = "disclosure"
    label = "disclosure"
    verbose_name = "정보공개"
    default_auto_field = "django.db.models.BigAutoField"
