"""The audit log: it says who did what, it can't be changed, and it never learns an address."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from postroad.network.audit import record
from postroad.network.models import AuditEntry, Person

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_an_act_stands_with_who_did_it_and_when() -> None:
    by = Person.objects.create_user("ana@desk.example", name="Ana Editor")
    record(by, "reader.stop", "reader 4711", at=NOW, detail="by phone")
    entry = AuditEntry.objects.get()
    assert (entry.by, entry.act, entry.about, entry.detail, entry.at) == (
        by,
        "reader.stop",
        "reader 4711",
        "by phone",
        NOW,
    )


@pytest.mark.parametrize("statement", ["UPDATE network_auditentry SET act = 'x'", "DELETE FROM network_auditentry"])
def test_the_database_refuses_to_change_or_delete_an_entry(statement: str) -> None:
    record(None, "reader.stop", "reader 4711", at=NOW)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.get().act == "reader.stop"


@pytest.mark.parametrize("told", [{"about": "lena@harbour.example"}, {"detail": "asked by lena@harbour.example"}])
def test_an_address_never_enters_the_log(told: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no addresses"):
        record(None, "reader.stop", told.get("about", "reader 1"), at=NOW, detail=told.get("detail", ""))
    assert not AuditEntry.objects.exists()
