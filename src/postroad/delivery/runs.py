"""Runs begin, end, and are found dead. Called on the ledger's thread."""

import socket
from datetime import datetime

from django.db import transaction

from postroad.delivery.ledger.store import Store
from postroad.delivery.models import Attempt, Delivery, Mailing, Run

UNKNOWN = "The sending ended before the relay's answer was recorded."


def begin(store: Store, mailing: int, relay: int, now: datetime) -> int:
    """Bury the runs of this mailing that died, and begin one; return its number. Others that live are left alone."""
    for dead in Run.objects.filter(mailing=mailing, ended_at=None):
        if store.hold(dead.pk):
            end(store, mailing, dead.pk, now, "It died.")
    with transaction.atomic():
        # The lock is taken before anybody else can see the run, lest it be taken for dead.
        run = Run.objects.create(mailing_id=mailing, relay_id=relay, host=socket.gethostname()[:255], started_at=now)
        store.hold(run.pk)
    return run.pk


def end(store: Store, mailing: int, run: int, now: datetime, ending: str) -> int:
    """End a run: what it offered without an answer is uncertain, what it took and did not offer is free again.

    Return how many are uncertain.
    """
    with transaction.atomic():
        uncertain = _call_uncertain(mailing, run, now)
        store.give_back(mailing, run)
        Run.objects.filter(pk=run).update(ended_at=now, ending=ending[:300])
    store.let_go()
    return uncertain


def _call_uncertain(mailing: int, run: int, now: datetime) -> int:
    unanswered = list(
        Delivery.objects.filter(mailing=mailing, run=run, state=Delivery.State.OFFERED).select_related("run")
    )
    Attempt.objects.bulk_create(
        Attempt(
            delivery=delivery,
            relay_id=delivery.run.relay_id if delivery.run else None,
            state=Delivery.State.UNCERTAIN,
            offered_at=delivery.offered_at,
            at=now,
            words=UNKNOWN,
        )
        for delivery in unanswered
    )
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in unanswered], state=Delivery.State.OFFERED).update(
        state=Delivery.State.UNCERTAIN, why=UNKNOWN
    )
    return len(unanswered)


def change_state(mailing: int, *, among: tuple[str, ...], to: str, why: str = "", **times: datetime) -> bool:
    """Move a mailing from one of some states to another; return whether it was in one of them."""
    return bool(Mailing.objects.filter(pk=mailing, state__in=among).update(state=to, why=why, **times))
