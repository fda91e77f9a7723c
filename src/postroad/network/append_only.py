"""Tables whose rows the database itself keeps as they are: whoever asks, none is changed and none deleted."""

from collections.abc import Iterable
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

AUDIT: Final = ("network_auditentry",)
_SAYS: Final = "the audit log is append-only: an entry is never changed or deleted"


def install(connection: BaseDatabaseWrapper, tables: Iterable[str] = AUDIT, says: str = _SAYS) -> None:
    """Put the triggers on, with what the database says to who tries."""
    with connection.cursor() as cursor:
        for table in tables:
            for statement in _statements(connection.vendor, table, says):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, tables: Iterable[str] = AUDIT) -> None:
    """Take the triggers off: for tests that empty the whole database, and for nothing else."""
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_delete")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}")


def _statements(vendor: str, table: str, says: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
            for act in ("update", "delete")
        ]
    refuse = f"{table}_refuse"
    return [
        f"CREATE OR REPLACE FUNCTION {refuse}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {refuse}()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {refuse}()",
    ]
