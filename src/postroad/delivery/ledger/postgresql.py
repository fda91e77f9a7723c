"""The ledger's hot queries on PostgreSQL. Outcomes and offers go in one statement, so that a commit is one round trip."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg
from django.db import connection

from postroad.delivery.ledger.rows import Due, Outcome

_LOCK_CLASS = 0x706F7374
"""The class of our advisory locks, so that they meet nobody else's."""

# The parts of a WITH all see the state before the statement; none touches a row of another, since a delivery is either
# settled or offered in one commit, never both.
#
# Every row is found by its key. The planner knows nothing of a ledger filled a second ago, so nothing else is left for
# it to choose: `state || ''` fits no partial index, the reader's state is asked by a scalar subquery, and this connection
# joins by no other means (_SETTINGS).
_SETTLE = """
    WITH told AS (
        SELECT t.* FROM json_to_recordset(%(told)s::json) AS t (id bigint, state text, offered bool, at timestamptz,
            code int, enhanced text, words text, due_at timestamptz)
    ), settle AS (
        UPDATE delivery_delivery d
        SET state = t.state, due_at = t.due_at, tries = d.tries + (t.state = 'deferred')::int,
            why = CASE WHEN t.state = 'accepted' THEN '' ELSE left(t.words, 200) END
        FROM told t
        WHERE d.id = t.id AND d.run_id = %(run)s
            AND d.state || '' IN ('offered', CASE WHEN t.state = 'accepted' THEN 'offered' ELSE 'queued' END)
        RETURNING d.id, d.offered_at, t.state, t.offered, t.at, t.code, t.enhanced, t.words
    ), attempt AS (
        INSERT INTO delivery_attempt (delivery_id, relay_id, state, offered_at, at, code, enhanced, words)
        SELECT id, %(relay)s, state, CASE WHEN offered THEN offered_at END, at, code, enhanced, words FROM settle
    )
    UPDATE delivery_delivery d SET state = 'offered', offered_at = now()
    FROM unnest(%(offers)s::bigint[]) AS o (id)
    WHERE d.id = o.id AND d.state || '' = 'queued' AND d.run_id = %(run)s AND (
        SELECT s.state FROM readers_subscription s
        WHERE s.subscriber_id = d.subscriber_key AND s.newsletter_id = %(newsletter)s AND NOT s.discreet) = 'confirmed'
    RETURNING d.id"""
_SETTINGS = (
    "SET plan_cache_mode = force_generic_plan",  # to plan for each commit would take as long as to run it
    "SET enable_seqscan = off",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
    "SET jit = off",
)
_WITHDRAW = """
    UPDATE delivery_delivery SET state = 'withdrawn', why = 'left'
    WHERE id = ANY(%s) AND state = 'queued' AND run_id = %s"""
_WAKE = """
    UPDATE delivery_delivery SET state = 'queued', run_id = NULL
    WHERE mailing_id = %s AND state = 'deferred' AND due_at <= %s"""
# SKIP LOCKED: several workers take their lots side by side without waiting for each other.
_TAKE = """
    WITH lot AS (
        SELECT id FROM delivery_delivery WHERE mailing_id = %(mailing)s AND state = 'queued' AND run_id IS NULL
        ORDER BY edition_id, id LIMIT %(count)s FOR UPDATE SKIP LOCKED
    ), taken AS (
        UPDATE delivery_delivery d SET run_id = %(run)s FROM lot WHERE d.id = lot.id
        RETURNING d.id, d.edition_id, d.subscriber_key, d.tries
    )
    SELECT t.id, t.edition_id, t.subscriber_key, s.address, coalesce(s.name, ''), t.tries
    FROM taken t LEFT JOIN readers_subscriber s ON s.key = t.subscriber_key ORDER BY t.edition_id, t.id"""
_GIVE_BACK = "UPDATE delivery_delivery SET run_id = NULL WHERE state = 'queued' AND mailing_id = %s AND run_id = %s"


class PostgreSQLStore:
    """The ledger in PostgreSQL, in autocommit: each statement is a transaction. Its lock is the session's."""

    def __init__(self) -> None:
        connection.ensure_connection()
        self._database: psycopg.Connection[Any] = connection.connection
        for setting in _SETTINGS:
            self._database.execute(setting)
        # Django's own cursors put the values into the statement's text, which the server then has to read each time.
        self._database.prepare_threshold = 1
        self._hot = psycopg.Cursor(self._database)
        self._held: int | None = None

    def settle(
        self, run: int, relay: int, newsletter: int, outcomes: Sequence[Outcome], offers: Sequence[int]
    ) -> set[int]:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        # As text: to dump lists takes the driver longer than the server takes to read them.
        told = {
            "run": run,
            "relay": relay,
            "newsletter": newsletter,
            "offers": f"{{{','.join(map(str, offers))}}}",
            "told": json.dumps([outcome._asdict() for outcome in outcomes], default=str),
        }
        stand = {row[0] for row in self._hot.execute(_SETTLE, told, prepare=True).fetchall()}
        if len(stand) < len(offers):
            self._database.execute(_WITHDRAW, ([one for one in offers if one not in stand], run))
        return stand

    def take(self, run: int, mailing: int, count: int, now: datetime) -> list[Due]:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        self._database.execute(_WAKE, (mailing, now))
        rows = self._database.execute(_TAKE, {"run": run, "mailing": mailing, "count": count})
        return [Due(*row) for row in rows.fetchall()]

    def give_back(self, mailing: int, run: int) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        self._database.execute(_GIVE_BACK, (mailing, run))

    def hold(self, run: int) -> bool:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        row = self._database.execute("SELECT pg_try_advisory_lock(%s, %s)", (_LOCK_CLASS, run)).fetchone()
        if row is None or not row[0]:
            return False
        self.let_go()
        self._held = run
        return True

    def let_go(self) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        if self._held is not None:
            self._database.execute("SELECT pg_advisory_unlock(%s, %s)", (_LOCK_CLASS, self._held))
            self._held = None

    def close(self) -> None:
        """See :class:`~postroad.delivery.ledger.store.Store`."""
        self.let_go()
        connection.close()
