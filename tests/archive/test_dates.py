"""What is to come and what has passed."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from hypothesis import given

from postroad.archive.dates import coming, dated, passed
from postroad.document import Section
from postroad.document.kinds.call import Call
from tests.archive import world
from tests.desk import world as desk
from tests.document.strategies import documents

KYIV = "Europe/Kyiv"


def titles(rows):
    return [row.item.title for row in rows]


def of(*items):
    return dated([("i", desk.document(sections=(Section(title="All", items=items),)))], "Europe/Brussels")


def test_an_event_has_passed_when_it_has_ended_and_not_when_it_begins():
    event = desk.event()
    during = datetime(2026, 4, 16, 9, 0, tzinfo=UTC)
    after = datetime(2026, 4, 16, 10, 1, tzinfo=UTC)
    assert titles(coming(of(event), during)) == [event.title]
    assert titles(passed(of(event), after)) == [event.title]


def test_a_deadline_lasts_until_its_day_ends_in_its_own_zone():
    call = Call(key="k", title="Call", deadline=date(2026, 4, 16), zone="Pacific/Auckland")
    assert titles(coming(of(call), datetime(2026, 4, 16, 11, 59, tzinfo=UTC))) == ["Call"]
    assert titles(passed(of(call), datetime(2026, 4, 16, 12, 1, tzinfo=UTC))) == ["Call"]


def test_the_soonest_comes_first_and_the_last_passed_too():
    early = desk.event("k1", title="Early", start="2026-04-01T10:00:00+02:00", end=None)
    late = desk.event("k2", title="Late", start="2026-04-09T10:00:00+02:00", end=None)
    assert titles(coming(of(late, early), datetime(2026, 1, 1, tzinfo=UTC))) == ["Early", "Late"]
    assert titles(passed(of(late, early), datetime(2027, 1, 1, tzinfo=UTC))) == ["Late", "Early"]


def test_an_event_told_in_two_issues_is_told_once_as_it_was_told_last():
    first = desk.document(sections=(Section(title="E", items=(desk.event(revision=0, title="Round table"),)),))
    second = desk.document(sections=(Section(title="E", items=(desk.event(revision=1, title="Moved"),)),))
    assert titles(dated([("new", second), ("old", first)], "UTC")) == ["Moved"]


@given(documents())
def test_any_documents_times_can_be_put_in_order(document):
    rows = dated([("i", document)], "Europe/Brussels")
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert len(coming(rows, now)) + len(passed(rows, now)) == len(rows)


@pytest.mark.django_db
def test_the_page_tells_what_is_to_come_until_it_has_passed():
    call = Call(key="callcallcallcall", title="Call for papers", deadline=date(2026, 5, 1))
    gone = desk.event("gonegonegonegone", title="Vigil", cancelled=True)
    items = (desk.event(), call, gone)
    world.publish(desk.document(sections=(Section(title="Diary", items=items),)), desk.newsletter())
    with time_machine.travel("2026-04-01T12:00:00Z", tick=False):
        upcoming, past = world.read("/the-lantern/events/").split('id="past"')
    assert "Round table on safe return" in upcoming
    assert "Thursday, 16 April 2026" in upcoming
    assert "Deadline" in upcoming
    assert "Cancelled" in upcoming
    assert "Nothing has passed yet" in past
    with time_machine.travel("2026-04-17T12:00:00Z", tick=False):
        upcoming, past = world.read("/the-lantern/events/").split('id="past"')
    assert "Call for papers" in upcoming
    assert "Round table on safe return" in past
