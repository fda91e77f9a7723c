"""Changing the address: confirmed at the new one, announced at the old one, and taken back from there."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from postroad.mail.address import parse
from postroad.readers.consent import Act, enter
from postroad.readers.join import UsedToken
from postroad.readers.keys import ADDRESS, REVOKE, REVOKE_WITHIN, opened_about
from postroad.readers.models import AddressChange, Note, Subscriber, Subscription
from postroad.readers.suppress import is_suppressed

CHANGES_A_DAY: Final = 3
"""How many changes one reader may ask for within a day, and how many mails of this kind one new address gets."""


class TakenAddress(ValueError):
    """Another reader has the address; said only to who can read its mail."""


@transaction.atomic
def ask_to_move(subscription: Subscription, address: str, *, now: datetime) -> None:
    """Let two notes go out: one to the new address to confirm it, one to the old that tells of it and can stop it.

    The reader gets the same answer whatever is known of the new address. Raise
    :class:`~postroad.mail.address.AddressError` where the text is no address.
    """
    parsed, subscriber = parse(address.strip()), subscription.subscriber
    AddressChange.objects.filter(asked_at__lt=now - REVOKE_WITHIN).delete()
    lately = AddressChange.objects.filter(asked_at__gt=now - timedelta(days=1))
    barred = is_suppressed(parsed.identity) or lately.filter(new_identity=parsed.identity).count() >= CHANGES_A_DAY
    if lately.filter(subscriber=subscriber).count() >= CHANGES_A_DAY:
        return
    change = AddressChange.objects.create(
        subscriber=subscriber,
        newsletter=subscription.newsletter,
        old_address=subscriber.address,
        new_address=parsed.spelling,
        new_identity=parsed.identity,
        asked_at=now,
    )
    # For an address that must not be written to, the note is there as for any other, and counts as sent.
    for kind, sent_at in ((Note.Kind.ADDRESS_NEW, now if barred else None), (Note.Kind.ADDRESS_OLD, None)):
        Note.objects.create(
            subscriber=subscriber,
            newsletter=subscription.newsletter,
            kind=kind,
            change=change,
            language=subscription.language,
            asked_at=now,
            sent_at=sent_at,
        )


def asked_change(purpose: str, token: str, *, now: datetime) -> AddressChange:
    """Return the change that a link is about. Raise TokenError, or UsedToken where it is made, stopped or gone."""
    newsletter_pk, key, pk = opened_about(purpose, token, now=now)
    found = AddressChange.objects.select_related("subscriber", "newsletter")
    change = found.filter(pk=pk, newsletter=newsletter_pk, subscriber=key, revoked_at=None).first()
    if change is None or (purpose == ADDRESS and change.made_at is not None):
        raise UsedToken("This link was used already, or the change was stopped.")
    return change


@transaction.atomic
def move(token: str, *, now: datetime) -> AddressChange:
    """Make the change. Raise like :func:`asked_change`, or :class:`TakenAddress`."""
    change = asked_change(ADDRESS, token, now=now)
    _claim(change, made_at=None)
    _settle(change.subscriber, change.new_address, change.new_identity, how="link", now=now)
    AddressChange.objects.filter(pk=change.pk).update(made_at=now)
    return change


@transaction.atomic
def move_back(token: str, *, now: datetime) -> AddressChange:
    """Stop a change, or undo it where it was made; whatever else was asked for meanwhile ends too."""
    change = asked_change(REVOKE, token, now=now)
    _claim(change)
    if change.made_at is not None:
        identity = parse(change.old_address).identity
        _settle(change.subscriber, change.old_address, identity, how="revoked", now=now)
    AddressChange.objects.filter(subscriber=change.subscriber, revoked_at=None).update(revoked_at=now)
    return change


def _claim(change: AddressChange, **wanted: None) -> None:
    """Lock the row, so that of two presses at the same time one comes second and is told so."""
    rows = AddressChange.objects.select_for_update().filter(pk=change.pk, revoked_at=None, **wanted)
    if rows.first() is None:
        raise UsedToken("This link was used already, or the change was stopped.")


def _settle(subscriber: Subscriber, address: str, identity: str, *, how: str, now: datetime) -> None:
    if Subscriber.objects.filter(identity=identity).exclude(pk=subscriber.pk).exists():
        raise TakenAddress("Another subscription has this address already. Leave that one first, then ask again.")
    subscriber.address, subscriber.identity = address, identity
    subscriber.save(update_fields=["address", "identity"])
    for subscription in subscriber.subscriptions.all():
        enter(subscription, Act.MOVED, how=how, now=now)
