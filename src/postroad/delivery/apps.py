"""The room as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """The room `delivery`."""

    name = "postroad.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the readers' room what else is held about a reader; it knows nothing of this one."""
        from postroad.delivery.held import mails_of
        from postroad.readers.held import also

        also("mails", mails_of)
