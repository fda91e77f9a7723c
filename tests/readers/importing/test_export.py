"""What goes out comes in again as it was, and no spreadsheet program runs it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.network.found import found
from postroad.network.models import Newsletter
from postroad.readers.consent import Act, enter
from postroad.readers.export import STATES, lines
from postroad.readers.importing.formulas import SIGNS, as_it_was, harmless
from postroad.readers.leave import leave
from postroad.readers.models import Subscriber, Subscription
from tests.readers.importing.acts import NOW, counted, stored, taken
from tests.readers.importing.files import text

pytestmark = pytest.mark.django_db


@given(st.text(max_size=20) | st.text(alphabet="'=+-@\t\rx", max_size=8))
def test_a_harmless_cell_begins_with_no_sign_and_can_be_taken_back(cell: str) -> None:
    assert harmless(cell)[:1] not in SIGNS or not cell
    assert as_it_was(harmless(cell)) == cell


def test_an_export_is_imported_as_it_was(newsletter: Newsletter, tmp_path: Path) -> None:
    newsletter.topics.create(slug="care", title="Care")
    words = (
        "Email,Name,Language\n+kim@pier.example,=HYPERLINK(1),fr\nlee@pier.example,'=Lee,ar|en\nmo@pier.example,Mo,en\n"
        "j\u00f6rg@pier.example,J\u00f6rg,en\n"
    )
    stored(text(tmp_path, words), newsletter)
    kim = Subscription.objects.get(subscriber__identity="+kim@pier.example")
    enter(
        kim,
        Act.CHANGED,
        how="page",
        now=NOW,
        choices={
            "topics": ("care",),
            "countries": ("BE", "FR"),
            "discreet": True,
            "discreet_body": "plain",
            "rhythm": "events",
            "format": "text",
            "paused_until": "2027-01-31",
        },
    )
    leave(newsletter, Subscriber.objects.get(identity="mo@pier.example").key, how="link", now=NOW)
    path = text(tmp_path, "".join(lines(newsletter, states=STATES)), name="export.csv")
    assert taken(path)[3] == "postroad"

    other = found("The Other Letter", sender_address="other@quay.example", languages=["en", "fr", "ar"])
    other.topics.create(slug="care", title="Care")
    before = {one.subscriber.identity: one for one in newsletter.subscriptions.select_related("subscriber")}
    Subscription.objects.filter(newsletter=newsletter).delete()
    Subscriber.objects.all().delete()
    assert counted(stored(path, other)) == {"new": 3, "not_subscribed": 1}
    for one in other.subscriptions.select_related("subscriber"):
        was = before[one.subscriber.identity]
        assert (one.chosen, one.subscriber.name) == (was.chosen, was.subscriber.name)
        assert one.confirmed_at.date() == was.confirmed_at.date()


def test_cells_that_would_be_formulas_are_text(newsletter: Newsletter, tmp_path: Path) -> None:
    stored(text(tmp_path, 'Email,Name\n+kim@pier.example,"=1+1"\na@pier.example,＠SUM(1)\n'), newsletter)
    for row in csv.reader(io.StringIO("".join(lines(newsletter)))):
        assert not any(cell.startswith(SIGNS) for cell in row)


def test_an_export_of_nobody_has_its_head(newsletter: Newsletter) -> None:
    assert "".join(lines(newsletter)).startswith("address,name,state,languages")


def test_many_readers_come_in_pieces(newsletter: Newsletter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postroad.readers.export.CHUNK", 7)
    stored(text(tmp_path, "Email\n" + "".join(f"r{number}@pier.example\n" for number in range(50))), newsletter)
    pieces = list(lines(newsletter))
    assert len(pieces) > 7
    assert len({tuple(row) for row in csv.reader(io.StringIO("".join(pieces)))}) == 51
