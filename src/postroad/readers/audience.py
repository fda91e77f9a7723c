"""Who gets a newsletter: its confirmed readers, as the delivery needs to know them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from postroad.network.models import Newsletter
from postroad.readers.models import Segment, Subscription
from postroad.readers.segments import Wanted, picked
from postroad.readers.segments.sieves.pause import Pause

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


def confirmed(
    newsletter: Newsletter, *, after: int = -1, segment: Segment | None = None, now: datetime | None = None
) -> Iterator[Recipient]:
    """Yield the confirmed readers by rising key, from the one after ``after`` on. Memory stays bounded at any number.

    Left out are who is in pause at ``now``, who is discreet, and who is not in ``segment``. Raise ValueError for a
    segment of another newsletter, or one of those who are readers no more.
    """
    found = _reached(newsletter, segment, now).order_by("subscriber_id")
    fields = ("subscriber_id", "subscriber__address", "subscriber__name", "language", "topics", "format")
    while True:
        rows = list(found.filter(subscriber_id__gt=after).values_list(*fields)[:CHUNK])
        for key, address, name, language, topics, kind in rows:
            yield Recipient(key, address, name, language, tuple(topics), kind)
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def count_confirmed(newsletter: Newsletter, *, segment: Segment | None = None, now: datetime | None = None) -> int:
    """Return how many readers a mailing would reach now."""
    return _reached(newsletter, segment, now).count()


def _reached(newsletter: Newsletter, segment: Segment | None, now: datetime | None) -> QuerySet[Subscription]:
    wanted = Wanted.from_json(segment.wanted) if segment else Wanted()
    if segment is not None and (segment.newsletter_id != newsletter.pk or not wanted.is_for_mail):
        raise ValueError(f"No mail of {newsletter} goes to “{segment}”. Choose a segment of its present readers.")
    now = now or timezone.now()
    # Whoever is in pause gets no mail, though a segment may pick them to look at.
    awake = Wanted(sieves=(Pause(standing="out"),))
    reached = picked(newsletter, wanted, now=now) & picked(newsletter, awake, now=now)
    # No edition goes through the discreet front yet, and a mail that tells all would endanger who asked for discretion.
    return reached.filter(discreet=False)


def those_who_left(newsletter: Newsletter, keys: list[int]) -> set[int]:
    """Return which of these readers must not be written to any more: they left, turned discreet, or are gone altogether."""
    staying = Subscription.objects.filter(
        newsletter=newsletter, state=Subscription.State.CONFIRMED, discreet=False, subscriber_id__in=keys
    ).values_list("subscriber_id", flat=True)
    return set(keys) - set(staying)
