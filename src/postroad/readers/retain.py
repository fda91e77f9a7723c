"""Keeping no more than needed: what is forgotten by itself, and after how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from postroad.network import correspondence
from postroad.readers.consent import Act, enter
from postroad.readers.importing import drafts
from postroad.readers.keys import CONFIRM_WITHIN
from postroad.readers.models import Note, Subscriber, Subscription
from postroad.readers.models.address_change import AddressChange
from postroad.readers.models.knock import Knock
from postroad.readers.models.used_link import UsedLink
from postroad.readers.models.wish import Wish

NOTES_KEPT: Final = timedelta(days=30)
CHANGES_KEPT: Final = timedelta(days=30)
PAGES_KEPT: Final = timedelta(days=1)
AT_ONCE: Final = 200
"""Subscriptions in one write transaction."""


@dataclass(frozen=True)
class Rule:
    """One rule, as the operator is shown it."""

    what: str
    kept: timedelta
    why: str


RULES: Final = (
    Rule("Sign-ups that nobody confirmed", CONFIRM_WITHIN, "The link in the confirmation is good for as long."),
    Rule("Notes (confirmations and links that were asked for)", NOTES_KEPT, "They hold how often one address asks."),
    Rule("Changes of address", CHANGES_KEPT, "So that the old address can take one back."),
    Rule("What pages were asked, and from where (hashed)", PAGES_KEPT, "It holds how often one place asks."),
    Rule("Lists that were brought but not stored", drafts.KEPT_FOR, "So that a look through can be finished later."),
    Rule("Letters that somebody dealt with", correspondence.LETTERS_KEPT, "So that a question can be looked up again."),
    Rule("Letters from programs", correspondence.AUTOMATIC_KEPT, "So that one put aside by mistake can be found."),
    Rule("The log of mail that came in", correspondence.LOG_KEPT, "So that a mail handed over again is taken once."),
)


@dataclass(frozen=True)
class Forgotten:
    """How many were forgotten."""

    signups: int
    notes: int


def retain(*, now: datetime) -> Forgotten:
    """Forget what has been kept long enough. Safe to run again at any time; each transaction is short."""
    signups = 0
    while count := _forget_signups(now):
        signups += count
    notes, _ = Note.objects.filter(asked_at__lt=now - NOTES_KEPT).delete()
    AddressChange.objects.filter(asked_at__lt=now - CHANGES_KEPT).delete()
    Wish.objects.filter(asked_at__lt=now - PAGES_KEPT).delete()
    Knock.objects.filter(at__lt=now - PAGES_KEPT).delete()
    UsedLink.objects.filter(until__lt=now - PAGES_KEPT).delete()
    correspondence.retain(now=now)
    drafts.forget_stale(now=now)
    return Forgotten(signups, notes)


@transaction.atomic
def _forget_signups(now: datetime) -> int:
    old = list(
        Subscription.objects.filter(state=Subscription.State.PENDING, changed_at__lt=now - CONFIRM_WITHIN)
        .order_by("pk")
        .select_for_update()[:AT_ONCE]
    )
    for subscription in old:
        enter(subscription, Act.UNDONE, how="never confirmed", now=now)
    keys = [subscription.subscriber_id for subscription in old]
    Subscription.objects.filter(pk__in=[subscription.pk for subscription in old]).delete()
    # The identity goes with the last subscription that needed it.
    Subscriber.objects.filter(key__in=keys, subscriptions=None).delete()
    return len(old)
