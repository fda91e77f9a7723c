"""How many of a mailing's deliveries are in which state, counted from the rows and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from postroad.delivery.models import Delivery, Mailing

_NOT_ACCEPTED = ("offered", "deferred", "refused", "uncertain", "withdrawn")


@dataclass(frozen=True, slots=True)
class Tally:
    """Where a mailing stands. ``state`` and ``why`` are the mailing's; ``next_due`` is when a deferred one is tried again."""

    state: str
    why: str = ""
    queued: int = 0
    offered: int = 0
    accepted: int = 0
    deferred: int = 0
    refused: int = 0
    uncertain: int = 0
    withdrawn: int = 0
    next_due: datetime | None = None

    @property
    def total(self) -> int:
        """Return how many readers the mailing has."""
        return self.queued + self.offered + self.settled + self.deferred

    @property
    def settled(self) -> int:
        """Return how many need nothing more."""
        return self.accepted + self.refused + self.uncertain + self.withdrawn

    @property
    def left(self) -> int:
        """Return how many may still be sent."""
        return self.total - self.settled


def tally(mailing: int) -> Tally:
    """Count. Only indexes are read: all rows by the unique one, those not accepted by the partial ones; the rest is."""
    rows = Delivery.objects.filter(mailing=mailing)
    # Literal states, so that the database sees that the partial indexes fit.
    counts = dict(rows.filter(state__in=_NOT_ACCEPTED).values_list("state").annotate(count=Count("pk")).order_by())
    queued = rows.filter(state="queued").count()
    total = rows.count()
    standing = Mailing.objects.values("state", "why").get(pk=mailing)
    due = rows.filter(state="deferred").aggregate(due=Min("due_at"))["due"] if counts.get("deferred") else None
    return Tally(
        **standing,
        queued=queued,
        accepted=total - queued - sum(counts.values()),
        next_due=due,
        **counts,
    )
