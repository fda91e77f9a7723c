"""A delivery: one recipient's row in a mailing. The ledger is made of these."""

from django.db import models

from postroad.delivery.models.edition import Edition
from postroad.delivery.models.mailing import Mailing


class Delivery(models.Model):
    """What happened to one reader's mail. Knows the reader by the random key alone, so that it outlives an erasure."""

    class State(models.TextChoices):
        """queued → offered → accepted, deferred (→ queued), refused or uncertain; or withdrawn before the offer."""

        QUEUED = "queued"
        OFFERED = "offered"
        ACCEPTED = "accepted"
        DEFERRED = "deferred"
        REFUSED = "refused"
        UNCERTAIN = "uncertain"
        WITHDRAWN = "withdrawn"

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="deliveries")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deliveries")
    subscriber_key = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    why = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (
            models.UniqueConstraint(fields=("mailing", "subscriber_key"), name="delivery_once_a_mailing_and_reader"),
        )
        indexes = (models.Index(fields=("mailing", "state", "edition", "id"), name="delivery_next_lot"),)

    def __str__(self) -> str:
        return f"{self.subscriber_key} in {self.mailing_id}: {self.state}"
