"""Storing a file's readers: in short transactions, each with its note of how far it came, so that a kill loses nothing."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from datetime import time as clock
from itertools import islice
from random import Random
from typing import Any, Final

from django.db import IntegrityError, connection, transaction

from postroad.network.models import Newsletter, Person
from postroad.readers.importing import bulk
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.delimited import Row
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.judge import OUTCOMES, Candidate, Judge, Wishes
from postroad.readers.importing.pace import Pace
from postroad.readers.importing.table import Table
from postroad.readers.models import Batch, Suppression
from postroad.readers.suppress import suppressed_among

Progress = Callable[[Batch], None]
_TRIES: Final = 5
_CHECKPOINT_EVERY: Final = 4
"""Transactions between two checkpoints: fewer sync too often, more leave a long one to somebody else's commit."""


def begin(
    newsletter: Newsletter,
    table: Table,
    columns: Columns,
    wishes: Wishes,
    *,
    source: str,
    basis: str,
    evidence: str,
    now: datetime,
    by: Person | None = None,
) -> Batch:
    """Open a batch. Raise :class:`ImportFault` without a basis and its evidence."""
    if not basis.strip() or not evidence.strip():
        raise ImportFault(
            "Readers are enrolled only on a basis that is named, with its evidence: where it can be seen."
        )
    return Batch.objects.create(
        newsletter=newsletter,
        file_name=table.name[:300],
        file_digest=table.digest,
        source=source,
        mapping=columns.as_json(),
        options=asdict(wishes),
        basis=basis.strip()[:60],
        evidence=evidence.strip()[:500],
        made_at=now,
        made_by=by,
    )


def unfinished(newsletter: Newsletter, table: Table) -> Batch | None:
    """Return the batch of this very file that was begun and not ended, if there is one."""
    return Batch.objects.filter(newsletter=newsletter, file_digest=table.digest, state=Batch.State.RUNNING).first()


def go_on(
    batch: Batch,
    table: Table,
    *,
    now: datetime,
    progress: Progress = lambda batch: None,
    is_told_to_stop: Callable[[], bool] = lambda: False,
) -> Batch:
    """Store what is left of a batch, from the line after the last one stored. Safe to call again after a kill.

    Those there before stay as they are, whatever they chose. Raise :class:`ImportFault` where the file is another one, or
    at a row that can't be read; what was stored before it stays, and the batch can be undone.
    """
    if table.digest != batch.file_digest:
        raise ImportFault(f"This is not the file that the import began with ({batch.file_name}).")
    judge = Judge(batch.newsletter, table.headings, Columns.from_json(batch.mapping), Wishes(**batch.options), now=now)
    rows = (row for row in table.rows() if row[0] > batch.through) if batch.through else table.rows()
    pace = Pace()
    with bulk.quick_commits():
        for number, chunk in enumerate(_chunks(rows, pace), start=1):
            if is_told_to_stop():
                return batch
            candidates, findings = judge(chunk)
            counts = Counter[str](finding.outcome for finding in findings)
            pace.wait()
            began = time.monotonic()
            _store(batch, candidates, counts, through=chunk[-1][0], now=now)
            pace.held(time.monotonic() - began)
            if number % _CHECKPOINT_EVERY == 0:
                bulk.checkpoint()
            progress(batch)
    batch.state, batch.ended_at = Batch.State.DONE, now
    batch.counts = {outcome: batch.counts.get(outcome, 0) for outcome in OUTCOMES}
    batch.save(update_fields=["state", "ended_at", "counts"])
    return batch


def _chunks(rows: Iterator[Row], pace: Pace) -> Iterator[Sequence[Row]]:
    while chunk := list(islice(rows, pace.rows)):
        yield chunk


def _store(
    batch: Batch, candidates: Mapping[str, Candidate], counts: Mapping[str, int], *, through: int, now: datetime
) -> None:
    """Store one chunk. Whoever signs up in that moment is met again, and is known then."""
    for tries_left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                added = Counter(counts) + _stored(batch, candidates, now)
                total = Counter(batch.counts) + added
                moved = Batch.objects.filter(pk=batch.pk, through=batch.through, state=Batch.State.RUNNING).update(
                    through=through, counts=dict(total)
                )
                if not moved:
                    raise ImportFault("This import is running elsewhere, or was ended. Look at it again in a moment.")
        except IntegrityError:
            if not tries_left:
                raise
        else:
            batch.through, batch.counts = through, dict(total)
            return


