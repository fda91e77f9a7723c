"""Managing a subscription: a link that works once, sent to the address, is exchanged for half an hour at the page."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from postroad.mail.tokens import Token, TokenError
from postroad.readers.join import UsedToken
from postroad.readers.keys import MANAGE, MANAGE_WITHIN, SESSION, opened, token_for
from postroad.readers.models import Note, Subscription, UsedLink

LINKS_A_DAY: Final = 5
"""How many links one address gets within a day, however often they are asked for."""


def ask_for_link(newsletter_pk: int, subscriber_key: int, *, now: datetime) -> None:
    """Let a fresh link go to a reader's address, unless it had enough of them. Whoever asks is told nothing."""
    subscription = Subscription.objects.filter(newsletter=newsletter_pk, subscriber=subscriber_key).first()
    if subscription is None:
        return
    links = Note.objects.filter(subscriber=subscriber_key, kind=Note.Kind.MANAGE)
    if links.filter(asked_at__gt=now - timedelta(days=1)).count() >= LINKS_A_DAY:
        return
    Note.objects.create(
        subscriber_id=subscriber_key,
        newsletter_id=newsletter_pk,
        kind=Note.Kind.MANAGE,
        language=subscription.language,
        asked_at=now,
    )


def unused(token: str, *, now: datetime) -> Subscription:
    """Return the subscription that a link opens. Raise TokenError, or UsedToken where it was used or the reader is gone."""
    newsletter_pk, key = opened(MANAGE, token, now=now)
    found = _subscription(newsletter_pk, key)
    if found is None or UsedLink.knows(token):
        raise UsedToken("This link was used already. Ask for a new one: the link is in each mail.")
    return found


@transaction.atomic
def begin(token: str, *, now: datetime) -> Token:
    """Use a link up; return what the reader's cookie holds. Raise like :func:`unused`."""
    subscription = unused(token, now=now)
    if not UsedLink.use(token, until=now + MANAGE_WITHIN, now=now):
        raise UsedToken("This link was used already. Ask for a new one: the link is in each mail.")
    return token_for(SESSION, subscription.newsletter_id, subscription.subscriber_id, expires=now + MANAGE_WITHIN)


def reader_of(cookie: str, *, now: datetime) -> Subscription | None:
    """Return whose choices a cookie opens, or None: it is none of ours, or too old, or the reader is gone."""
    try:
        newsletter_pk, key = opened(SESSION, cookie, now=now)
    except TokenError:
        return None
    return _subscription(newsletter_pk, key)


def _subscription(newsletter_pk: int, key: int) -> Subscription | None:
    found = Subscription.objects.select_related("newsletter", "subscriber")
    try:
        return found.get(newsletter=newsletter_pk, subscriber=key)
    except Subscription.DoesNotExist:
        return None
