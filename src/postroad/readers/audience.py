"""Who gets a newsletter: its confirmed readers, as the delivery needs to know them."""

from collections.abc import Iterator
from dataclasses import dataclass

from postroad.network.models import Newsletter
from postroad.readers.models import Subscription

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Recipient:
    """One confirmed reader. ``key`` is the random key; ``topics`` is empty for all."""

    key: int
    address: str
    name: str
    language: str
    topics: tuple[str, ...]
    format: str


def confirmed(newsletter: Newsletter, *, after: int = -1) -> Iterator[Recipient]:
    """Yield the confirmed readers by rising key, from the one after ``after`` on. Memory stays bounded at any number."""
    found = Subscription.objects.filter(newsletter=newsletter, state=Subscription.State.CONFIRMED).order_by(
        "subscriber_id"
    )
    fields = ("subscriber_id", "subscriber__address", "subscriber__name", "language", "topics", "format")
    while True:
        rows = list(found.filter(subscriber_id__gt=after).values_list(*fields)[:CHUNK])
        for key, address, name, language, topics, kind in rows:
            yield Recipient(key, address, name, language, tuple(topics), kind)
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def count_confirmed(newsletter: Newsletter) -> int:
    """Return how many readers a mailing would reach now."""
    return Subscription.objects.filter(newsletter=newsletter, state=Subscription.State.CONFIRMED).count()


def those_who_left(newsletter: Newsletter, keys: list[int]) -> set[int]:
    """Return which of these readers must not be written to any more: they left, or are gone altogether."""
    staying = Subscription.objects.filter(
        newsletter=newsletter, state=Subscription.State.CONFIRMED, subscriber_id__in=keys
    ).values_list("subscriber_id", flat=True)
    return set(keys) - set(staying)
