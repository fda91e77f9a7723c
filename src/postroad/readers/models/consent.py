"""Consent: append-only entries of who agreed to what, when and how."""

from django.db import models

from postroad.network.models import Newsletter


class ConsentEntry(models.Model):
    """One thing that a reader did. Knows only the random key, so that it outlives an erasure and says nothing."""

    class Act(models.TextChoices):
        """What was done."""

        ASKED = "asked"
        CONFIRMED = "confirmed"
        CHANGED = "changed"
        LEFT = "left"
        ERASED = "erased"

    subscriber_key = models.BigIntegerField(db_index=True)
    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="consent_entries")
    act = models.CharField(max_length=12, choices=Act)
    at = models.DateTimeField()
    how = models.CharField(max_length=60)
    wording = models.CharField(max_length=60, blank=True)
    evidence = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.subscriber_key} {self.act} {self.at:%Y-%m-%d}"
