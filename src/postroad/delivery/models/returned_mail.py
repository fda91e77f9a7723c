"""Returned mails: bounces, reports and automatic answers, kept as they came until they are read."""

from django.db import models

from postroad.delivery.models.delivery import Delivery


class ReturnedMail(models.Model):
    """One mail that came back. ``delivery`` is the one that it is about, known by the return path; None for a note's.

    ``raw`` is its beginning, with what speaks of the reader taken out: the delivery knows whose it is.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, null=True, blank=True, related_name="returned")
    raw = models.BinaryField()
    is_cut = models.BooleanField(default=False)
    received_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Came back at {self.received_at:%Y-%m-%d %H:%M}"
