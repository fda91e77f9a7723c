"""The checks of an item's times."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from postroad.document import Moment
from postroad.press.check.finding import Finding, Place
from postroad.press.dates import spoken, zone_of
from postroad.press.words import words

_HOURS = {
    "GMT": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2, "OEZ": 2, "EEST": 3,
    "OESZ": 3, "MSK": 3, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7,
}  # fmt: skip
"""Zones as people write them, each in force for a part of the year, and their hours from UTC. Ambiguous ones are left out."""

_TIMES = {
    "start": ("The event has no date.", "It can’t stand in the calendar.", "Give the day, or make it a piece of news."),
    "deadline": ("The call has no deadline.", "Readers can’t tell until when it is open.", "Give it, if there is one."),
}


def missing(place: Place) -> Iterator[Finding]:
    """Find an item of a kind with a time that has none."""
    for name, said in _TIMES.items():
        if name in type(place.item).model_fields and getattr(place.item, name) is None:
            yield place.finding("look", *said)


def order(place: Place) -> Iterator[Finding]:
    """Find an end before its start."""
    for moment in place.item.moments():
        if moment.end is not None and _before(moment.end, moment.start):
            yield place.finding(
                "stops",
                f"It ends ({_said_day(moment.end)}) before it starts ({_said_day(moment.start)}).",
                "No calendar can take it, and nobody knows when to come.",
                "Correct one of the two.",
            )


def past(place: Place) -> Iterator[Finding]:
    """Find what is over before the issue appears: an event, or a deadline."""
    issued = place.document.day
    for moment in place.item.moments():
        last = moment.end or moment.start
        if issued is not None and _day(last) < issued:
            said = spoken(moment, words("en"), place.document.zone).text
            name = "deadline" if moment.name == "deadline" else "event"
            yield place.finding(
                "look",
                f"The {name} ({said}) is before the issue’s date.",
                "Readers learn of it when it is over; or the year is wrong.",
                "Check the date, or tell it as news.",
            )


def zone(place: Place) -> Iterator[Finding]:
    """Find a zone that Postroad doesn't know, or that is not in force on the day."""
    written = getattr(place.item, "zone_as_written", None)
    for moment in place.item.moments():
        if moment.zone and zone_of(moment.zone) is None:
            yield place.finding(
                "stops",
                f"The time zone “{moment.zone}” is not known.",
                "Calendars would show another hour.",
                "Choose a zone by its place, such as Europe/Brussels.",
            )
        elif written and _is_out_of_force(written, moment, place.document.zone):
            yield place.finding(
                "look",
                f"“{written}” is not in force on {_said_day(moment.start)}.",
                f"Summer and winter time differ by an hour; the prints say {_said(moment, place.document.zone)}.",
                "Ask which hour is meant, and correct the zone as written.",
            )


def _is_out_of_force(written: str, moment: Moment, home: str) -> bool:
    hours = _HOURS.get(written.strip().upper())
    if hours is None or not isinstance(moment.start, datetime):
        return False
    clock = zone_of(moment.zone or home) or ZoneInfo("UTC")
    return moment.start.astimezone(clock).utcoffset() != timedelta(hours=hours)


def _said(moment: Moment, home: str) -> str:
    return spoken(moment, words("en"), home).time


def _said_day(when: date | datetime) -> str:
    return str(format_date(_day(when), "long", locale="en_GB"))


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _before(one: date | datetime, other: date | datetime) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)
