"""An attempt: one try to hand a message over. Rows are added and never overwritten."""

from django.db import models

from postroad.delivery.models.delivery import Delivery
from postroad.delivery.models.relay import Relay


class Attempt(models.Model):
    """One thing that was said about a delivery: an offer, or the relay's answer in its own words (addresses redacted)."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="attempts")
    relay = models.ForeignKey(Relay, models.SET_NULL, null=True, related_name="attempts")
    state = models.CharField(max_length=10)
    at = models.DateTimeField()
    code = models.PositiveSmallIntegerField(null=True)
    enhanced = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.state} at {self.at:%H:%M:%S}"
