"""What all tests share: an installation of their own, loopback alone, and marks by what a test needs."""

import os
import re
import signal
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings

# What an example costs depends on the machine and on who else is at it, so no clock decides whether a test passes.
settings.register_profile("postroad", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("postroad")

# A shell's background jobs ignore Ctrl-C, and so would every process that a test starts and stops by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Before Django's settings are read for the first time; so they are not named to pytest-django, which would read them earlier.
os.environ.setdefault("POSTROAD_HOME", tempfile.mkdtemp(prefix="postroad-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
django.setup()

SHARED_SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples"
"""Real newsletters that are not the project's own; tests that need them run where they are."""

_DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}


_STARTS_A_PROCESS = re.compile(r"^(?:import subprocess|from subprocess|from tests\.cli\.)", re.MULTILINE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that touches the database, so that it runs again on PostgreSQL; and each that starts processes."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & _DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")
        if _starts_processes(item.path):
            item.add_marker("process")


@cache
def _starts_processes(file: Path) -> bool:
    return bool(_STARTS_A_PROCESS.search(file.read_text(encoding="utf-8")))


@pytest.fixture(autouse=True, scope="session")
def _ledgers_can_be_emptied_between_tests() -> Iterator[None]:
    """Let the flush between tests empty the append-only tables too; in a test the triggers hold as they do outside."""
    from unittest.mock import patch

    from django.db.backends.base.operations import BaseDatabaseOperations

    from postroad.network import append_only
    from postroad.readers import triggers

    flush = BaseDatabaseOperations.execute_sql_flush

    def without_triggers(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        triggers.remove(self.connection)
        append_only.remove(self.connection)
        try:
            flush(self, sql_list)
        finally:
            triggers.install(self.connection)
            append_only.install(self.connection)

    with patch.object(BaseDatabaseOperations, "execute_sql_flush", without_triggers):
        yield
