"""Leaving by a mail that has no token: whoever it names gets a link, since a sender's name is easily forged."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from postroad.network.models import Newsletter
from postroad.readers.models import Note, Subscription

NOTES_A_DAY: Final = 3
"""How many links to leave one address gets within a day, however many mails name it."""
MOST_NEWSLETTERS: Final = 5


@transaction.atomic
def offer_to_leave(identity: str, newsletter: Newsletter | None, *, now: datetime) -> bool:
    """Let a link to leave go to a reader, for one newsletter or for each that they get; return whether there is any.

    Whether a note goes out this time, or enough of them went out today, is the reader's to see and nobody else's.
    """
    theirs = Subscription.objects.filter(subscriber__identity=identity).exclude(state=Subscription.State.LEFT)
    if newsletter is not None:
        theirs = theirs.filter(newsletter=newsletter)
    found = list(theirs.order_by("pk")[:MOST_NEWSLETTERS])
    for subscription in found:
        sent = Note.objects.filter(
            subscriber=subscription.subscriber_id,
            newsletter=subscription.newsletter_id,
            kind=Note.Kind.LEAVE,
            asked_at__gt=now - timedelta(days=1),
        )
        if sent.count() < NOTES_A_DAY:
            Note.objects.create(
                subscriber_id=subscription.subscriber_id,
                newsletter_id=subscription.newsletter_id,
                kind=Note.Kind.LEAVE,
                language=subscription.language,
                asked_at=now,
            )
    return bool(found)
