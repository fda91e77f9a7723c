"""From what is written to the days and instants that are meant, with a sentence for each thing that can't be right."""

import calendar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from postroad.document.reading.when.dates import Phrase
from postroad.document.reading.when.expression import Slip
from postroad.document.reading.when.points import Point
from postroad.document.reading.when.times import Clock, Times
from postroad.document.reading.when.zones import ZoneWords, zone_meant

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BACK = 4
"""Months before the reference date that a date without a year may lie."""


@dataclass(slots=True)
class Context:
    """What is known around an expression: the newsletter's zone, the issue's date, and how the text writes its dates."""

    zone: str
    reference: date | None
    month_first: bool = False
    guessed_order: bool = False
    year_nearby: int = 0
    slips: list[tuple[Slip, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an expression. ``last`` is None for a single day."""

    first: date
    last: date | None
    month_only: bool
    year_given: bool


def days(phrase: Phrase, context: Context) -> Days | None:
    """Return the days that a phrase means, or None where no year can be known. Slips are added to the context's."""
    points = [_ordered(point, context) for point in phrase.points]
    given = any(point.year for point in points)
    if context.reference and any(
        point.short_year and abs(point.year - context.reference.year) > 10 for point in points
    ):
        # "2.10.33" is a version rather than a date.
        return None
    points = _filled(points, phrase.next_year)
    if not all(point.year for point in points):
        first_year = _likely_year(points[0], context)
        if first_year is None:
            return None
        points = _with_years(points, first_year, spans=phrase.spans)
    found = [_day(point, context) for point in points]
    if points[0].sort == "month":
        end = points[-1]
        last = date(end.year, end.month, calendar.monthrange(end.year, end.month)[1]) if len(points) > 1 else None
        return Days(found[0], last, True, given)
    _check_weekdays(points, found, context)
    return _spanned(found, phrase, given or bool(phrase.next_year), context)


def _spanned(found: list[date], phrase: Phrase, given: bool, context: Context) -> Days:
    first, last = found[0], found[-1]
    if len(found) == 1:
        return Days(first, None, False, given)
    neighbours = all(after - before == timedelta(1) for before, after in pairwise(found))
    if not phrase.spans and not neighbours:
        # "3, 10 and 17 May" is several occasions; a calendar takes the first.
        return Days(first, None, False, given)
    if last < first:
        context.slips.append(("order", f"The last day, {last.isoformat()}, is before the first, {first.isoformat()}."))
    return Days(first, last, False, given)


def _ordered(point: Point, context: Context) -> Point:
    """Return a date in figures with day and month told apart."""
    if point.sort != "numeric":
        return point
    first, second = point.day, point.month
    swapped = replace(point, day=second, month=first)
    if second > 12:
        return swapped
    if first > 12 or first == second or point.separator == ".":
        return point
    if point.weekday and point.year:
        fits = [each for each in (point, swapped) if _weekday(each.year, each) == point.weekday]
        if len(fits) == 1:
            return fits[0]
    if context.month_first and context.guessed_order:
        context.slips.append(
            ("date", f"“{first}/{second}” is read with the month first, as other dates in this text are written.")
        )
    return swapped if context.month_first else point


def _filled(points: list[Point], next_year: int) -> list[Point]:
    """Return the points, each with the month and year that another one gives for it."""
    month = year = 0
    for at, point in enumerate(points):
        # "June 10–17": the second day has the first one's month.
        month = point.month or month
        points[at] = replace(point, month=month)
    month = 0
    for at in range(len(points) - 1, -1, -1):
        point = points[at]
        if not point.month:
            point = replace(point, month=month)
        if not point.year and year:
            # "29 December – 2 January 2022": the year is the last day's.
            point = replace(point, year=year - (point.month > month))
        points[at] = point
        month, year = point.month or month, point.year or year
    if next_year and not points[-1].year:
        points = [replace(point, year=next_year) for point in points]
    for at in range(1, len(points)):
        before, point = points[at - 1], points[at]
        month = point.month or before.month
        points[at] = replace(
            point, month=month, year=point.year or (before.year and before.year + (month < before.month))
        )
    return points


def _likely_year(point: Point, context: Context) -> int | None:
    """Return the year that makes a date the nearest one after the reference, or up to four months before it."""
    reference = context.reference
    if reference is None:
        return context.year_nearby or None
    earliest = _months_before(reference, _BACK)
    year = next(
        year
        for year in (earliest.year, earliest.year + 1)
        if (year, point.month, point.day) >= (earliest.year, earliest.month, earliest.day)
    )
    meant, before = date(year, point.month, 1), date(year - 1, point.month, 1)
    far_ahead_or_not_long_ago = (meant - reference).days > 150 and (reference - before).days < 250
    if (
        point.weekday
        and far_ahead_or_not_long_ago
        and _weekday(year, point) != point.weekday == _weekday(year - 1, point)
    ):
        return year - 1
    return year


def _weekday(year: int, point: Point) -> int:
    return date(year, point.month, min(point.day, calendar.monthrange(year, point.month)[1])).isoweekday()


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _with_years(points: list[Point], first_year: int, *, spans: bool) -> list[Point]:
    year, month = first_year, points[0].month
    dated = []
    for point in points:
        if spans and point.month < month:
            year += 1
        month = point.month
        dated.append(replace(point, year=point.year or year))
    return dated


def _day(point: Point, context: Context) -> date:
    last = calendar.monthrange(point.year, point.month)[1]
    if point.day > last:
        name = f"{calendar.month_name[point.month]} {point.year}"
        context.slips.append(("date", f"{name} has no day {point.day}; read as its last day, {last}."))
    return date(point.year, point.month, min(point.day, last))


def _check_weekdays(points: list[Point], found: list[date], context: Context) -> None:
    pairs = [(point.weekday, day) for point, day in zip(points, found, strict=True)]
    if points[0].last_weekday and len(found) > 1:
        pairs[-1] = (points[0].last_weekday, found[-1])
    for weekday, day in pairs:
        if weekday and day.isoweekday() != weekday:
            names = f"{_WEEKDAYS[day.isoweekday() - 1]}, not a {_WEEKDAYS[weekday - 1]}"
            context.slips.append(("weekday", f"{day.isoformat()} is a {names}."))


@dataclass(frozen=True, slots=True)
class Instants:
    """The instants of an expression, aware, in the zone that is meant."""

    start: datetime
    end: datetime | None
    zone: str


def instants(found: Days, times: Times, context: Context, *, last_day: date | None = None) -> Instants:
    """Return the instants of times on a day; ``last_day`` where the second time is on another day."""
    start, finish = _halves(times.start, times.finish)
    begin = _folded(_moment(found.first, start, ends_span=False), times.zone, context.zone)
    end = None if finish is None else _moment(last_day or found.last or found.first, finish, ends_span=True)
    if end is not None and end <= begin:
        if last_day is None and found.last is None and begin.hour >= 17 and end.hour <= 8:
            end += timedelta(1)
        else:
            context.slips.append(
                ("order", f"The end, {end:%Y-%m-%d %H:%M}, is not after the start, {begin:%Y-%m-%d %H:%M}.")
            )
    zone, slips = zone_meant(times.zone, context.zone, begin)
    context.slips.extend(("zone", slip) for slip in slips)
    there = ZoneInfo(zone)
    return Instants(_aware(begin, there), None if end is None else _aware(end, there), zone)


def _folded(moment: datetime, words: ZoneWords | None, own: str) -> datetime:
    """Return the second of two equal clock times, in the hour that comes twice, where the zone's words say so (PEP 495)."""
    if words is None or not words.name:
        return moment
    names = [
        [moment.replace(tzinfo=ZoneInfo(zone), fold=fold).tzname() for fold in (0, 1)] for zone in (own, words.home)
    ]
    second = any(first != words.name == last for first, last in names)
    return moment.replace(fold=1) if second else moment


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a wall clock's instant; one that the change of the clocks skips is the instant as far after it (PEP 495)."""
    aware = moment.replace(tzinfo=zone)
    there_and_back = aware.astimezone(ZoneInfo("UTC")).astimezone(zone)
    return there_and_back if there_and_back.replace(tzinfo=None) != moment else aware


def _moment(day: date, clock: Clock, *, ends_span: bool) -> datetime:
    hour = clock.hour
    if clock.half:
        hour = hour % 12 + (12 if clock.half == "pm" else 0) if hour <= 12 else hour
    if hour == 24:
        # A span ends at the day's last instant; midnight alone, a deadline's mostly, must stay on the day it is written with.
        return datetime.combine(day, time()) + timedelta(1) if ends_span else datetime.combine(day, time(23, 59))
    return datetime.combine(day, time(hour, clock.minute))


def _halves(start: Clock, finish: Clock | None) -> tuple[Clock, Clock | None]:
    """Return both clocks with the half of the day that only one of them names ("2–4 pm", "11–1 pm")."""
    if finish is None:
        return start, None
    if finish.half and not start.half and start.hour <= 12:
        earlier = (start.hour % 12, start.minute) < (finish.hour % 12, finish.minute)
        other = "am" if finish.half == "pm" else "pm"
        return replace(start, half=finish.half if earlier else other), finish
    if start.half and not finish.half and finish.hour <= 12:
        later = (finish.hour % 12, finish.minute) > (start.hour % 12, start.minute)
        return start, replace(finish, half=start.half if later or start.half == "pm" else "pm")
    return start, finish
