"""A delivery: one recipient's row in a mailing. The ledger is made of these."""

from django.db import models
from django.db.models import Q

from postroad.delivery.models.edition import Edition
from postroad.delivery.models.mailing import Mailing
from postroad.delivery.models.run import Run


class Delivery(models.Model):
    """What happened to one reader's mail. Knows the reader by the random key alone, so that it outlives an erasure.

    ``run`` is the sending that took it last. ``tries`` counts what was put to a relay and deferred.
    """

    class State(models.TextChoices):
        """queued → offered → accepted, deferred (→ queued), refused or uncertain; or withdrawn before the offer.

        A relay that turns the address down before the message was offered takes it from queued to deferred or refused.
        """

        QUEUED = "queued"
        OFFERED = "offered"
        ACCEPTED = "accepted"
        DEFERRED = "deferred"
        REFUSED = "refused"
        UNCERTAIN = "uncertain"
        WITHDRAWN = "withdrawn"

    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="deliveries", db_index=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deliveries", db_index=False)
    subscriber_key = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    why = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    offered_at = models.DateTimeField(null=True, blank=True)
    run = models.ForeignKey(
        Run, models.SET_NULL, null=True, blank=True, related_name="deliveries", db_index=False, db_constraint=False
    )

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = (
            models.UniqueConstraint(fields=("mailing", "subscriber_key"), name="delivery_once_a_mailing_and_reader"),
        )
        # Partial, so that a mail that is accepted, as nearly all are, leaves no trace in any index but the unique one.
        indexes = (
            models.Index(fields=("mailing", "edition", "id"), condition=Q(state="queued"), name="delivery_next_lot"),
            models.Index(
                fields=("mailing", "state", "due_at"),
                condition=Q(state__in=("offered", "deferred", "refused", "uncertain", "withdrawn")),
                name="delivery_not_accepted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subscriber_key} in {self.mailing_id}: {self.state}"
