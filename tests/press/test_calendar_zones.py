"""The zones within a calendar: a programme that knows no zone by name finds the right instant from the rules alone."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from postroad.press.vtimezone import vtimezone, zone_named

ZONES = (
    "Europe/Brussels", "Europe/London", "Europe/Dublin", "Europe/Istanbul", "Europe/Chisinau", "America/New_York",
    "America/Sao_Paulo", "Asia/Kolkata", "Asia/Jerusalem", "Asia/Beirut", "Africa/Casablanca", "Africa/Cairo",
    "Pacific/Auckland", "Australia/Lord_Howe", "Pacific/Apia", "UTC",
)  # fmt: skip


def offset_by_rules(component: Timezone, local: datetime) -> timedelta:
    """Return the offset that RFC 5545, 3.6.5 derives from the rules: the latest onset before the local time holds."""
    best: tuple[datetime, timedelta] | None = None
    for rule in component.subcomponents:
        first = rule["DTSTART"].dt
        onsets = [first]
        if "RDATE" in rule:
            onsets += [one.dt for one in rule["RDATE"].dts]
        if "RRULE" in rule:
            onsets += [_yearly(rule["RRULE"], first, year) for year in range(first.year + 1, local.year + 1)]
        for onset in onsets:
            if onset <= local and (best is None or onset > best[0]):
                best = (onset, rule["TZOFFSETTO"].td)
    assert best is not None, "no rule holds at this time"
    return best[1]


def _yearly(rule: dict[str, list[object]], first: datetime, year: int) -> datetime:
    found = re.fullmatch(r"(-?\d)([A-Z]{2})", str(rule["BYDAY"][0]))
    assert found is not None
    weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(found[2])
    month = int(str(rule["BYMONTH"][0]))
    days = [datetime(year, month, 1) + timedelta(days=n) for n in range(31)]
    fitting = [day for day in days if day.month == month and day.weekday() == weekday]
    ordinal = int(found[1])
    return datetime.combine(fitting[ordinal if ordinal < 0 else ordinal - 1], first.time())


@pytest.mark.parametrize("name", ZONES)
@given(moment=st.datetimes(datetime(2005, 1, 1), datetime(2036, 12, 31)))
def test_the_rules_give_the_offset_that_the_zone_has(name: str, moment: datetime) -> None:
    zone = ZoneInfo(name)
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    near = [(local + timedelta(hours=hours)).utcoffset() for hours in (-2, 2)]
    expected = local.utcoffset()
    if near[0] == near[1]:  # in the hour that a change repeats or leaves out, a local time has no one offset
        component = vtimezone(zone, local.year, local.year)
        assert offset_by_rules(component, local.replace(tzinfo=None)) == expected


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("Europe/Brussels", "DTSTART:20300331T020000|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("America/New_York", "DTSTART:20300310T020000|RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
    ],
)
def test_a_plain_rule_is_said_as_a_rule_from_the_old_clock(name: str, rule: str) -> None:
    printed = vtimezone(ZoneInfo(name), 2031, 2031).to_ical().decode().replace("\r\n", "|")
    assert rule in printed
    assert "RDATE" not in printed


def test_each_zone_has_a_standard_time_and_summer_time_is_the_later_clock() -> None:
    for name in ZONES:
        component = vtimezone(ZoneInfo(name), 2020, 2030)
        assert any(rule.name == "STANDARD" for rule in component.subcomponents), name
        for rule in component.subcomponents:
            forward = rule["TZOFFSETTO"].td > rule["TZOFFSETFROM"].td
            assert (rule.name == "DAYLIGHT") is forward, name


def test_a_name_that_is_no_zone_gives_none() -> None:
    assert [zone_named(name) for name in (None, "", "CEST?", "../x", "Europe", "/etc/passwd")] == [None] * 6
    assert zone_named("Europe/Skopje") == ZoneInfo("Europe/Skopje")
