"""A note: a mail that one reader asked for, such as a confirmation, waiting to be sent."""

from django.db import models

from postroad.network.models import Newsletter
from postroad.readers.models.address_change import AddressChange
from postroad.readers.models.subscriber import Subscriber


class Note(models.Model):
    """Written here by a page, sent by the delivery, which knows the relays. Holds no token: that is made on sending."""

    class Kind(models.TextChoices):
        """What the note is about."""

        CONFIRM = "confirm"
        MANAGE = "manage"
        LEAVE = "leave"
        ADDRESS_NEW = "address-new"
        ADDRESS_OLD = "address-old"

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="notes")
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=20, choices=Kind)
    change = models.ForeignKey(AddressChange, models.CASCADE, null=True, blank=True, related_name="notes")
    language = models.CharField(max_length=35, default="en")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("asked_at",), condition=models.Q(sent_at=None), name="note_waiting"),
            models.Index(fields=("subscriber", "kind", "asked_at"), name="note_of_a_reader"),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.subscriber}"
