"""SQLite for many small writers beside a big one: whoever waits for the lock looks again every few milliseconds.

SQLite itself, told to wait, looks ever more seldom, in the end every tenth of a second. An import or a sending run lets go
of the lock many times a second, each time for some milliseconds: whoever looks so seldom misses that a dozen times in a
row, and a reader who leaves waits for a second (``benchmarks/leaving.py``). So SQLite is told to wait for a moment alone,
and is asked again here until the ``timeout`` of the settings is over.
"""

import sqlite3
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.db.backends.sqlite3 import base

T = TypeVar("T")

MOMENT: Final = 0.01
"""Seconds that SQLite waits by itself; within them it looks after 1, 3 and 8 milliseconds."""
PATIENCE: Final = 20.0
"""Seconds after which a writer is told that the database is locked, where the settings name none."""


class PatientConnection(sqlite3.Connection):
    """A connection for who has no cursor of Django's: the sending ledger, and the statements that set it up."""

    patience = PATIENCE

    def execute(self, *given: Any) -> sqlite3.Cursor:
        """Run a statement; one that begins a transaction, or is one, waits for its turn."""
        if self.in_transaction:
            return super().execute(*given)
        return _patiently(lambda: super(PatientConnection, self).execute(*given), self.patience)


class PatientCursor(base.SQLiteCursorWrapper):
    """Django's cursor, with the same patience."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement; one that begins a transaction, or is one, waits for its turn."""
        connection: PatientConnection = self.connection  # type: ignore[assignment]
        if connection.in_transaction:
            return super().execute(query, params)
        return _patiently(lambda: super(PatientCursor, self).execute(query, params), connection.patience)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite database, reached by patient connections."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> PatientConnection:
        """Return a connection that waits as long as the settings' ``timeout`` says."""
        patience = conn_params.get("timeout", PATIENCE)
        connection: PatientConnection = super().get_new_connection(
            {**conn_params, "timeout": MOMENT, "factory": PatientConnection}
        )
        connection.patience = patience
        return connection

    def create_cursor(self, name: str | None = None) -> PatientCursor:
        """Return a patient cursor."""
        cursor: PatientCursor = self.connection.cursor(factory=PatientCursor)
        return cursor


def _patiently(act: Callable[[], T], patience: float) -> T:
    """Do something outside of a transaction, and again while another writer has the lock: nothing of it was done then."""
    until = 0.0
    while True:
        try:
            return act()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            now = time.monotonic()
            until = until or now + patience
            if now >= until:
                raise
