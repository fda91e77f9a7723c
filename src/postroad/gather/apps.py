"""The room as a Django app."""

from django.apps import AppConfig


class GatherConfig(AppConfig):
    """The room `gather`."""

    name = "postroad.gather"
    label = "gather"
    default_auto_field = "django.db.models.BigAutoField"
