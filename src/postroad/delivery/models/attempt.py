"""An attempt: one try to hand a message over. Rows are added and never overwritten."""

from django.db import models

from postroad.delivery.models.delivery import Delivery
from postroad.delivery.models.relay import Relay


class Attempt(models.Model):
    """How one try ended, in the relay's own words (addresses redacted); ``offered_at`` is empty where no offer was made.

    The ledger writes these rows beside the state, in the same transaction; so the database need not check the keys again.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="attempts", db_constraint=False)
    relay = models.ForeignKey(
        Relay, models.SET_NULL, null=True, related_name="attempts", db_index=False, db_constraint=False
    )
    state = models.CharField(max_length=10)
    offered_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    code = models.PositiveSmallIntegerField(null=True)
    enhanced = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.state} at {self.at:%H:%M:%S}"
