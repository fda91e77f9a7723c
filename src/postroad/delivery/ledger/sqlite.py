"""The ledger's hot queries on SQLite.

Many rows go in one statement, as a JSON list, and none gives rows back: each step of a statement hands Python's lock from
one thread to the other and back, and between two processor cores that costs more than what the statement does.
"""

import fcntl
import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TextIO

from django.conf import settings
from django.db import connection

from postroad.delivery.ledger.rows import Due, Outcome

# Only a reader who is still confirmed is written to. The row found is in the unique index over both columns.
_OFFER = """
    UPDATE delivery_delivery SET state = 'offered', offered_at = :now
    WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'queued' AND run_id = :run AND EXISTS (
        SELECT 1 FROM readers_subscription s
        WHERE s.subscriber_id = delivery_delivery.subscriber_key AND s.newsletter_id = :newsletter
            AND s.state = 'confirmed' AND NOT s.discreet)"""
_OFFERED = "SELECT id FROM delivery_delivery WHERE id IN (SELECT value FROM json_each(?)) AND state = 'offered'"
_WITHDRAW = """
    UPDATE delivery_delivery SET state = 'withdrawn', why = 'left'
    WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'queued' AND run_id = :run"""
_ACCEPT = """
    UPDATE delivery_delivery SET state = 'accepted'
    WHERE id IN (SELECT value FROM json_each(:ids)) AND state = 'offered' AND run_id = :run"""
_SETTLE = """
    UPDATE delivery_delivery SET state = ?, why = ?, due_at = ?, tries = tries + ?
    WHERE id = ? AND state IN ('queued', 'offered') AND run_id = ?"""
# The time of the offer is the row's own, so that it need not travel.
_ATTEMPT = """
    INSERT INTO delivery_attempt (delivery_id, relay_id, state, offered_at, at, code, enhanced, words)
    SELECT t.value ->> 0, :relay, t.value ->> 1,
        CASE WHEN t.value ->> 2 THEN (SELECT offered_at FROM delivery_delivery d WHERE d.id = t.value ->> 0) END,
        t.value ->> 3, t.value ->> 4, t.value ->> 5, t.value ->> 6
    FROM json_each(:told) t"""
_WAKE = """
    UPDATE delivery_delivery SET state = 'queued', run_id = NULL
    WHERE mailing_id = :mailing AND state = 'deferred' AND due_at <= :now"""
# A run that died gave nothing back, but run_id is cleared when its death is found, so free rows are those with none.
_TAKE = """
    UPDATE delivery_delivery SET run_id = :run WHERE id IN (
        SELECT id FROM delivery_delivery WHERE mailing_id = :mailing AND state = 'queued' AND run_id IS NULL
        ORDER BY edition_id, id LIMIT :count)
    RETURNING id"""
_TAKEN = """
    SELECT d.id, d.edition_id, d.subscriber_key, s.address, coalesce(s.name, ''), d.tries
    FROM delivery_delivery d LEFT JOIN readers_subscriber s ON s.key = d.subscriber_key
    WHERE d.id IN (SELECT value FROM json_each(?)) ORDER BY d.edition_id, d.id"""
_GIVE_BACK = "UPDATE delivery_delivery SET run_id = NULL WHERE state = 'queued' AND mailing_id = ? AND run_id = ?"


class SQLiteStore:
    """The ledger in the installation's SQLite file. Its lock is a file's."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._database: sqlite3.Connection = connection.connection
        self._lock: TextIO | None = None

    def settle(
        self, run: int, relay: int, newsletter: int, outcomes: Sequence[Outcome], offers: Sequence[int]
    ) -> set[int]:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        database = self._database
        now = _text(datetime.now(UTC))
        database.execute("BEGIN IMMEDIATE")
        try:
            if outcomes:
                self._write_outcomes(run, relay, outcomes)
            stand: set[int] = set()
            if offers:
                told = {"ids": json.dumps(offers), "run": run, "newsletter": newsletter, "now": now}
                stand = set(offers)
                if database.execute(_OFFER, told).rowcount < len(offers):
                    stand = {row[0] for row in database.execute(_OFFERED, (told["ids"],)).fetchall()}
                    database.execute(_WITHDRAW, told | {"ids": json.dumps([one for one in offers if one not in stand])})
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")
        return stand

    def _write_outcomes(self, run: int, relay: int, outcomes: Sequence[Outcome]) -> None:
        accepted = [outcome.id for outcome in outcomes if outcome.state == "accepted"]
        if accepted:
            self._database.execute(_ACCEPT, {"ids": json.dumps(accepted), "run": run})
        others = [outcome for outcome in outcomes if outcome.state != "accepted"]
        if others:
            self._database.executemany(
                _SETTLE,
                [(o.state, o.words[:200], _text(o.due_at), o.state == "deferred", o.id, run) for o in others],
            )
        told = [(o.id, o.state, o.offered, _text(o.at), o.code, o.enhanced, o.words) for o in outcomes]
        self._database.execute(_ATTEMPT, {"relay": relay, "told": json.dumps(told)})

    def take(self, run: int, mailing: int, count: int, now: datetime) -> list[Due]:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            database.execute(_WAKE, {"mailing": mailing, "now": _text(now)})
            taken = database.execute(_TAKE, {"run": run, "mailing": mailing, "count": count}).fetchall()
        except BaseException:
            database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")
        return [Due(*row) for row in database.execute(_TAKEN, (json.dumps([row[0] for row in taken]),))]

    def give_back(self, mailing: int, run: int) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        self._database.execute(_GIVE_BACK, (mailing, run))

    def hold(self, run: int) -> bool:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        folder = settings.POSTROAD_HOME / "runs"
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / f"{run}.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self.let_go()
        self._lock = lock
        return True

    def let_go(self) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def close(self) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        self.let_go()
        connection.close()


def _text(moment: datetime | None) -> str | None:
    """Return a moment as Django stores it in SQLite."""
    return None if moment is None else moment.astimezone(UTC).isoformat(" ", "microseconds")[:26]
