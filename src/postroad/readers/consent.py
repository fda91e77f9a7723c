"""The one door to a subscription's state: an entry in the consent ledger and the row change together, or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from postroad.network.models import Newsletter, Person
from postroad.readers.choices import Choices, as_json, fold, step
from postroad.readers.models import ConsentEntry, Subscription, Wording

Act = ConsentEntry.Act

CONFIRMS = frozenset({Act.CONFIRMED, Act.ENROLLED})


@transaction.atomic
def enter(
    subscription: Subscription,
    act: ConsentEntry.Act,
    *,
    how: str,
    now: datetime,
    choices: Mapping[str, Any] | None = None,
    source: str = "",
    wording: str = "",
    by: Person | None = None,
) -> ConsentEntry:
    """Write what was done into the ledger, and what it comes to into the subscription's row.

    ``choices`` are the fields of :class:`~postroad.readers.choices.Choices` that the act changes; ``wording`` is the text
    that the reader saw. Raise ValueError for a choice that doesn't exist.
    """
    changed = dict(choices or {})
    chosen = step(subscription.chosen, act, changed)
    entry = ConsentEntry.objects.create(
        subscriber_key=subscription.subscriber_id,
        newsletter_id=subscription.newsletter_id,
        act=act,
        at=now,
        how=how[:60],
        source=source[:200],
        wording=Wording.of(wording) if wording else None,
        by=by,
        choices=as_json(changed),
    )
    fields = subscription.take(chosen)
    subscription.changed_at = now
    if act in CONFIRMS:
        subscription.confirmed_at, subscription.confirmed_how = now, how[:60]
        fields += ["confirmed_at", "confirmed_how"]
    subscription.save(update_fields=[*fields, "changed_at"])
    return entry


@dataclass(frozen=True)
class Disagreement:
    """A subscription whose row is not what its entries add up to. ``row`` or ``ledger`` is None where there is none."""

    subscriber_key: int
    newsletter: int
    row: Choices | None
    ledger: Choices | None


def disagreements(newsletter: Newsletter) -> Iterator[Disagreement]:
    """Compare each subscription with the fold of its entries; yield those that differ. Memory stays bounded."""
    rows = _rows(newsletter)
    row = next(rows, None)
    for key, chosen in _folded(newsletter):
        while row is not None and row[0] < key:
            yield Disagreement(row[0], newsletter.pk, row[1], None)
            row = next(rows, None)
        found = row[1] if row is not None and row[0] == key else None
        if found is None:
            if chosen.state != "erased":
                yield Disagreement(key, newsletter.pk, None, chosen)
            continue
        if found != chosen:
            yield Disagreement(key, newsletter.pk, found, chosen)
        row = next(rows, None)
    while row is not None:
        yield Disagreement(row[0], newsletter.pk, row[1], None)
        row = next(rows, None)


def _rows(newsletter: Newsletter) -> Iterator[tuple[int, Choices]]:
    found = Subscription.objects.filter(newsletter=newsletter).order_by("subscriber_id")
    return ((one.subscriber_id, one.chosen) for one in found.iterator(chunk_size=2_000))


def _folded(newsletter: Newsletter) -> Iterator[tuple[int, Choices]]:
    entries = (
        ConsentEntry.objects.filter(newsletter=newsletter)
        .order_by("subscriber_key", "pk")
        .only("subscriber_key", "act", "choices")
        .iterator(chunk_size=2_000)
    )
    for key, of_one in groupby(entries, key=lambda entry: entry.subscriber_key):
        chosen = fold(of_one)
        if chosen is not None:
            yield key, chosen
