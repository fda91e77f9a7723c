"""A run: one sending of a mailing by one process, from its start to its end or its death."""

from django.db import models

from postroad.delivery.models.mailing import Mailing
from postroad.delivery.models.relay import Relay


class Run(models.Model):
    """While a run lives it holds a lock that dies with its process; who finds the lock free and no end knows that it died."""

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="runs")
    relay = models.ForeignKey(Relay, models.SET_NULL, null=True, related_name="runs")
    host = models.CharField(max_length=255)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"run {self.pk} of {self.mailing}"
