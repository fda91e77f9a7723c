"""What the ledger's writer asks of a database. The hot queries of each stand together in one module beside this one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from django.db import connection

from postroad.delivery.ledger.rows import Due, Outcome


class Store(Protocol):
    """One database connection of its own, used by one thread."""

    def settle(
        self, run: int, relay: int, newsletter: int, outcomes: Sequence[Outcome], offers: Sequence[int]
    ) -> set[int]:
        """Write outcomes and offers in one commit; return which offers stand.

        An offer does not stand where the reader left meanwhile; the delivery is withdrawn in the same commit. An outcome
        is written only over a state that it may follow.
        """

    def take(self, run: int, mailing: int, count: int, now: datetime) -> list[Due]:
        """Take the next queued deliveries for a run, in the order of editions, together with those whose wait is over."""

    def give_back(self, mailing: int, run: int) -> None:
        """Let go of what the run took and did not put to the relay."""

    def hold(self, run: int) -> bool:
        """Take the lock of a run, which dies with this process; return False where another process has it."""

    def let_go(self) -> None:
        """Let go of the lock."""

    def close(self) -> None:
        """Let go of the lock and of the connection."""


def open_store() -> Store:
    """Return the store of the installation's database, on a connection of this thread."""
    if connection.vendor == "postgresql":
        from postroad.delivery.ledger.postgresql import PostgreSQLStore

        return PostgreSQLStore()
    from postroad.delivery.ledger.sqlite import SQLiteStore

    return SQLiteStore()
