"""What became of one reader's mails, by the random key, in the relays' own words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from postroad.delivery.models import Attempt, Delivery, Mailing
from postroad.delivery.shown import SAID_OF_ONE

NEWEST: Final = 100
"""So many mailings back: each is one look into the ledger's unique index, which knows readers by mailing alone."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One mail: where it stands, why, and each try to hand it over, the oldest first."""

    mailing: Mailing
    sign: str
    word: str
    why: str
    offered_at: datetime | None
    attempts: tuple[Attempt, ...]


def sent_to(subscriber_key: int) -> list[Sent]:
    """Return a reader's mails in the newest mailings, the newest first."""
    mailings = list(Mailing.objects.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
    found = Delivery.objects.filter(mailing__in=mailings, subscriber_key=subscriber_key)
    deliveries = found.select_related("mailing__newsletter").prefetch_related("attempts__relay").order_by("-mailing_id")
    return [
        Sent(one.mailing, *SAID_OF_ONE[one.state], one.why, one.offered_at, tuple(one.attempts.all()))
        for one in deliveries
    ]
