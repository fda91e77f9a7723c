"""Finding readers among a million: by how an address or a name begins, page after page from where the last one ended."""

from dataclasses import dataclass
from typing import Final, Literal

from django.db import connection
from django.db.models import Func, Q, QuerySet
from django.db.models.functions import Collate, Lower

from postroad.mail.address import AddressError, parse
from postroad.readers.models import Subscriber, Subscription

PAGE: Final = 50
_LAST_SIGN: Final = "\U0010ffff"

Among = Literal["address", "name"]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of readers. ``after`` is the key from which the next one goes on, or None at the end."""

    readers: tuple[Subscriber, ...]
    after: int | None


def find(text: str, *, among: Among = "address", after: int | None = None) -> Found:
    """Return readers whose address or name begins with a text, or has it as the random key; all readers for none.

    A page begins by a look into an index and not by counting through those before it. A reader who went meanwhile and was the
    last of a page lets the next one begin from the start.
    """
    text = " ".join(text.split())
    if text.isdecimal() and len(text) > 6:
        found = Subscriber.objects.filter(key=min(int(text), 2**63 - 1))
        return _page(found.order_by("identity"))
    if among == "name":
        return _by_name(text.lower(), after)
    return _by_address(_canonical(text), after)


def those_of(subscriptions: QuerySet[Subscription], *, after: int | None = None) -> Found:
    """Return the readers behind subscriptions, by rising key."""
    keys = subscriptions.order_by("subscriber_id").values_list("subscriber_id", flat=True)
    if after is not None:
        keys = keys.filter(subscriber_id__gt=after)
    some = list(keys[: PAGE + 1])
    return _page(Subscriber.objects.filter(key__in=some).order_by("key"))


def _by_address(prefix: str, after: int | None) -> Found:
    found = Subscriber.objects.order_by("identity")
    if prefix:
        found = found.filter(_begins("identity", prefix))
    last = (
        Subscriber.objects.filter(key=after).values_list("identity", flat=True).first() if after is not None else None
    )
    return _page(found.filter(identity__gt=last) if last is not None else found)


def _by_name(prefix: str, after: int | None) -> Found:
    everybody = Subscriber.objects.annotate(folded=_folded())
    last = everybody.filter(key=after).first() if after is not None else None
    # One lower bound alone, so that the databases begin there in the index.
    found = everybody.filter(~Q(name=""), folded__gte=last.folded if last else prefix, folded__lt=prefix + _LAST_SIGN)
    if last is not None:
        found = found.filter(Q(folded__gt=last.folded) | Q(key__gt=last.key))
    return _page(found.order_by("folded", "key"))


def _folded() -> Func:
    """Return a name in lower case, ordered by its signs: by a locale's rules, a prefix would be no range."""
    return Lower("name") if connection.vendor == "sqlite" else Collate(Lower("name"), "C")


def _begins(column: str, prefix: str) -> Q:
    """Return the condition by which each database finds a prefix in the index that Django makes for a unique text."""
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": prefix, f"{column}__lt": prefix + _LAST_SIGN})
    return Q(**{f"{column}__startswith": prefix})


def _canonical(text: str) -> str:
    try:
        return parse(text).identity
    except AddressError:
        return text.casefold()


def _page(found: QuerySet[Subscriber]) -> Found:
    readers = tuple(found.prefetch_related("subscriptions__newsletter")[: PAGE + 1])
    more = len(readers) > PAGE
    return Found(readers[:PAGE], readers[PAGE - 1].key if more else None)
