"""What the staff does for one reader who asked for it: each act stands in the consent ledger and in the audit log."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from postroad.mail.address import display_name, parse
from postroad.network.audit import record
from postroad.network.models import Newsletter, Organisation, Person
from postroad.readers import join
from postroad.readers.change_address import ask_to_move
from postroad.readers.consent import Act, enter
from postroad.readers.erase import erase
from postroad.readers.models import Note, Subscriber, Subscription
from postroad.readers.suppress import is_suppressed

WAYS: Final = {"phone": "By phone", "letter": "By letter", "mail": "By mail", "person": "In person"}
"""How a reader can ask the staff for something."""

State = Subscription.State


class CareError(ValueError):
    """The act can't be done; the message says why, and the mend."""


@transaction.atomic
def add(newsletter: Newsletter, address: str, *, language: str, name: str, by: Person, now: datetime) -> Subscriber:
    """Ask somebody to confirm that they want to read. Raise AddressError, or :class:`CareError` where no mail may go."""
    identity = parse(address.strip()).identity
    if is_suppressed(identity):
        raise CareError(
            "No mail goes to this address: it was erased or barred. Only a person who reads there can undo it."
        )
    there = Subscription.objects.filter(subscriber__identity=identity, newsletter=newsletter).first()
    if there is not None and there.state == State.CONFIRMED:
        raise CareError(f"This person reads {newsletter} already.")
    before = _notes(identity, now)
    join.ask(newsletter, address, language=language, name=name, how="staff", now=now, by=by)
    if _notes(identity, now) == before:
        raise CareError(_ENOUGH)
    subscriber = Subscriber.objects.get(identity=identity)
    record(by, "reader.add", _about(subscriber.key), at=now)
    return subscriber


_ENOUGH: Final = "This address got as many confirmations as it may within a day. Try again tomorrow."


@transaction.atomic
def ask_again(subscription: Subscription, *, by: Person, now: datetime) -> None:
    """Send the confirmation once more, to who has not confirmed or left and wants to come back. Raise :class:`CareError`."""
    if subscription.state not in {State.PENDING, State.LEFT}:
        raise CareError("Only who has not confirmed, or left, can be asked to confirm.")
    subscriber = subscription.subscriber
    before = _notes(subscriber.identity, now)
    chosen = subscription.chosen
    join.ask(
        subscription.newsletter,
        subscriber.address,
        language=chosen.languages[0],
        choices={"languages": chosen.languages},
        how="staff",
        now=now,
        by=by,
    )
    if _notes(subscriber.identity, now) == before:
        raise CareError(_ENOUGH)
    record(by, "reader.ask-again", _about(subscriber.key), at=now, detail=subscription.newsletter.slug)


@transaction.atomic
def correct(
    subscriber: Subscriber, *, name: str, organisation: Organisation | None, by: Person, now: datetime
) -> list[str]:
    """Correct the name and for whom the person reads; return which of them changed. The log tells that, and not to what."""
    wanted = {"name": display_name(name), "organisation": organisation}
    changed = [field for field, value in wanted.items() if getattr(subscriber, field) != value]
    for field in changed:
        setattr(subscriber, field, wanted[field])
    if changed:
        subscriber.save(update_fields=changed)
        record(by, "reader.correct", _about(subscriber.key), at=now, detail=" and ".join(changed))
    return changed


@transaction.atomic
def move(subscription: Subscription, address: str, *, by: Person, now: datetime) -> None:
    """Let the reader confirm another address: a link goes there, and word of it to the old one. Raise AddressError."""
    ask_to_move(subscription, address, now=now)
    record(by, "reader.move", _about(subscription.subscriber_id), at=now, detail="a link was sent to the new address")


@transaction.atomic
def stop(subscription: Subscription, *, how: str, by: Person, now: datetime) -> None:
    """Send nothing more, on the reader's word; takes effect in a running mailing too. Raise :class:`CareError`."""
    if subscription.state not in {State.CONFIRMED, State.PENDING}:
        raise CareError("No mail goes to this reader as it is.")
    enter(subscription, Act.STOPPED, how=how, source="staff", now=now, by=by)
    record(
        by, "reader.stop", _about(subscription.subscriber_id), at=now, detail=f"{subscription.newsletter.slug}, {how}"
    )


@transaction.atomic
def resume(subscription: Subscription, *, how: str, by: Person, now: datetime) -> None:
    """Send again to a reader whom the network stopped, on the reader's word. Raise :class:`CareError` for anybody else.

    Who left by themselves, or never confirmed, must confirm again: nobody else can want it for them.
    """
    if subscription.state != State.STOPPED or subscription.confirmed_at is None:
        raise CareError("Only a reader who had confirmed and was stopped can be taken up again. Ask them to confirm.")
    if is_suppressed(subscription.subscriber.identity):
        raise CareError("No mail goes to this address: it was barred.")
    enter(subscription, Act.RESUMED, how=how, source="staff", now=now, by=by)
    record(
        by, "reader.resume", _about(subscription.subscriber_id), at=now, detail=f"{subscription.newsletter.slug}, {how}"
    )


@transaction.atomic
def forget(subscriber_key: int, *, how: str, by: Person, now: datetime) -> bool:
    """Erase a reader who asked for it. Return False where there is none."""
    erased = erase(subscriber_key, how=how, now=now, by=by)
    if erased:
        record(by, "reader.erase", _about(subscriber_key), at=now, detail=how)
    return erased


def _about(key: int) -> str:
    return f"reader {key}"


def _notes(identity: str, now: datetime) -> int:
    lately = now - timedelta(days=1)
    notes = Note.objects.filter(subscriber__identity=identity, kind=Note.Kind.CONFIRM, asked_at__gt=lately)
    return notes.count()
