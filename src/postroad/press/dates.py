"""Times in words: in a language, by the event's own clock, with the zone said."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_skeleton, format_time, get_timezone_location

from postroad.document import Document, Moment
from postroad.press.words import Words


@dataclass(frozen=True, slots=True)
class Spoken:
    """A moment in words.

    - ``text`` says all: "Tuesday 3 June 2031, 15:00 Brussels time", "10–17 June 2031".
    - ``day``, ``month``, ``weekday`` are for a date block: "10–17", "June", "" (a span over two months shows its start).
    - ``iso``: the start as HTML's ``datetime`` has it.
    - ``time``: "15:00 Brussels time", or nothing for whole days.
    """

    text: str
    day: str
    month: str
    weekday: str
    time: str
    iso: str


def spoken(moment: Moment, words: Words, home_zone: str) -> Spoken:
    """Return the moment in words. ``home_zone`` is the newsletter's zone, which holds where the moment names none."""
    zone = _clock(moment, home_zone)
    start = _on_clock(moment.start, zone)
    end = None if moment.end is None or moment.end == moment.start else _on_clock(moment.end, zone)
    last = end or start
    one_day = _day(start) == _day(last)
    time = _time(start, end if one_day else None, words, zone)
    return Spoken(
        text=_text(start, end, words, zone, time),
        day=_block_day(start, last, words),
        month=str(format_date(start, "LLLL", locale=words.locale)),
        weekday=str(format_date(start, "EEEE", locale=words.locale)) if one_day else "",
        time=time,
        iso=start.isoformat(),
    )


def issue_date(document: Document, words: Words) -> str:
    """Return the issue's date in words: "May 2031" or "15 May 2031"; nothing if it has none."""
    if document.day is None or document.date is None:
        return ""
    if len(document.date) == 7:
        return str(format_skeleton("yMMMM", document.day, locale=words.locale))
    return str(format_date(document.day, "long", locale=words.locale))


def _clock(moment: Moment, home_zone: str) -> ZoneInfo | None:
    """Return the zone to tell the time in: the moment's own, else the newsletter's if it was meant, else none."""
    if moment.zone:
        return zone_of(moment.zone)
    home = zone_of(home_zone)
    if home is not None and isinstance(moment.start, datetime):
        return home if moment.start.astimezone(home).utcoffset() == moment.start.utcoffset() else None
    return home


def zone_of(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name; None for one that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _on_clock(when: date | datetime, zone: ZoneInfo | None) -> date | datetime:
    return when.astimezone(zone) if isinstance(when, datetime) and zone is not None else when


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _text(start: date | datetime, end: date | datetime | None, words: Words, zone: ZoneInfo | None, time: str) -> str:
    if end is None or _day(start) == _day(end):
        day = str(format_date(_day(start), "full", locale=words.locale))
        return words.word("date_time", date=day, time=time) if time else day
    if isinstance(start, datetime) and isinstance(end, datetime):
        last = words.word("date_time", date=_long(end, words), time=_in_zone(_clock_face(end, words), end, words, zone))
        return f"{words.word('date_time', date=_long(start, words), time=_clock_face(start, words))} – {last}"
    return _span(_day(start), _day(end), words)


def _block_day(start: date | datetime, last: date | datetime, words: Words) -> str:
    first = _day(start)
    if first == _day(last) or (first.year, first.month) != (last.year, last.month):
        return str(format_date(first, "d", locale=words.locale))
    return f"{first.day}–{last.day}"


def _span(first: date, last: date, words: Words) -> str:
    """Say "10–17 June 2031", "28 June – 4 July 2031", by the language's own order of day, month and year."""
    if first.year != last.year:
        return f"{_long(first, words)} – {_long(last, words)}"
    if first.month != last.month:
        return f"{format_skeleton('MMMMd', first, locale=words.locale)} – {_long(last, words)}"
    pattern = str(words.locale.date_formats["long"].pattern)
    day = re.search(r"\bdd?(\.?)", pattern)
    if day is None:
        return f"{_long(first, words)} – {_long(last, words)}"
    both = f"{pattern[: day.start()]}'{first.day}{day[1]}–'{pattern[day.start() :]}"
    return str(format_date(last, both, locale=words.locale))


def _long(when: date | datetime, words: Words) -> str:
    return str(format_date(_day(when), "long", locale=words.locale))


def _clock_face(when: datetime, words: Words) -> str:
    return str(format_time(when, "short", tzinfo=when.tzinfo, locale=words.locale))


def _time(start: date | datetime, end: date | datetime | None, words: Words, zone: ZoneInfo | None) -> str:
    if not isinstance(start, datetime):
        return ""
    clock = _clock_face(start, words)
    if isinstance(end, datetime):
        clock = f"{clock}–{_clock_face(end, words)}"
    return _in_zone(clock, start, words, zone)


def _in_zone(clock: str, when: datetime, words: Words, zone: ZoneInfo | None) -> str:
    """Say the zone by its city, or by its distance from UTC where there is no city."""
    if zone is not None and "/" in zone.key and not zone.key.startswith("Etc/"):
        city = get_timezone_location(zone, locale=words.locale_for("time_in"), return_city=True)
        return words.word("time_in", time=clock, city=city)
    offset = when.utcoffset() or timedelta(0)
    if not offset:
        return f"{clock} UTC"
    minutes = abs(int(offset.total_seconds())) // 60
    sign = "+" if offset > timedelta(0) else "−"
    return f"{clock} UTC{sign}{minutes // 60}{f':{minutes % 60:02}' if minutes % 60 else ''}"
