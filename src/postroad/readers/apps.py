"""The room as a Django app."""

from django.apps import AppConfig


class ReadersConfig(AppConfig):
    """The room `readers`."""

    name = "postroad.readers"
    label = "readers"
    default_auto_field = "django.db.models.BigAutoField"
