"""The room as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """The room `delivery`."""

    name = "postroad.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"
