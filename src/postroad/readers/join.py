"""Joining: somebody asks, and confirms by a link; or many are enrolled on a basis that is named with its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db import transaction

from postroad.mail.address import AddressError, display_name, parse
from postroad.network.models import Newsletter, Person
from postroad.readers.choices import Choices, as_json, step
from postroad.readers.consent import Act, enter
from postroad.readers.keys import CONFIRM, opened
from postroad.readers.models import Batch, ConsentEntry, Note, Subscriber, Subscription
from postroad.readers.models.subscriber import random_key
from postroad.readers.suppress import is_suppressed, suppressed_among

NOTES_A_DAY: Final = 3
"""How many confirmations one address gets within a day, however often it is entered."""
AT_ONCE: Final = 400
"""Rows in one write transaction: a reader who leaves meanwhile waits some 20 ms at most."""


@dataclass(frozen=True)
class Enrolment:
    """One reader to be enrolled, as a file tells it."""

    address: str
    name: str = ""
    language: str = "en"
    format: str = "html"


@dataclass(frozen=True)
class Enrolled:
    """What became of a batch: how many are new, were there before, are suppressed; and each that is no address, with why."""

    new: int
    known: int
    suppressed: int
    invalid: tuple[tuple[str, str], ...]


@transaction.atomic
def ask(
    newsletter: Newsletter,
    address: str,
    *,
    language: str,
    now: datetime,
    name: str = "",
    how: str = "form",
    wording: str = "",
    source: str = "",
    by: Person | None = None,
    choices: Mapping[str, Any] | None = None,
) -> None:
    """Take somebody's wish to read; a note with a link to confirm goes to the address, unless it had enough of them.

    Whatever is known of the address, the caller gets the same answer: nothing. ``wording`` is what was agreed to; ``by``
    the member of staff who asked for somebody else, who must still confirm. Raise
    :class:`~postroad.mail.address.AddressError` where the text is no address.
    """
    parsed = parse(address.strip())
    if is_suppressed(parsed.identity):
        return
    subscriber, _ = Subscriber.objects.get_or_create(
        identity=parsed.identity,
        defaults={"address": parsed.spelling, "name": display_name(name), "created_at": now},
    )
    subscription, _ = Subscription.objects.get_or_create(
        subscriber=subscriber, newsletter=newsletter, defaults={"changed_at": now}
    )
    confirmations = Note.objects.filter(subscriber=subscriber, kind=Note.Kind.CONFIRM)
    recent = confirmations.filter(asked_at__gt=now - timedelta(days=1)).count()
    if subscription.state == Subscription.State.CONFIRMED or recent >= NOTES_A_DAY:
        return
    chosen = {"languages": (language,), **(choices or {})}
    enter(subscription, Act.ASKED, how=how, now=now, choices=chosen, wording=wording, source=source, by=by)
    Note.objects.create(
        subscriber=subscriber, newsletter=newsletter, kind=Note.Kind.CONFIRM, language=language, asked_at=now
    )


@transaction.atomic
def confirm(token: str, *, now: datetime) -> Subscription:
    """Confirm what was asked. Raise :class:`~postroad.mail.tokens.TokenError` for a link that is wrong, old or used."""
    subscription = pending(token, now=now)
    # Locked, so that of two presses at the same time one comes second and is told so.
    subscription = Subscription.objects.select_for_update().select_related("newsletter").get(pk=subscription.pk)
    if subscription.state != Subscription.State.PENDING:
        raise UsedToken("This link was used already.")
    enter(subscription, Act.CONFIRMED, how="link", now=now)
    return subscription


class UsedToken(ValueError):
    """The link did its one thing before."""


def pending(token: str, *, now: datetime) -> Subscription:
    """Return the subscription that a token can confirm. Raise TokenError, or :class:`UsedToken` where it is confirmed."""
    newsletter_pk, key = opened(CONFIRM, token, now=now)
    found = Subscription.objects.select_related("newsletter").filter(newsletter=newsletter_pk, subscriber=key).first()
    if found is None or found.state != Subscription.State.PENDING:
        raise UsedToken("This link was used already, or what it was for is gone. Subscribe again to get a new one.")
    return found


def enrol(
    newsletter: Newsletter,
    enrolments: Iterable[Enrolment],
    *,
    basis: str,
    evidence: str,
    now: datetime,
    by: Person | None = None,
) -> Enrolled:
    """Enrol many as confirmed readers, in short transactions; the batch keeps the basis and its evidence.

    Those there before stay as they are, whatever they chose; suppressed ones are left out. Safe to run again.
    """
    if not basis.strip() or not evidence.strip():
        raise ValueError("Readers are enrolled only on a basis that is named, with its evidence.")
    batch = Batch.objects.create(
        newsletter=newsletter, basis=basis[:60], evidence=evidence[:500], made_at=now, made_by=by
    )
    new = known = suppressed = 0
    invalid: list[tuple[str, str]] = []
    for chunk in _chunks(enrolments):
        readers, faults = _parsed(chunk, now)
        invalid += faults
        barred = suppressed_among(list(readers))
        suppressed += len(barred)
        wanted = {identity: reader for identity, reader in readers.items() if identity not in barred}
        added = _store(batch, wanted, now)
        new += added
        known += len(wanted) - added
    batch.state, batch.ended_at = Batch.State.DONE, now
    batch.counts = {"new": new, "known": known, "suppressed": suppressed, "invalid": len(invalid)}
    batch.save(update_fields=["state", "ended_at", "counts"])
    return Enrolled(new, known, suppressed, tuple(invalid))


def _chunks(enrolments: Iterable[Enrolment]) -> Iterator[Sequence[Enrolment]]:
    rest = iter(enrolments)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def _parsed(
    chunk: Sequence[Enrolment], now: datetime
) -> tuple[dict[str, tuple[Subscriber, Enrolment]], list[tuple[str, str]]]:
    readers: dict[str, tuple[Subscriber, Enrolment]] = {}
    faults: list[tuple[str, str]] = []
    for enrolment in chunk:
        try:
            address = parse(enrolment.address.strip())
        except AddressError as error:
            faults.append((enrolment.address, str(error)))
            continue
        subscriber = Subscriber(
            key=random_key(),
            address=address.spelling,
            identity=address.identity,
            name=display_name(enrolment.name),
            created_at=now,
        )
        readers.setdefault(address.identity, (subscriber, enrolment))
    return readers, faults


@transaction.atomic
def _store(batch: Batch, readers: dict[str, tuple[Subscriber, Enrolment]], now: datetime) -> int:
    Subscriber.objects.bulk_create([subscriber for subscriber, _ in readers.values()], ignore_conflicts=True)
    keys = dict(Subscriber.objects.filter(identity__in=readers).values_list("identity", "key"))
    there = set(
        Subscription.objects.filter(newsletter=batch.newsletter, subscriber__in=keys.values()).values_list(
            "subscriber_id", flat=True
        )
    )
    fresh = [(key, _chosen(readers[identity][1])) for identity, key in keys.items() if key not in there]
    Subscription.objects.bulk_create(_subscription(batch, key, chosen, now) for key, chosen in fresh)
    ConsentEntry.objects.bulk_create(
        ConsentEntry(
            subscriber_key=key,
            newsletter=batch.newsletter,
            act=Act.ENROLLED,
            at=now,
            how=batch.basis,
            batch=batch,
            choices=as_json(chosen),
        )
        for key, chosen in fresh
    )
    return len(fresh)


def _chosen(enrolment: Enrolment) -> dict[str, Any]:
    return {"languages": (enrolment.language,), "format": enrolment.format}


def _subscription(batch: Batch, key: int, chosen: Mapping[str, Any], now: datetime) -> Subscription:
    subscription = Subscription(
        subscriber_id=key,
        newsletter=batch.newsletter,
        changed_at=now,
        confirmed_at=now,
        confirmed_how=batch.basis,
    )
    subscription.take(step(Choices(), Act.ENROLLED, chosen))
    return subscription
