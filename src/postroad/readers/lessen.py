"""What the link in a mail allows: to receive less, or more discreetly. It may have been passed on, so it undoes nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from postroad.readers.choices import Choices
from postroad.readers.consent import Act, enter
from postroad.readers.discreet import is_offered
from postroad.readers.models import Subscription


def pause(newsletter_pk: int, subscriber_key: int, until: date, *, now: datetime) -> None:
    """Let nothing come until a day is over; a longer pause stays."""
    _change(newsletter_pk, subscriber_key, {"paused_until": until.isoformat()}, now=now)


def only_events(newsletter_pk: int, subscriber_key: int, *, now: datetime) -> None:
    """Let only events and deadlines come."""
    _change(newsletter_pk, subscriber_key, {"rhythm": "events"}, now=now)


def be_discreet(newsletter_pk: int, subscriber_key: int, *, now: datetime) -> None:
    """Let mails be discreet, where the operator set a domain for it; who had chosen it already keeps the kind of body."""
    if is_offered():
        _change(newsletter_pk, subscriber_key, {"discreet": True}, now=now)


@transaction.atomic
def _change(newsletter_pk: int, subscriber_key: int, choices: Mapping[str, Any], *, now: datetime) -> None:
    found = Subscription.objects.select_for_update().filter(newsletter=newsletter_pk, subscriber=subscriber_key)
    subscription = found.first()
    if subscription is not None and _lessens(subscription.chosen, choices):
        enter(subscription, Act.CHANGED, how="link", now=now, choices=choices)


def _lessens(present: Choices, choices: Mapping[str, Any]) -> bool:
    """Return whether a change takes anything away; ISO dates compare as they follow each other."""
    if until := choices.get("paused_until"):
        return bool(until > present.paused_until)
    return any(getattr(present, name) != value for name, value in choices.items())
