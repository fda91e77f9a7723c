"""Joining: somebody asks, and confirms by a link; or many are enrolled on a basis that is named with its evidence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from django.db import transaction

from postroad.mail.address import AddressError, display_name, parse
from postroad.network.models import Newsletter
from postroad.readers.keys import CONFIRM, opened
from postroad.readers.models import ConsentEntry, Note, Subscriber, Subscription
from postroad.readers.models.subscriber import random_key
from postroad.readers.suppress import is_suppressed, suppressed_among
from postroad.readers.wordings import SUBSCRIBE

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
    newsletter: Newsletter, address: str, *, language: str, now: datetime, name: str = "", how: str = "form"
) -> None:
    """Take somebody's wish to read; a note with a link to confirm goes to the address, unless it had enough of them.

    Whatever is known of the address, the caller gets the same answer: nothing. Raise
    :class:`~postroad.mail.address.AddressError` where the text is no address.
    """
    parsed = parse(address.strip())
    if is_suppressed(parsed.identity):
        return
    subscriber, _ = Subscriber.objects.get_or_create(
        identity=parsed.identity,
        defaults={"address": parsed.spelling, "name": display_name(name), "created_at": now},
    )
    subscription, is_new = Subscription.objects.get_or_create(
        subscriber=subscriber, newsletter=newsletter, defaults={"language": language, "changed_at": now}
    )
    recent = Note.objects.filter(subscriber=subscriber, asked_at__gt=now - timedelta(days=1)).count()
    if subscription.state == Subscription.State.CONFIRMED or recent >= NOTES_A_DAY:
        return
    if not is_new:
        subscription.state = Subscription.State.PENDING
        subscription.language = language
        subscription.changed_at = now
        subscription.save(update_fields=["state", "language", "changed_at"])
    _enter(subscriber.key, newsletter, ConsentEntry.Act.ASKED, how, now)
    Note.objects.create(
        subscriber=subscriber, newsletter=newsletter, kind=Note.Kind.CONFIRM, language=language, asked_at=now
    )


@transaction.atomic
def confirm(token: str, *, now: datetime) -> Subscription:
    """Confirm what was asked. Raise :class:`~postroad.mail.tokens.TokenError` for a link that is wrong, old or used."""
    subscription = pending(token, now=now)
    changed = Subscription.objects.filter(pk=subscription.pk, state=Subscription.State.PENDING).update(
        state=Subscription.State.CONFIRMED, changed_at=now
    )
    if not changed:
        raise UsedToken("This link was used already.")
    _enter(subscription.subscriber_id, subscription.newsletter, ConsentEntry.Act.CONFIRMED, "link", now)
    subscription.refresh_from_db()
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
    newsletter: Newsletter, enrolments: Iterable[Enrolment], *, basis: str, evidence: str, now: datetime
) -> Enrolled:
    """Enrol many as confirmed readers, in short transactions. ``basis`` and ``evidence`` are written beside each.

    Those there before stay as they are, whatever they chose; suppressed ones are left out. Safe to run again.
    """
    if not basis.strip() or not evidence.strip():
        raise ValueError("Readers are enrolled only on a basis that is named, with its evidence.")
    new = known = suppressed = 0
    invalid: list[tuple[str, str]] = []
    for chunk in _chunks(enrolments):
        readers, faults = _parsed(chunk, now)
        invalid += faults
        barred = suppressed_among(list(readers))
        suppressed += len(barred)
        wanted = {identity: reader for identity, reader in readers.items() if identity not in barred}
        added = _store(newsletter, wanted, basis, evidence, now)
        new += added
        known += len(wanted) - added
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
def _store(
    newsletter: Newsletter, readers: dict[str, tuple[Subscriber, Enrolment]], basis: str, evidence: str, now: datetime
) -> int:
    Subscriber.objects.bulk_create([subscriber for subscriber, _ in readers.values()], ignore_conflicts=True)
    keys = dict(Subscriber.objects.filter(identity__in=readers).values_list("identity", "key"))
    there = set(
        Subscription.objects.filter(newsletter=newsletter, subscriber__in=keys.values()).values_list(
            "subscriber_id", flat=True
        )
    )
    fresh = [(key, readers[identity][1]) for identity, key in keys.items() if key not in there]
    Subscription.objects.bulk_create(
        Subscription(
            subscriber_id=key,
            newsletter=newsletter,
            state=Subscription.State.CONFIRMED,
            language=enrolment.language,
            format=enrolment.format,
            changed_at=now,
        )
        for key, enrolment in fresh
    )
    ConsentEntry.objects.bulk_create(
        ConsentEntry(
            subscriber_key=key,
            newsletter=newsletter,
            act=ConsentEntry.Act.CONFIRMED,
            at=now,
            how=basis[:60],
            evidence=evidence[:500],
        )
        for key, _ in fresh
    )
    return len(fresh)


def _enter(key: int, newsletter: Newsletter, act: ConsentEntry.Act, how: str, now: datetime) -> None:
    ConsentEntry.objects.create(subscriber_key=key, newsletter=newsletter, act=act, at=now, how=how, wording=SUBSCRIBE)
