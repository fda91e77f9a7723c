"""The consent ledger: append-only, and what it adds up to is the present state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.audience import confirmed, count_confirmed, those_who_left
from postroad.readers.choices import Choices, fold, step
from postroad.readers.consent import Act, disagreements, enter
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import ConsentEntry, Subscription, Wording

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def reader(newsletter: Newsletter) -> Subscription:
    """Return an enrolled reader's subscription."""
    join.enrol(newsletter, [Enrolment("kim@pier.example")], basis="members", evidence="list", now=NOW)
    return Subscription.objects.get()


def test_the_row_is_what_the_entries_add_up_to(newsletter: Newsletter, reader: Subscription) -> None:
    enter(reader, Act.CHANGED, how="page", now=NOW, choices={"topics": ("care", "wages"), "discreet": True})
    enter(reader, Act.CHANGED, how="page", now=NOW, choices={"topics": (), "paused_until": "2027-01-31"})
    reader.refresh_from_db()
    entries = ConsentEntry.objects.filter(subscriber_key=reader.subscriber_id)
    assert reader.chosen == fold(entries)
    assert reader.chosen == Choices(state="confirmed", discreet=True, paused_until="2027-01-31")
    assert list(disagreements(newsletter)) == []


def test_a_row_changed_behind_the_ledgers_back_is_found(newsletter: Newsletter, reader: Subscription) -> None:
    Subscription.objects.update(format="text")
    (found,) = disagreements(newsletter)
    assert found.subscriber_key == reader.subscriber_id
    assert (found.row.format, found.ledger.format) == ("text", "html")


def test_a_row_without_entries_and_entries_without_a_row_are_found(newsletter: Newsletter) -> None:
    rows = [Enrolment(f"r{number}@pier.example") for number in range(5)]
    join.enrol(newsletter, rows, basis="members", evidence="list", now=NOW)
    gone = Subscription.objects.order_by("subscriber_id")[2]
    key = gone.subscriber_id
    gone.delete()
    assert [(one.subscriber_key, one.row) for one in disagreements(newsletter)] == [(key, None)]


@pytest.mark.parametrize("table", ["readers_consententry", "readers_wording"])
def test_the_database_refuses_to_change_or_delete(newsletter: Newsletter, reader: Subscription, table: str) -> None:
    enter(reader, Act.CHANGED, how="page", now=NOW, wording="I agree to be measured.")
    with connection.cursor() as cursor:
        for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(statement)
    assert ConsentEntry.objects.count() == 2


def test_an_entry_and_its_row_change_together_or_not_at_all(newsletter: Newsletter, reader: Subscription) -> None:
    with pytest.raises(ValueError, match="no choice"):
        enter(reader, Act.CHANGED, how="page", now=NOW, choices={"colour": "red"})
    assert ConsentEntry.objects.count() == 1


def test_a_wording_is_kept_once_word_for_word(newsletter: Newsletter) -> None:
    for address in ("a@pier.example", "b@pier.example"):
        join.ask(newsletter, address, language="en", now=NOW, wording="Send me this.")
    join.ask(newsletter, "c@pier.example", language="en", now=NOW, wording="Send me this!")
    assert sorted(Wording.objects.values_list("text", flat=True)) == ["Send me this!", "Send me this."]


def test_a_discreet_reader_gets_no_mail_that_tells_all(newsletter: Newsletter, reader: Subscription) -> None:
    assert count_confirmed(newsletter) == 1
    enter(reader, Act.CHANGED, how="page", now=NOW, choices={"discreet": True})
    assert list(confirmed(newsletter)) == []
    assert count_confirmed(newsletter) == 0
    assert those_who_left(newsletter, [reader.subscriber_id]) == {reader.subscriber_id}


def test_who_left_and_comes_back_must_confirm_again(newsletter: Newsletter, reader: Subscription) -> None:
    leave(newsletter, reader.subscriber_id, how="link", now=NOW)
    join.ask(newsletter, "kim@pier.example", language="fr", now=NOW)
    reader.refresh_from_db()
    assert (reader.state, reader.language) == ("pending", "fr")
    assert list(disagreements(newsletter)) == []


@dataclass(frozen=True)
class _Entry:
    act: str
    choices: Mapping[str, Any] = field(default_factory=dict)


_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "topics": st.lists(st.sampled_from(["care", "wages"]), unique=True),
        "languages": st.lists(st.sampled_from(["en", "fr"]), min_size=1, unique=True),
        "discreet": st.booleans(),
        "measured": st.booleans(),
        "rhythm": st.sampled_from(["each", "digest", "events"]),
    },
)
_ENTRIES = st.lists(st.builds(_Entry, st.sampled_from(Act.values), _CHANGES), max_size=12)


@given(_ENTRIES, _ENTRIES)
def test_the_fold_may_stop_anywhere_and_go_on(first: list[_Entry], second: list[_Entry]) -> None:
    half = fold(first)
    whole = fold([*first, *second])
    for entry in second:
        half = step(half or Choices(), entry.act, entry.choices)
    assert half == whole


@given(_ENTRIES)
def test_nobody_is_written_to_without_a_confirmation(entries: list[_Entry]) -> None:
    now = fold(entries)
    if now is not None and now.state == "confirmed":
        standing = [entry.act for entry in entries if entry.act not in {"changed", "moved"}]
        assert standing[-1] in {"confirmed", "enrolled", "resumed"}
    if now is not None and now.measured:
        assert any(entry.choices.get("measured") for entry in entries)