def _stored(batch: Batch, candidates: Mapping[str, Candidate], now: datetime) -> Counter[str]:
    identities = list(candidates)
    barred = suppressed_among(identities) if identities and Suppression.objects.exists() else set()
    there = bulk.known(identities, batch.newsletter_id)
    standing = {found.key for found in there.values() if found.state}
    again = bulk.enrolled_by(batch.pk, batch.newsletter_id, list(standing)) if standing else set()
    counts: Counter[str] = Counter()
    unknown: list[Candidate] = []
    enrolled: list[tuple[int, Candidate]] = []
    for identity, candidate in candidates.items():
        found = there.get(identity)
        if identity in barred:
            counts["suppressed"] += 1
        elif found is None:
            unknown.append(candidate)
        elif not found.state:
            enrolled.append((found.key, candidate))
        else:
            counts["twice" if found.key in again else "known"] += 1
    added, met = _added(batch, unknown, now)
    enrolled += added
    for found, candidate in met:
        if found.state:
            counts["known"] += 1
        else:
            enrolled.append((found.key, candidate))
    enrolled.sort(key=lambda one: one[0])
    counts["new"] += len(enrolled)
    if enrolled:
        _load(batch, enrolled, now)
    return counts


def _in_no_order(count: int) -> list[int]:
    """Return fresh keys such that their order says nothing about the rows they are given to."""
    keys = bulk.fresh_keys(count)
    Random(os.urandom(16)).shuffle(keys)
    return keys


def _added(
    batch: Batch, unknown: Sequence[Candidate], now: datetime
) -> tuple[list[tuple[int, Candidate]], list[tuple[bulk.Known, Candidate]]]:
    """Add subscribers; return those added, with their keys, and those who came in by themselves in that moment."""
    given = list(zip(_in_no_order(len(unknown)), unknown, strict=True))
    if not given:
        return [], []
    at = connection.ops.adapt_datetimefield_value(now)
    kept = bulk.add_subscribers(
        [
            (key, one.address, one.identity, one.name, one.zone, at)
            for key, one in sorted(given, key=lambda pair: pair[0])
        ]
    )
    late = {one.identity: one for key, one in given if key not in kept}
    there = bulk.known(list(late), batch.newsletter_id) if late else {}
    return [pair for pair in given if pair[0] in kept], [(there[identity], one) for identity, one in late.items()]


def _load(batch: Batch, enrolled: Sequence[tuple[int, Candidate]], now: datetime) -> None:
    stored = connection.ops.adapt_datetimefield_value
    at, newsletter, how = stored(now), batch.newsletter_id, batch.basis
    by, file_name, act = batch.made_by_id, batch.file_name[:160], "enrolled"
    since: dict[date | None, tuple[Any, str]] = {None: (at, file_name)}
    for _, candidate in enrolled:
        if candidate.joined not in since:
            moment = datetime.combine(candidate.joined, clock(), UTC)  # type: ignore[arg-type]
            since[candidate.joined] = stored(moment), f"{file_name}, there since {candidate.joined}"
    bulk.load(
        bulk.SUBSCRIPTIONS,
        [_subscription(key, one, newsletter, since[one.joined][0], how, at) for key, one in enrolled],
    )
    bulk.load(
        bulk.ENTRIES,
        [(key, newsletter, act, at, how, since[one.joined][1], batch.pk, by, one.made.ledger) for key, one in enrolled],
    )


def _subscription(key: int, one: Candidate, newsletter: int, since: Any, how: str, at: Any) -> tuple[Any, ...]:
    made = one.made
    pause = connection.ops.adapt_datefield_value(made.paused_until) if made.paused_until else None
    return (
        key, newsletter, "confirmed", made.language, made.languages, made.topics, made.countries, made.rhythm, made.format,
        made.discreet, made.discreet_body, pause, False, since, how, at,
    )  # fmt: skip
