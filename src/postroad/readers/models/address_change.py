"""A change of address, from the wish to its confirmation at the new one, or its end from the old one."""

from django.db import models

from postroad.network.models import Newsletter
from postroad.readers.models.subscriber import Subscriber


class AddressChange(models.Model):
    """Holds both addresses, since it is announced at the old one and can be taken back; it goes with the subscriber."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="address_changes")
    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="address_changes")
    old_address = models.CharField(max_length=320)
    new_address = models.CharField(max_length=320)
    new_identity = models.CharField(max_length=320)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("new_identity", "asked_at"), name="address_change_to"),)

    def __str__(self) -> str:
        return f"change of {self.subscriber_id}, {self.asked_at:%Y-%m-%d}"
