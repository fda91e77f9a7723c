"""Correspondence: what people write to a newsletter, waiting for an editor."""

from datetime import datetime

from django.conf import settings
from django.db import models

from postroad.network.models.newsletter import Newsletter
from postroad.network.models.person import Person


class Correspondence(models.Model):
    """One mail, as text alone and within bounds. Kept no longer than :mod:`postroad.network.correspondence` says.

    ``words`` are the person's own, ``quoted`` what they answered to. ``automatic`` says why it is taken for a program's, and
    is empty for a person's. ``about_key`` is the random key of the reader whose mail was answered, where that is known:
    people answer from other addresses than the one that they read at.
    """

    newsletter = models.ForeignKey(Newsletter, models.SET_NULL, null=True, related_name="correspondence")
    sender_address = models.CharField(max_length=320, blank=True)
    sender_identity = models.CharField(max_length=320, blank=True, db_index=True)
    sender_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    is_cut = models.BooleanField(default=False)
    attachments = models.PositiveIntegerField(default=0)
    asks_to_leave = models.BooleanField(default=False)
    automatic = models.CharField(max_length=120, blank=True)
    about_key = models.BigIntegerField(null=True, blank=True)
    received_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="correspondence_done"
    )

    class Meta:
        verbose_name_plural = "correspondence"
        ordering = ("-received_at", "-pk")
        indexes = (models.Index(fields=("done_at", "automatic", "received_at"), name="correspondence_waiting"),)

    def __str__(self) -> str:
        return f"A letter of {self.received_at:%Y-%m-%d %H:%M}"

    def done(self, *, by: Person, now: datetime) -> bool:
        """Take it off the queue. Return False where somebody did so before."""
        changed = Correspondence.objects.filter(pk=self.pk, done_at=None).update(done_at=now, done_by=by)
        self.refresh_from_db(fields=["done_at", "done_by"])
        return bool(changed)

    def wait_again(self) -> bool:
        """Put it back into the queue. Return False where it is there already."""
        changed = Correspondence.objects.filter(pk=self.pk).exclude(done_at=None).update(done_at=None, done_by=None)
        self.refresh_from_db(fields=["done_at", "done_by"])
        return bool(changed)
