"""The calendar: what a reader's own calendar takes from it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Entry

from postroad.document import Document, Item, Link, Section
from postroad.document.kinds.call import Call
from postroad.document.kinds.event import Event
from postroad.press.calendar import calendar
from postroad.press.places import Places
from tests.document.strategies import documents

BRUSSELS = ZoneInfo("Europe/Brussels")


def issue(*items: Item, **fields: Any) -> Document:
    """Return an issue with some items."""
    return Document(**{"title": "May", "date": "2031-05", **fields, "sections": (Section(title="All", items=items),)})


def entries(*issues: Document, **how: Any) -> list[Entry]:
    """Return what a calendar programme finds in the print."""
    return list(Calendar.from_ical(calendar(issues, name="The Harbour Light", **how)).walk("VEVENT"))


def webinar(**fields: Any) -> Event:
    """Return a webinar of one hour on a Brussels afternoon."""
    start = datetime(2031, 6, 3, 15, tzinfo=BRUSSELS)
    told = {"start": start, "end": start + timedelta(hours=1), "zone": "Europe/Brussels", **fields}
    return Event(**{"key": "webinar", "title": "Children on the street", **told})


def test_an_event_stands_at_its_own_clock_time_with_its_zone() -> None:
    [entry] = entries(issue(webinar()))
    assert entry["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert entry["DTSTART"].dt == datetime(2031, 6, 3, 13, tzinfo=UTC)
    assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(hours=1)
    assert str(entry["SUMMARY"]) == "Children on the street"
    assert entry["SUMMARY"].params["LANGUAGE"] == "en"


def test_a_span_of_days_ends_before_the_day_after_its_last() -> None:
    [entry] = entries(issue(webinar(start=date(2031, 6, 10), end=date(2031, 6, 17), all_day=True)))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2031, 6, 10), date(2031, 6, 18))


def test_an_event_without_an_end_has_no_invented_one() -> None:
    [entry] = entries(issue(webinar(end=None)))
    assert "DTEND" not in entry


def test_a_deadline_is_a_whole_day_that_says_so_in_the_issues_language() -> None:
    call = Call(key="papers", title="Appel à textes", deadline=date(2031, 6, 30))
    [entry] = entries(issue(call, language="fr"))
    assert str(entry["SUMMARY"]) == "Date limite : Appel à textes"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2031, 6, 30), date(2031, 7, 1))


def test_a_uid_comes_from_the_items_key_alone_and_tells_an_event_from_a_deadline() -> None:
    [before] = entries(issue(webinar()))
    [after] = entries(issue(webinar(title="Another title", start=datetime(2031, 9, 1, 9, tzinfo=UTC), end=None)))
    [deadline] = entries(issue(Call(key="webinar", title="Apply", deadline=date(2031, 6, 1))))
    assert before["UID"] == after["UID"]
    assert before["UID"].startswith("webinar-event@")
    assert deadline["UID"].startswith("webinar-deadline@")


def test_a_changed_event_has_a_higher_sequence_and_stands_once_in_its_latest_revision() -> None:
    old, new = issue(webinar(revision=1)), issue(webinar(revision=2, title="Moved"), date="2031-06")
    for order in ((old, new), (new, old)):
        [entry] = entries(*order)
        assert entry["SEQUENCE"] == 2
        assert str(entry["SUMMARY"]) == "Moved"


def test_of_equal_revisions_the_one_in_the_later_issue_stands() -> None:
    [entry] = entries(issue(webinar(title="June"), date="2031-06"), issue(webinar(title="May"), date="2031-05"))
    assert str(entry["SUMMARY"]) == "June"


def test_a_cancelled_event_says_so_to_the_programme_and_to_the_reader() -> None:
    [entry] = entries(issue(webinar(cancelled=True)))
    assert entry["STATUS"] == "CANCELLED"
    assert str(entry["SUMMARY"]) == "Cancelled: Children on the street"


def test_an_entry_leads_to_the_items_page_else_to_where_the_item_leads() -> None:
    event = webinar(links=(Link(url="https://harbour.example/webinar"),))
    [alone] = entries(issue(event))
    [archived] = entries(issue(event), places_of=lambda _: Places(item_base="https://archive.example.org/may/"))
    assert alone["URL"] == "https://harbour.example/webinar"
    assert archived["URL"] == "https://archive.example.org/may/webinar"


def test_the_description_is_plain_text_with_each_address_once() -> None:
    event = webinar(
        body="With *time* for [questions](https://a.example/q).\n\n- in English",
        links=(Link(url="https://a.example/q"),),
        registration="https://a.example/r",
    )
    [entry] = entries(issue(event))
    lines = ["With time for questions [1].", "- in English", "[1] https://a.example/q", "https://a.example/r"]
    assert str(entry["DESCRIPTION"]) == "\n\n".join(lines)


def test_text_cannot_break_out_of_its_property() -> None:
    hostile = "a; b, c\\n d\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org"
    [entry] = entries(issue(webinar(title=hostile, place=hostile, body=hostile)))
    assert "ATTENDEE" not in entry
    assert str(entry["LOCATION"]) == "a; b, c\\n d END:VEVENT ATTENDEE:mailto:x@example.org"


def test_lines_are_folded_at_75_octets_also_in_arabic() -> None:
    print_ = calendar([issue(webinar(title="ورشة عمل مفتوحة للجميع " * 20))], name="ضوء الميناء")
    assert max(map(len, print_.split(b"\r\n"))) <= 75
    assert print_.decode("utf-8")


def test_a_subscribed_calendar_has_a_name_and_says_when_to_look_again() -> None:
    print_ = calendar([issue(webinar())], name="The Harbour Light").decode()
    for line in (
        "X-WR-CALNAME:The Harbour Light",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "METHOD:PUBLISH",
    ):
        assert f"\r\n{line}\r\n" in print_
    assert not any(word in print_ for word in ("VALARM", "ORGANIZER", "ATTENDEE"))


def test_a_calendar_without_dates_is_still_a_calendar() -> None:
    whole = Calendar.from_ical(calendar([issue()], name="Empty"))
    assert whole.subcomponents
    assert not whole.walk("VEVENT")


def test_an_undated_issue_gives_the_same_bytes_each_time() -> None:
    undated = issue(webinar(), date=None)
    assert calendar([undated], name="x") == calendar([undated], name="x")
    [entry] = entries(undated)
    assert entry["DTSTAMP"].dt == datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["No/Such", "../../etc/passwd", "Europe", "x" * 500])
def test_a_zone_that_does_not_exist_leaves_the_instant_right(zone: str) -> None:
    [entry] = entries(issue(webinar(zone=zone), zone=zone))
    assert entry["DTSTART"].dt == datetime(2031, 6, 3, 13, tzinfo=UTC)


def test_an_end_before_its_start_is_left_out() -> None:
    start = datetime(2031, 6, 3, 15, tzinfo=BRUSSELS)
    [entry] = entries(issue(webinar(start=start, end=start - timedelta(hours=1))))
    assert "DTEND" not in entry


def test_times_at_the_ends_of_time_do_not_stop_the_others() -> None:
    last = webinar(key="last", start=datetime(9999, 12, 31, 23, 59, tzinfo=ZoneInfo("Etc/GMT+12")), end=None)
    eternal = Call(key="eternal", title="Never", deadline=date.max)
    assert len(entries(issue(last, eternal, webinar()))) >= 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(st.lists(documents(), min_size=1, max_size=2))
def test_any_issues_give_a_calendar_that_says_each_moment_once_at_its_instant(issues: list[Document]) -> None:
    print_ = calendar(issues, name="Any")
    found = Calendar.from_ical(print_).walk("VEVENT")
    standing: dict[str, tuple[int, date]] = {}
    latest: dict[str, Item] = {}
    for document in issues:
        for item in document.items:
            rank = (item.revision, document.day or date.min)
            if rank > standing.get(item.key, (-1, date.min)):
                standing[item.key], latest[item.key] = rank, item
    assert len(found) == sum(len(item.moments()) for item in latest.values())
    assert len({entry["UID"] for entry in found}) == len(found)
    for entry in found:
        item = latest[entry["UID"].rsplit("-", 1)[0]]
        assert entry["DTSTART"].dt in [moment.start for moment in item.moments()]
        assert "DTEND" not in entry or entry["DTEND"].dt > entry["DTSTART"].dt
    assert all(len(line) <= 75 for line in print_.split(b"\r\n"))
    assert print_ == calendar(issues, name="Any")
