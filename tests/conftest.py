"""What all tests share: an installation of their own, loopback alone, and marks by what a test needs."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("POSTROAD_HOME", tempfile.mkdtemp(prefix="postroad-tests-"))

SHARED_SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples"
"""Real newsletters that are not the project's own; tests that need them run where they are."""

_DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "live_server"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that touches the database, so that it can be run again on PostgreSQL."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & _DATABASE_FIXTURES or item.get_closest_marker("django_db"):
            item.add_marker("database")
