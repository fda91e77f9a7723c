"""Storing: a row and its consent entry together, on a basis; killed, it goes on; and it can be taken back."""

from pathlib import Path

import pytest
from django.db import connection

from postroad.network.found import found
from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.consent import Act, disagreements, enter
from postroad.readers.erase import erase
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.pace import Pace
from postroad.readers.importing.store import begin, go_on, unfinished
from postroad.readers.importing.undo import undo
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import Batch, ConsentEntry, Subscriber, Subscription
from tests.readers.importing.acts import NOW, counted, stored, taken
from tests.readers.importing.files import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let even a short file take many transactions."""
    start = Pace.__init__

    def begin_small(self: Pace) -> None:
        start(self)
        self.rows, self.held = 10, lambda seconds: None  # type: ignore[method-assign]

    monkeypatch.setattr(Pace, "__init__", begin_small)


def hundred(folder: Path) -> Path:
    """Write a file of a hundred readers."""
    rows = "".join(f"r{number}@pier.example,Reader {number},fr,digest,yes,2020-05-06\n" for number in range(100))
    return text(folder, f"Email,Name,Language,Rhythm,Discreet,Joined\n{rows}")


def test_a_row_and_its_entry_say_the_same(newsletter: Newsletter, tmp_path: Path) -> None:
    batch = stored(hundred(tmp_path), newsletter)
    assert counted(batch) == {"new": 100}
    assert list(disagreements(newsletter)) == []
    entry = ConsentEntry.objects.filter(batch=batch).latest("pk")
    assert (entry.act, entry.how, entry.source) == ("enrolled", "consent", "list.csv, there since 2020-05-06")
    assert entry.choices == {"languages": ["fr"], "rhythm": "digest", "discreet": True}


def test_nobody_is_enrolled_without_a_basis_and_its_evidence(newsletter: Newsletter, tmp_path: Path) -> None:
    table, columns, wishes, key = taken(hundred(tmp_path))
    for basis, evidence in (("", "folder"), ("consent", " ")):
        with pytest.raises(ImportFault, match="basis"):
            begin(newsletter, table, columns, wishes, source=key, basis=basis, evidence=evidence, now=NOW)
    assert not Batch.objects.exists()


@pytest.mark.parametrize("after", [1, 3, 9])
def test_a_killed_import_goes_on_where_it_stopped(newsletter: Newsletter, tmp_path: Path, after: int) -> None:
    table, columns, wishes, key = taken(hundred(tmp_path))
    batch = begin(newsletter, table, columns, wishes, source=key, basis="consent", evidence="folder", now=NOW)
    steps = iter(range(after))
    go_on(batch, table, now=NOW, is_told_to_stop=lambda: next(steps, None) is None)
    assert Subscriber.objects.count() == 10 * after
    again = unfinished(newsletter, table)
    assert again == batch
    assert counted(go_on(Batch.objects.get(pk=batch.pk), table, now=NOW)) == {"new": 100}
    assert ConsentEntry.objects.count() == 100
    assert list(disagreements(newsletter)) == []


def test_it_goes_on_with_the_same_file_alone(newsletter: Newsletter, tmp_path: Path) -> None:
    table, columns, wishes, key = taken(hundred(tmp_path))
    batch = begin(newsletter, table, columns, wishes, source=key, basis="consent", evidence="folder", now=NOW)
    other = taken(text(tmp_path, "Email\nx@pier.example\n", name="other.csv"))[0]
    with pytest.raises(ImportFault, match="not the file"):
        go_on(batch, other, now=NOW)


def test_two_that_run_the_same_import_dont_store_a_line_twice(newsletter: Newsletter, tmp_path: Path) -> None:
    table, columns, wishes, key = taken(hundred(tmp_path))
    first = begin(newsletter, table, columns, wishes, source=key, basis="consent", evidence="folder", now=NOW)
    second = Batch.objects.get(pk=first.pk)
    go_on(first, table, now=NOW)
    with pytest.raises(ImportFault, match="elsewhere"):
        go_on(second, table, now=NOW)
    assert ConsentEntry.objects.count() == 100


def test_importing_the_same_file_again_changes_nobody(newsletter: Newsletter, tmp_path: Path) -> None:
    path = hundred(tmp_path)
    stored(path, newsletter)
    leave(newsletter, Subscriber.objects.get(identity="r5@pier.example").key, how="link", now=NOW)
    assert counted(stored(path, newsletter)) == {"known": 100}
    assert Subscription.objects.filter(state="left").count() == 1


def test_a_reader_of_another_newsletter_is_the_same_person(newsletter: Newsletter, tmp_path: Path) -> None:
    other = found("The Other Letter", sender_address="other@quay.example")
    join.enrol(other, [Enrolment("r5@pier.example")], basis="members", evidence="list", now=NOW)
    assert counted(stored(hundred(tmp_path), newsletter)) == {"new": 100}
    assert Subscriber.objects.count() == 100
    assert Subscription.objects.filter(subscriber__identity="r5@pier.example").count() == 2


def test_nothing_tells_where_in_the_file_a_reader_stood(newsletter: Newsletter, tmp_path: Path) -> None:
    stored(hundred(tmp_path), newsletter)
    by_key = [one.removeprefix("r") for one in Subscriber.objects.order_by("key").values_list("identity", flat=True)]
    by_entry = list(ConsentEntry.objects.order_by("pk").values_list("subscriber_key", flat=True))
    names = dict(Subscriber.objects.values_list("key", "identity"))
    assert by_key != sorted(by_key, key=lambda one: int(one.split("@")[0]))
    assert [names[key] for key in by_entry[:10]] != [f"r{number}@pier.example" for number in range(10)]


def test_an_undone_batch_leaves_nobody_but_who_did_something_since(newsletter: Newsletter, tmp_path: Path) -> None:
    other = found("The Other Letter", sender_address="other@quay.example")
    join.enrol(other, [Enrolment("r5@pier.example")], basis="members", evidence="list", now=NOW)
    join.enrol(newsletter, [Enrolment("r6@pier.example")], basis="members", evidence="list", now=NOW)
    batch = stored(hundred(tmp_path), newsletter)
    chose = Subscription.objects.get(subscriber__identity="r7@pier.example")
    enter(chose, Act.CHANGED, how="page", now=NOW, choices={"format": "text"})
    done = undo(batch, now=NOW)
    assert (done.gone, done.staying) == (98, 1)
    staying = Subscription.objects.filter(newsletter=newsletter).values_list("subscriber__identity", flat=True)
    assert set(staying) == {"r6@pier.example", "r7@pier.example"}
    assert set(Subscriber.objects.values_list("identity", flat=True)) == {*staying, "r5@pier.example"}
    assert list(disagreements(newsletter)) == []
    with pytest.raises(ImportFault, match="undone"):
        undo(batch, now=NOW)


def test_a_killed_undoing_goes_on(newsletter: Newsletter, tmp_path: Path) -> None:
    batch = stored(hundred(tmp_path), newsletter)

    class Killed(Exception):
        """The process is gone."""

    def kill(done: object) -> None:
        raise Killed

    with pytest.raises(Killed):
        undo(batch, now=NOW, progress=kill)
    assert 0 < Subscriber.objects.count() < 100
    done = undo(Batch.objects.get(pk=batch.pk), now=NOW)
    assert (done.gone, done.staying) == (100, 0)
    assert ConsentEntry.objects.filter(act="undone").count() == 100


def test_an_undone_import_can_be_imported_again(newsletter: Newsletter, tmp_path: Path) -> None:
    path = hundred(tmp_path)
    undo(stored(path, newsletter), now=NOW)
    assert counted(stored(path, newsletter)) == {"new": 100}


def test_an_erased_reader_stays_erased_line_by_line(
    newsletter: Newsletter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postroad.readers.journal._file", lambda: tmp_path / "journal")
    path = hundred(tmp_path)
    stored(path, newsletter)
    erase(Subscriber.objects.get(identity="r5@pier.example").key, how="page", now=NOW)
    assert counted(stored(path, newsletter)) == {"known": 99, "suppressed": 1}


@pytest.mark.django_db(transaction=True)
def test_the_connection_is_as_durable_after_the_import_as_before(newsletter: Newsletter, tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        stored(hundred(tmp_path), newsletter)
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    else:
        assert counted(stored(hundred(tmp_path), newsletter)) == {"new": 100}
