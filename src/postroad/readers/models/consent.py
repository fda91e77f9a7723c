"""Consent: append-only entries of who agreed to what wording, when and how."""

from django.conf import settings
from django.db import models

from postroad.network.models import Newsletter
from postroad.readers.models.batch import Batch
from postroad.readers.models.wording import Wording


class ConsentEntry(models.Model):
    """One act, by or for a reader. Knows only the random key, so that it outlives an erasure and speaks of nobody.

    The database itself refuses to change or delete an entry (see :mod:`postroad.readers.triggers`). ``choices`` holds what
    the act changed; :func:`postroad.readers.choices.fold` adds the entries up to the present state.
    """

    class Act(models.TextChoices):
        """What was done."""

        ASKED = "asked"
        CONFIRMED = "confirmed"
        ENROLLED = "enrolled"
        CHANGED = "changed"
        MOVED = "moved"
        LEFT = "left"
        STOPPED = "stopped"
        RESUMED = "resumed"
        UNDONE = "undone"
        ERASED = "erased"

    subscriber_key = models.BigIntegerField()
    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="consent_entries")
    act = models.CharField(max_length=12, choices=Act)
    at = models.DateTimeField()
    how = models.CharField(max_length=60)
    source = models.CharField(max_length=200, blank=True)
    wording = models.ForeignKey(Wording, models.PROTECT, null=True, related_name="entries")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="entries")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="consent_entries")
    choices = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name_plural = "consent entries"
        ordering = ("pk",)
        indexes = (models.Index(fields=("subscriber_key", "newsletter"), name="consent_of_a_reader"),)

    def __str__(self) -> str:
        return f"{self.subscriber_key} {self.act} {self.at:%Y-%m-%d}"
