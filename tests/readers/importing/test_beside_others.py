"""Nobody waits for an import: readers sign up and leave while one runs."""

import threading
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.consent import disagreements
from postroad.readers.importing import bulk
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import Batch, Subscriber, Subscription
from tests.readers.importing.acts import NOW, counted, stored
from tests.readers.importing.files import text


class Importing(threading.Thread):
    """An import on a thread of its own, and so with a connection of its own."""

    def __init__(self, path: Path, newsletter: Newsletter) -> None:
        super().__init__()
        self._path, self._newsletter = path, newsletter
        self._finished: list[Batch] = []

    def run(self) -> None:
        """Import the list."""
        try:
            self._finished.append(stored(self._path, self._newsletter))
        finally:
            connection.close()

    def batch(self) -> Batch:
        """Return what was imported; it must have ended well."""
        (batch,) = self._finished
        return batch


@pytest.mark.django_db(transaction=True)
def test_readers_sign_up_and_leave_while_an_import_runs(newsletter: Newsletter, tmp_path: Path) -> None:
    early = [Enrolment(f"early{number}@pier.example") for number in range(20)]
    join.enrol(newsletter, early, basis="members", evidence="list", now=NOW)
    path = text(tmp_path, "Email\n" + "".join(f"r{number}@pier.example\n" for number in range(2_500)))
    running = Importing(path, newsletter)
    running.start()
    keys = list(Subscriber.objects.filter(identity__startswith="early").values_list("key", flat=True))
    met_it = 0
    for number, key in enumerate(keys):
        assert leave(newsletter, key, how="one-click", now=NOW)
        # Some of them are in the file as well, and may come in by both ways at once.
        join.ask(newsletter, f"r{number * 120}@pier.example", language="en", now=NOW)
        met_it += running.is_alive()
    running.join(timeout=120)
    assert met_it > 0
    told = counted(running.batch())
    assert told["new"] + told["known"] == 2_500
    assert Subscription.objects.filter(state="left").count() == 20
    assert Subscriber.objects.count() == 2_520
    assert list(disagreements(newsletter)) == []


@pytest.mark.django_db(transaction=True)
def test_a_clash_with_a_sign_up_is_known_as_one_on_both_databases(newsletter: Newsletter) -> None:
    join.ask(newsletter, "kim@pier.example", language="en", now=NOW)
    row = (1, "kim@pier.example", "kim@pier.example", "", "", connection.ops.adapt_datetimefield_value(NOW))
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.load(bulk.SUBSCRIBERS, [row])
    assert Subscriber.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_import_is_not_thrown_over_by_however_many_sign_ups(newsletter: Newsletter, tmp_path: Path) -> None:
    addresses = [f"r{number}@pier.example" for number in range(12_000)]
    path = text(tmp_path, "Email\n" + "".join(f"{address}\n" for address in addresses))
    running = Importing(path, newsletter)
    running.start()
    # From the end of the file, so that they come in before their lines do.
    asked = 0
    for address in reversed(addresses):
        join.ask(newsletter, address, language="en", now=NOW)
        asked += 1
        if not running.is_alive():
            break
    running.join(timeout=120)
    told = counted(running.batch())
    assert asked > 5
    assert told["new"] + told["known"] == 12_000
    assert Subscriber.objects.count() == 12_000
    assert list(disagreements(newsletter)) == []
