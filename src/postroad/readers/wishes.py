"""What pages were asked for: stored at once and alike for every address, taken up a moment later."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from postroad.mail.address import AddressError
from postroad.network.models import Newsletter
from postroad.readers.join import ask
from postroad.readers.manage import ask_for_link
from postroad.readers.models import Wish

AT_ONCE: Final = 500


def wish_to_subscribe(
    newsletter: Newsletter,
    address: str,
    *,
    language: str,
    now: datetime,
    wording: str,
    source: str,
    choices: Mapping[str, Any] | None = None,
) -> None:
    """Store that somebody wants to read."""
    Wish.objects.create(
        kind=Wish.Kind.SUBSCRIBE,
        newsletter=newsletter,
        address=address,
        language=language,
        wording=wording,
        source=source[:200],
        choices=dict(choices or {}),
        asked_at=now,
    )


def wish_for_link(newsletter_pk: int, subscriber_key: int, *, now: datetime) -> None:
    """Store that the holder of a mail's link wants a fresh one, sent to the reader."""
    Wish.objects.create(kind=Wish.Kind.MANAGE, newsletter_id=newsletter_pk, subscriber_key=subscriber_key, asked_at=now)


def take_up(*, now: datetime) -> int:
    """Do what was asked for, oldest first; return how much that was. Several may do it at the same time."""
    wishes = Wish.objects.select_related("newsletter")[:AT_ONCE]
    return sum(_take_up(wish, now) for wish in wishes)


@transaction.atomic
def _take_up(wish: Wish, now: datetime) -> bool:
    # Whoever deletes the row has it: another one that tries the same waits for this transaction, and finds nothing.
    if not Wish.objects.filter(pk=wish.pk).delete()[0]:
        return False
    if wish.kind == Wish.Kind.MANAGE:
        ask_for_link(wish.newsletter_id, wish.subscriber_key or 0, now=now)
        return True
    try:
        ask(
            wish.newsletter,
            wish.address,
            language=wish.language,
            now=now,
            wording=wish.wording,
            source=wish.source,
            choices=wish.choices,
        )
    except AddressError:
        return False
    return True
