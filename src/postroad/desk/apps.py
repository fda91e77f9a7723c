"""The room as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The room `desk`."""

    name = "postroad.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
