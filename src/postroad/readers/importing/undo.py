"""Undoing a batch: whom it enrolled goes, unless they did anything since."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from postroad.readers.consent import Act
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.pace import Pace
from postroad.readers.models import Batch, ConsentEntry, Subscriber, Subscription


@dataclass
class Undone:
    """How many are gone, and how many stay because something happened to their subscription since."""

    gone: int = 0
    staying: int = 0


def undo(
    batch: Batch, *, now: datetime, by_id: int | None = None, progress: Callable[[Undone], None] = lambda done: None
) -> Undone:
    """Take back what a batch enrolled, in short transactions. Safe to call again after a kill.

    The ledger keeps both entries, of somebody who is nobody any more. Raise :class:`ImportFault` for a batch that never ran.
    """
    if batch.state not in {Batch.State.RUNNING, Batch.State.DONE}:
        raise ImportFault(f"This import can’t be undone: it is {batch.get_state_display().lower()}.")
    # From here on nothing more of the file comes in.
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.DONE)
    done, pace, after = Undone(), Pace(), 0
    while True:
        pace.wait()
        began = time.monotonic()
        after = _undo_some(batch, after, min(pace.rows, 300), done, now, by_id)
        pace.held(time.monotonic() - began)
        if not after:
            break
        progress(done)
    done.gone = batch.entries.filter(act=Act.UNDONE).count()
    batch.state, batch.ended_at = Batch.State.UNDONE, now
    batch.counts = {**batch.counts, "gone": done.gone, "staying": done.staying}
    batch.save(update_fields=["state", "ended_at", "counts"])
    return done


@transaction.atomic
def _undo_some(batch: Batch, after: int, most: int, done: Undone, now: datetime, by_id: int | None) -> int:
    """Undo some of the batch's entries; return the last one's key, or 0 where there were none."""
    later = ConsentEntry.objects.filter(
        subscriber_key=OuterRef("subscriber_key"), newsletter=batch.newsletter_id, pk__gt=OuterRef("pk")
    )
    entries = list(
        ConsentEntry.objects.filter(batch=batch, act=Act.ENROLLED, pk__gt=after)
        .exclude(Exists(later.filter(batch=batch, act=Act.UNDONE)))
        .order_by("pk")
        .annotate(is_touched=Exists(later))
        .values_list("pk", "subscriber_key", "is_touched")[:most]
    )
    if not entries:
        return 0
    keys = [key for _, key, is_touched in entries if not is_touched]
    locked = Subscription.objects.select_for_update().filter(newsletter=batch.newsletter_id, subscriber__in=keys)
    there = set(locked.values_list("subscriber_id", flat=True))
    ConsentEntry.objects.bulk_create(
        ConsentEntry(
            subscriber_key=key,
            newsletter_id=batch.newsletter_id,
            act=Act.UNDONE,
            at=now,
            how="undo",
            batch=batch,
            by_id=by_id,
        )
        for key in sorted(there)
    )
    Subscription.objects.filter(newsletter=batch.newsletter_id, subscriber__in=there).delete()
    Subscriber.objects.filter(key__in=there, subscriptions=None).delete()
    done.gone += len(there)
    done.staying += len(entries) - len(keys)
    return entries[-1][0]
