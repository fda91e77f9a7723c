"""The room as a Django app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """The room `network`."""

    name = "postroad.network"
    label = "network"
    default_auto_field = "django.db.models.BigAutoField"
