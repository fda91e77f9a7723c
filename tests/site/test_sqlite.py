"""Writers on SQLite wait for their turn, look often, and are told only after a long time that there is none."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError

from postroad.site.sqlite import base
from postroad.site.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one table."""
    path = tmp_path / "turns.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE turn (number INTEGER)")
    return path


def reached(path: Path, *, patience: float) -> DatabaseWrapper:
    """Return Django's database over a file."""
    settings: dict[str, Any] = {
        "ENGINE": "postroad.site.sqlite",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": patience},
        "TIME_ZONE": None,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "AUTOCOMMIT": True,
    }
    return DatabaseWrapper(settings, "turns")


@pytest.fixture
def holder(file: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who has the database's one lock."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def test_who_waits_gets_its_turn_as_soon_as_the_lock_is_free(
    file: Path, holder: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_twice = threading.Event()

    def monotonic() -> float:
        looked_twice.set()
        return time.monotonic()

    monkeypatch.setattr(base, "time", SimpleNamespace(monotonic=monotonic))

    def write() -> None:
        database = reached(file, patience=600)
        database.ensure_connection()
        with closing(database), database.cursor() as cursor:
            # One in Django's way, one on the bare connection as the ledger has it.
            cursor.execute("INSERT INTO turn VALUES (%s)", [1])
            database.connection.execute("BEGIN IMMEDIATE")
            database.connection.execute("INSERT INTO turn VALUES (2)")
            database.connection.execute("COMMIT")

    writer = threading.Thread(target=write)
    writer.start()
    assert looked_twice.wait(120)
    assert holder.execute("SELECT count(*) FROM turn").fetchone() == (0,)
    holder.execute("COMMIT")
    writer.join(120)
    assert holder.execute("SELECT number FROM turn ORDER BY number").fetchall() == [(1,), (2,)]


def test_who_waited_long_enough_is_told_that_the_database_is_locked(file: Path, holder: sqlite3.Connection) -> None:
    database = reached(file, patience=0.05)
    with closing(database), pytest.raises(OperationalError, match="locked"), database.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")


def test_any_other_fault_is_told_at_once(file: Path) -> None:
    database = reached(file, patience=600)
    with closing(database), database.cursor() as cursor, pytest.raises(OperationalError, match="no such table"):
        cursor.execute("INSERT INTO another VALUES (1)")
