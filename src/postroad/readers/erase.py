"""Forgetting a reader: the one row that knows the person is destroyed; what stays speaks of nobody."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from postroad.network import correspondence
from postroad.network.models import Person
from postroad.readers import journal
from postroad.readers.consent import Act, enter
from postroad.readers.models import Subscriber, Suppression
from postroad.readers.models.wish import Wish
from postroad.readers.suppress import identity_hash

ERASED = "erased"
"""The reason that a suppression gives; an import that meets the address again refuses its row with it."""


def erase(subscriber_key: int, *, how: str, now: datetime, by: Person | None = None) -> bool:
    """Forget a reader. Return False where there is none (any more).

    What stays: entries under the random key, among them the proof of this; and a keyed hash, so that no import writes to the
    address again. The journal comes first: were the power cut in between, the erasure is done when it is replayed.
    """
    subscriber = Subscriber.objects.filter(key=subscriber_key).first()
    if subscriber is None:
        return False
    hashed = identity_hash(subscriber.identity)
    journal.note(journal.Erasure(hashed, subscriber_key, now.isoformat()))
    _destroy(subscriber, hashed, how, now, by)
    return True


@transaction.atomic
def _destroy(subscriber: Subscriber, hashed: str, how: str, now: datetime, by: Person | None) -> None:
    for subscription in subscriber.subscriptions.all():
        enter(subscription, Act.ERASED, how=how, now=now, by=by)
    Suppression.objects.get_or_create(identity_hash=hashed, defaults={"reason": ERASED, "since": now})
    correspondence.forget(subscriber.identity, subscriber.key)
    Wish.objects.filter(Q(subscriber_key=subscriber.key) | Q(address__iexact=subscriber.address)).delete()
    subscriber.delete()


def replay(*, now: datetime) -> int:
    """Erase again whoever a restored backup brought back; return how many that were. Quick where nobody came back."""
    erased = {erasure.identity_hash: erasure for erasure in journal.noted()}
    if not erased:
        return 0
    known = set(Suppression.objects.filter(reason=ERASED).values_list("identity_hash", flat=True))
    missing = set(erased) - known
    if not missing:
        return 0
    back = [
        key
        for key, identity in Subscriber.objects.values_list("key", "identity").iterator(chunk_size=2_000)
        if identity_hash(identity) in missing
    ]
    for key in back:
        erase(key, how="journal", now=now)
    for hashed in missing:
        Suppression.objects.get_or_create(identity_hash=hashed, defaults={"reason": ERASED, "since": now})
    return len(back)
