"""Forgetting: what stays speaks of nobody, and nothing brings a reader back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from postroad.network.models import Newsletter
from postroad.readers import join, journal
from postroad.readers.audience import confirmed
from postroad.readers.consent import disagreements
from postroad.readers.erase import erase, replay
from postroad.readers.join import Enrolment
from postroad.readers.models import ConsentEntry, Note, Subscriber, Subscription, Suppression
from postroad.readers.models.wish import Wish
from postroad.readers.retain import retain

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ADDRESS = "Wilhelmina.Unusual@forget-me.example"


@pytest.fixture(autouse=True)
def _own_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a journal of its own."""
    monkeypatch.setattr(journal, "_file", lambda: tmp_path / "erasures.journal")
    return


@pytest.fixture
def reader(newsletter: Newsletter) -> Subscriber:
    """Return an enrolled reader with a name of their own."""
    join.enrol(newsletter, [Enrolment(ADDRESS, "Wilhelmina Unusual")], basis="members", evidence="list", now=NOW)
    return Subscriber.objects.get()


def test_an_erased_reader_is_gone_and_the_proof_stays(newsletter: Newsletter, reader: Subscriber) -> None:
    assert erase(reader.key, how="page", now=NOW)
    assert not Subscriber.objects.exists()
    assert not Subscription.objects.exists()
    assert list(confirmed(newsletter)) == []
    entry = ConsentEntry.objects.latest("pk")
    assert (entry.subscriber_key, entry.act, entry.how) == (reader.key, "erased", "page")
    assert list(disagreements(newsletter)) == []


def test_forgetting_twice_is_harmless(newsletter: Newsletter, reader: Subscriber) -> None:
    assert erase(reader.key, how="page", now=NOW)
    assert not erase(reader.key, how="page", now=NOW)
    assert ConsentEntry.objects.filter(act="erased").count() == 1


def test_no_import_and_no_form_brings_an_erased_address_back(newsletter: Newsletter, reader: Subscriber) -> None:
    erase(reader.key, how="page", now=NOW)
    again = join.enrol(newsletter, [Enrolment(ADDRESS.upper())], basis="members", evidence="list", now=NOW)
    assert (again.new, again.suppressed) == (0, 1)
    join.ask(newsletter, ADDRESS, language="en", now=NOW)
    assert not Subscriber.objects.exists()


def test_a_restored_backup_brings_nobody_back(newsletter: Newsletter, reader: Subscriber) -> None:
    erase(reader.key, how="page", now=NOW)
    # What the backup of yesterday holds: the reader, and no suppression.
    Suppression.objects.all().delete()
    join.enrol(newsletter, [Enrolment(ADDRESS)], basis="members", evidence="list", now=NOW)
    assert replay(now=NOW) == 1
    assert not Subscriber.objects.exists()
    assert replay(now=NOW) == 0


def test_a_half_written_last_line_of_the_journal_is_passed_over(newsletter: Newsletter, reader: Subscriber) -> None:
    erase(reader.key, how="page", now=NOW)
    with journal._file().open("a") as file:
        file.write('{"identity_hash": "ab')
    assert len(list(journal.noted())) == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_on_the_disk_knows_the_address_any_more(newsletter: Newsletter, tmp_path: Path) -> None:
    join.enrol(newsletter, [Enrolment(ADDRESS, "Wilhelmina Unusual")], basis="members", evidence="list", now=NOW)
    join.ask(newsletter, "other@pier.example", language="en", now=NOW)
    erase(Subscriber.objects.get(identity=ADDRESS.lower()).key, how="page", now=NOW)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database = Path(str(connection.settings_dict["NAME"]))
        stored = b"".join(file.read_bytes() for file in database.parent.glob(database.name + "*"))
        assert b"other@pier.example" in stored
    else:
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names():
                cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{table}\" t")
                assert "unusual" not in cursor.fetchone()[0].lower(), table
        stored = b""
    stored += b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"unusual" not in stored.lower()
    assert b"forget-me" not in stored.lower()


def test_who_never_confirmed_is_forgotten_after_seven_days(newsletter: Newsletter) -> None:
    join.ask(newsletter, "a@pier.example", language="en", now=NOW)
    join.ask(newsletter, "b@pier.example", language="en", now=NOW + timedelta(days=3))
    done = retain(now=NOW + timedelta(days=8))
    assert done.signups == 1
    assert [subscriber.identity for subscriber in Subscriber.objects.all()] == ["b@pier.example"]
    assert list(disagreements(newsletter)) == []
    assert retain(now=NOW + timedelta(days=8)).signups == 0


def test_who_reads_another_newsletter_keeps_their_row(newsletter: Newsletter, reader: Subscriber) -> None:
    from postroad.network.found import found

    other = found("The Other Letter", sender_address="other@quay.example")
    join.ask(other, ADDRESS, language="en", now=NOW)
    retain(now=NOW + timedelta(days=40))
    assert Subscriber.objects.get() == reader
    assert Subscription.objects.get().newsletter == newsletter
    assert not Note.objects.exists()


def test_the_journal_is_in_the_installations_folder_for_its_owner_alone() -> None:
    assert settings.POSTROAD_HOME.exists()
    journal.note(journal.Erasure("ab", 1, NOW.isoformat()))
    assert journal._file().stat().st_mode & 0o077 == 0


def test_what_pages_were_asked_is_forgotten_after_a_day_and_with_the_reader(
    newsletter: Newsletter, reader: Subscriber
) -> None:
    for address in (ADDRESS.lower(), "other@pier.example"):
        Wish.objects.create(kind=Wish.Kind.SUBSCRIBE, newsletter=newsletter, address=address, asked_at=NOW)
    erase(reader.key, how="page", now=NOW)
    assert [wish.address for wish in Wish.objects.all()] == ["other@pier.example"]
    retain(now=NOW + timedelta(days=2))
    assert not Wish.objects.exists()
