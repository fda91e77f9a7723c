"""The room as a Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """The room `archive`."""

    name = "postroad.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
