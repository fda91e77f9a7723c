"""From a date and its times, as written, to the expression that the reader is told."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from postroad.document.reading.when.expression import Expression
from postroad.document.reading.when.joining import Joined
from postroad.document.reading.when.resolve import Context, Days, days, instants
from postroad.document.reading.when.times import Times
from postroad.document.reading.when.zones import ZoneWords, zone_meant

_DAY = 24 * 60 - 1


def expression(text: str, start: int, joined: Joined, context: Context, *, deadline: bool) -> Expression | None:
    """Return the expression that begins at ``start``, or None where no year can be known."""
    found = days(joined.phrase, context)
    if found is None:
        return None
    words = joined.times.zone if joined.times else None
    said: dict[str, Any] = {
        "span": (start, joined.stop),
        "text": _without_zone(text, (start, joined.stop), words),
        "year_given": found.year_given,
        "deadline": deadline,
        "zone_as_written": words.written if words else None,
    }
    said.update(_meant(joined, found, context))
    return Expression(**said, slips=tuple(context.slips))


def _meant(joined: Joined, found: Days, context: Context) -> dict[str, Any]:
    first = joined.phrase.points[0]
    if joined.times is None and first.clock is not None:
        start = _of_iso(found.first, first.clock, first.zone, context.zone)
        return {"start": start, "all_day": False, "precision": "minute", "zone": context.zone}
    if joined.times is None or (found.last is not None and joined.times.finish is None):
        # "14–16 June, 10:00" tells when the first day begins, but not when the last one ends: the days are what counts.
        zone = _zone_of_days(joined.times, found, context)
        return {
            "start": found.first,
            "end": found.last,
            "precision": "month" if found.month_only else "day",
            "zone": zone,
        }
    times, last = _with_last_day(joined, found, context)
    meant = instants(found, times, context, last_day=last)
    return {"start": meant.start, "end": meant.end, "all_day": False, "precision": "minute", "zone": meant.zone}


def _zone_of_days(times: Times | None, found: Days, context: Context) -> str:
    if times is None or times.zone is None:
        return context.zone
    zone, slips = zone_meant(times.zone, context.zone, datetime.combine(found.first, datetime.min.time()))
    context.slips.extend(("zone", slip) for slip in slips)
    return zone


def _with_last_day(joined: Joined, found: Days, context: Context) -> tuple[Times, date | None]:
    """Return the times of an expression that ends on another day, and that day."""
    times, until = joined.times, joined.until_times
    assert times is not None
    if joined.until is None or until is None:
        return times, None
    last = days(joined.until, Context(context.zone, found.first + timedelta(120), context.month_first))
    return replace(times, finish=until.start, zone=times.zone or until.zone), last.first if last else None


def _of_iso(day: date, clock: tuple[int, int], written: str, zone: str) -> datetime:
    moment = datetime(day.year, day.month, day.day, min(clock[0], 23), min(clock[1], 59))
    if not written:
        return moment.replace(tzinfo=ZoneInfo(zone))
    minutes = 0 if written == "Z" else (int(written[1:3]) * 60 + int(written[-2:])) * (-1 if written[0] == "-" else 1)
    return moment.replace(tzinfo=timezone(timedelta(minutes=max(-_DAY, min(_DAY, minutes))))).astimezone(ZoneInfo(zone))


def _without_zone(text: str, span: tuple[int, int], zone: ZoneWords | None) -> str:
    if zone is None:
        return text[slice(*span)]
    start, stop = zone.outer
    return text[span[0] : start].rstrip(" \u00a0,") + text[stop : span[1]]
