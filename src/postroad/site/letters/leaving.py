"""Unsubscribing who asked for it in a letter: no token is needed, an editor read it and answers for it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from postroad.network.audit import record
from postroad.network.models import Correspondence, Person
from postroad.readers.leave import leave
from postroad.readers.models import Subscription


def subscriptions_of(letters: Iterable[Correspondence]) -> dict[int, list[Subscription]]:
    """Return what each letter's writer reads, by the letter's primary key: one newsletter if the letter is to it, else all.

    A writer is known by the address; one who wrote from another is known by the mail that was answered.
    """
    wanted = list(letters)
    identities = {one.sender_identity for one in wanted} - {""}
    keys = {one.about_key for one in wanted} - {None}
    there = list(
        Subscription.objects.filter(Q(subscriber__identity__in=identities) | Q(subscriber__in=keys))
        .exclude(state=Subscription.State.LEFT)
        .select_related("subscriber", "newsletter")
        .order_by("newsletter__title", "pk")
    )
    return {one.pk: _of(one, there) for one in wanted}


def _of(letter: Correspondence, there: list[Subscription]) -> list[Subscription]:
    newsletters = {letter.newsletter_id} if letter.newsletter_id else {one.newsletter_id for one in there}
    fitting = [one for one in there if one.newsletter_id in newsletters]
    by_address = [
        one for one in fitting if letter.sender_identity and one.subscriber.identity == letter.sender_identity
    ]
    return by_address or [one for one in fitting if one.subscriber_id == letter.about_key]


@transaction.atomic
def unsubscribe(letter: Correspondence, *, by: Person, now: datetime) -> list[Subscription]:
    """End what a letter's writer reads, and take the letter off the queue; return what ended."""
    ended = [
        one
        for one in subscriptions_of([letter])[letter.pk]
        if leave(one.newsletter, one.subscriber_id, how="reply", now=now, by=by)
    ]
    for one in ended:
        record(by, "reader.leave", f"reader {one.subscriber_id}", at=now, detail=f"{one.newsletter.slug}, by a letter")
    if ended:
        letter.done(by=by, now=now)
    return ended
