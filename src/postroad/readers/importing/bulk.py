"""The few hot queries of an import, on both databases. An ORM object a row would take ten times as long as the rest.

Rows go in by ``executemany`` on SQLite and by ``COPY`` on PostgreSQL. See ``benchmarks/readers.py``.
"""

import json
import os
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from django.db import connection

SUBSCRIBERS: Final = ("readers_subscriber", ("key", "address", "identity", "name", "zone", "created_at"))
SUBSCRIPTIONS: Final = (
    "readers_subscription",
    (
        "subscriber_id", "newsletter_id", "state", "language", "languages", "topics", "countries", "rhythm", "format",
        "discreet", "discreet_body", "paused_until", "measured", "confirmed_at", "confirmed_how", "changed_at",
    ),
)  # fmt: skip
ENTRIES: Final = (
    "readers_consententry",
    ("subscriber_key", "newsletter_id", "act", "at", "how", "source", "batch_id", "by_id", "choices"),
)


_WAITING: Final = "waiting_subscriber"
"""Where rows wait for a look at who is there, for the length of a transaction."""


class Known(NamedTuple):
    """A subscriber who is there. ``state`` is that of the newsletter's subscription, or "" without one."""

    key: int
    state: str


def known(identities: Sequence[str], newsletter_pk: int) -> dict[str, Known]:
    """Return those who are there, by identity."""
    condition, value = _is_one_of("s.identity", identities)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.identity, s.key, u.state FROM readers_subscriber s "  # noqa: S608
            f"LEFT JOIN readers_subscription u ON u.subscriber_id = s.key AND u.newsletter_id = %s WHERE {condition}",
            [newsletter_pk, value],
        )
        return {identity: Known(key, state or "") for identity, key, state in cursor.fetchall()}


def enrolled_by(batch_pk: int, newsletter_pk: int, keys: Sequence[int]) -> set[int]:
    """Return which of these readers the batch itself enrolled before."""
    condition, value = _is_one_of("subscriber_key", keys)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT subscriber_key FROM readers_consententry "  # noqa: S608
            f"WHERE {condition} AND newsletter_id = %s AND batch_id = %s",
            [value, newsletter_pk, batch_pk],
        )
        return {key for (key,) in cursor.fetchall()}


def load(into: tuple[str, Sequence[str]], rows: Iterable[Sequence[Any]]) -> None:
    """Put rows into a table."""
    table, columns = into
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # COPY is psycopg's own: without this its errors are not Django's, and whoever retries a clash misses it.
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # type: ignore[arg-type]  # noqa: S608


def add_subscribers(rows: Sequence[Sequence[Any]]) -> set[int]:
    """Put subscribers into their table and return the keys of those who are in: all but who signed up in that moment.

    On SQLite nobody else writes meanwhile. On PostgreSQL a clash is passed over and not tried again: among many who sign up
    one after the other, each further try could clash with the next.
    """
    table, columns = SUBSCRIBERS
    if connection.vendor != "postgresql":
        load(SUBSCRIBERS, rows)
        return {row[0] for row in rows}
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {_WAITING} (LIKE {table}) ON COMMIT DELETE ROWS")
        cursor.execute(f"TRUNCATE {_WAITING}")
        load((_WAITING, columns), rows)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM {_WAITING} "  # noqa: S608
            "ON CONFLICT (identity) DO NOTHING RETURNING key"
        )
        return {key for (key,) in cursor.fetchall()}


def fresh_keys(count: int) -> list[int]:
    """Return random keys of 63 bits in rising order, which share their upper half.

    So the rows of one transaction lie side by side in each index, and a commit touches few pages. Whoever sees two keys
    learns that they came in together, which their entries' batch and time say anyway; within a transaction the order is
    random, so that nothing tells where in the file a reader stood.
    """
    if not count:
        return []
    upper = int.from_bytes(os.urandom(4), "big") >> 1 << 32
    lower = set(array("I", os.urandom(array("I").itemsize * count)))
    while len(lower) < count:
        lower |= set(array("I", os.urandom(array("I").itemsize * (count - len(lower)))))
    return [upper | one for one in sorted(lower)]


@contextmanager
def quick_commits() -> Iterator[None]:
    """Let commits of this connection be durable a little later, on SQLite.

    The write-ahead log is then synced at checkpoints and by everybody else's commits. A power cut takes at most the last
    transactions of the import, together with the note of how far it came; so it goes on from there. The last commit, after
    this, is durable. Checkpoints are made by :func:`checkpoint`, between transactions: by themselves they would come within
    a commit, here or in a reader's request.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA wal_autocheckpoint=0")
        cursor.execute("PRAGMA mmap_size=0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA wal_autocheckpoint=1000")
            cursor.execute("PRAGMA mmap_size=134217728")


def checkpoint() -> None:
    """Move the write-ahead log into the database, on SQLite, while others read and write."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _is_one_of(column: str, values: Sequence[Any]) -> tuple[str, Any]:
    """Return a condition with one parameter however many values there are."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", list(values)
    return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(values)  # noqa: S608
