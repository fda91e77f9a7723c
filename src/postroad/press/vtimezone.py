"""A zone's rules as calendars want them (RFC 5545, 3.6.5): by rule where the rule is plain, by dates where it is not.

icalendar's own generator writes the beginning of summer time in the new clock (03:00) where the RFC wants the old one
(02:00), and lists dates where Outlook expects a yearly rule; hence this module.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

_STEP = timedelta(days=5)  # shorter than any time that a zone has ever kept to a clock
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Clock:
    """What clocks show from a change on. ``daylight`` says that they went forward, as Outlook understands the word."""

    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return the zone of that IANA name, or None for a name that isn't one."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=256)
def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """Return the zone's VTIMEZONE, right for every instant from the first to the last of these years."""
    begin, end = max(first_year - 1, 1), min(last_year + 1, 9998)
    changes: dict[_Clock, list[datetime]] = defaultdict(list)
    for instant, clock in _changes(zone, begin, end):
        changes[clock].append((instant + clock.before).replace(tzinfo=None))
    component = Timezone()
    component.add("TZID", zone.key)
    if all(onset.year > begin for onsets in changes.values() for onset in onsets):
        component.add_component(_observance(_clock(zone, datetime(begin, 1, 1, tzinfo=UTC)), [datetime(begin, 1, 1)]))
    for clock, onsets in changes.items():
        component.add_component(_observance(clock, onsets, rule=_yearly_rule(onsets, range(begin, end + 1))))
    return component


def _clock(zone: ZoneInfo, instant: datetime, before: datetime | None = None) -> _Clock:
    local = instant.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    earlier = offset if before is None else before.astimezone(zone).utcoffset() or timedelta()
    return _Clock(earlier, offset, local.tzname() or zone.key, daylight=offset > earlier)


def _changes(zone: ZoneInfo, begin: int, end: int) -> Iterator[tuple[datetime, _Clock]]:
    """Give each instant (UTC) at which the zone's clocks are changed, with what they show then."""

    def state(instant: datetime) -> tuple[timedelta | None, str | None]:
        local = instant.astimezone(zone)
        return local.utcoffset(), local.tzname()

    early, last = datetime(begin, 1, 2, tzinfo=UTC), datetime(end, 12, 30, tzinfo=UTC)
    while early < last:
        late = min(early + _STEP, last)
        if state(early) != state(late):
            low, high = early, late
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if state(middle) == state(early) else (low, middle)
            instant = high.replace(microsecond=0)
            yield instant, _clock(zone, instant, instant - timedelta(seconds=1))
        early = late


def _yearly_rule(onsets: list[datetime], years: range) -> vRecur | None:
    """Return "the last Sunday in March" where that is what all the years have in common, at the same hour."""
    first = onsets[0]
    if [onset.year for onset in onsets] != list(years):
        return None
    if len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) > 1:
        return None
    if all((onset + timedelta(days=7)).month != onset.month for onset in onsets):
        ordinal = -1
    elif len({(onset.day - 1) // 7 for onset in onsets}) == 1:
        ordinal = (first.day - 1) // 7 + 1
    else:
        return None
    return vRecur(FREQ="YEARLY", BYMONTH=first.month, BYDAY=f"{ordinal}{_WEEKDAYS[first.weekday()]}")


def _observance(
    clock: _Clock, onsets: list[datetime], rule: vRecur | None = None
) -> TimezoneDaylight | TimezoneStandard:
    component = TimezoneDaylight() if clock.daylight else TimezoneStandard()
    component.add("DTSTART", onsets[0])
    component.add("TZOFFSETFROM", clock.before)
    component.add("TZOFFSETTO", clock.after)
    component.add("TZNAME", clock.name)
    if rule is not None:
        component.add("RRULE", rule)
    elif len(onsets) > 1:
        component.add("RDATE", onsets[1:])
    return component
