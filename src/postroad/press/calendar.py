"""The calendar of an issue, or of many: each event and each deadline as a VEVENT (RFC 5545, RFC 7986)."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from postroad.document import Document, Item, Moment
from postroad.press.body_text import body_text
from postroad.press.places import Places
from postroad.press.stamp import stamp
from postroad.press.vtimezone import vtimezone, zone_named
from postroad.press.words import words

REFRESH = timedelta(hours=12)
"""How often a subscribed calendar should look again."""

_NOWHERE = Places()
_UNBROKEN = 1_000_000  # a calendar breaks lines as its window wants


def calendar(
    documents: Iterable[Document], *, name: str, places_of: Callable[[Document], Places] | None = None
) -> bytes:
    """Return the calendar of some issues under a name.

    An item that stands in several issues is there once, in its highest revision (of equals, the one in the later issue).
    """
    entries = [
        entry
        for item, document in _latest(documents)
        for entry in _entries(item, document, places_of(document) if places_of else _NOWHERE)
    ]
    entries.sort(key=_order)
    whole = _frame(name)
    for zone, (first, last) in _zones(entries).items():
        whole.add_component(vtimezone(zone, first, last))
    for entry in entries:
        whole.add_component(entry)
    if not entries:
        # RFC 5545, 3.6: a calendar has at least one component.
        whole.add_component(vtimezone(ZoneInfo("UTC"), 2000, 2000))
    return bytes(whole.to_ical())


def _frame(name: str) -> Calendar:
    whole = Calendar()
    whole.add("PRODID", "-//Postroad//Postroad//EN")
    whole.add("VERSION", "2.0")
    whole.add("CALSCALE", "GREGORIAN")
    whole.add("METHOD", "PUBLISH")
    whole.add("NAME", name)
    whole.add("X-WR-CALNAME", name)
    whole.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", "PT12H")  # the same for Outlook
    return whole


def _latest(documents: Iterable[Document]) -> Iterator[tuple[Item, Document]]:
    latest: dict[str, tuple[tuple[int, date], Item, Document]] = {}
    for document in documents:
        for item in document.items:
            rank = (item.revision, document.day or date.min)
            if item.key not in latest or rank > latest[item.key][0]:
                latest[item.key] = (rank, item, document)
    return ((item, document) for _, item, document in latest.values())


def _entries(item: Item, document: Document, places: Places) -> Iterator[Event]:
    names: list[str] = []
    for moment in item.moments():
        names.append(moment.name)
        count = names.count(moment.name)
        uid = f"{item.key}-{moment.name}{'' if count == 1 else f'-{count}'}@postroad"
        with suppress(OverflowError):  # an instant at the end of time, which no zone can show
            yield _entry(item, moment, document, places, uid)


def _entry(item: Item, moment: Moment, document: Document, places: Places, uid: str) -> Event:
    language = item.language or document.language
    cancelled = bool(getattr(item, "cancelled", False))
    entry = Event()
    entry.add("UID", uid)
    entry.add("SEQUENCE", item.revision)
    entry.add("DTSTAMP", datetime.combine(stamp(document), time(), UTC))
    for property_, value in _span(moment, moment.zone or document.zone):
        entry.add(property_, value)
    entry.add("SUMMARY", vText(_summary(item, moment, cancelled, document)), parameters={"LANGUAGE": language})
    if description := _description(item):
        entry.add("DESCRIPTION", vText(description), parameters={"LANGUAGE": language})
    if where := getattr(item, "place", None) or getattr(item, "online", ""):
        entry.add("LOCATION", vText(where), parameters={"LANGUAGE": language})
    if address := places.item(item.key) or next((link.url for link in item.links if link.url), ""):
        entry.add("URL", address)
    entry.add("STATUS", "CANCELLED" if cancelled else "CONFIRMED")
    entry.add("TRANSP", "TRANSPARENT")  # the reader has not said that they go
    return entry


def _summary(item: Item, moment: Moment, cancelled: bool, document: Document) -> str:
    """Return the title with what it is before it, since a calendar shows little else ("Cancelled: ", "Deadline: ")."""
    own = words(document.language)
    before = [own.word("cancelled")] * cancelled + [own.word("deadline")] * (moment.name == "deadline")
    return own.word("colon").join([*before, item.title])


def _span(moment: Moment, zone: str) -> Iterator[tuple[str, date | datetime]]:
    """Give DTSTART, and DTEND where there is one: exclusive for whole days, and never before the start."""
    start = _shown(moment.start, zone)
    yield "DTSTART", start
    if isinstance(moment.start, datetime):
        if isinstance(moment.end, datetime) and moment.end > moment.start:
            yield "DTEND", _shown(moment.end, zone)
    else:
        last = max(moment.start, moment.end) if moment.end is not None else moment.start
        if last < date.max:
            yield "DTEND", last + timedelta(days=1)


def _shown(moment: date | datetime, zone: str) -> date | datetime:
    """Return a day as it is, and an instant as clocks of the zone show it, or in UTC where the zone is not known."""
    return moment.astimezone(zone_named(zone) or UTC) if isinstance(moment, datetime) else moment


def _description(item: Item) -> str:
    addresses = [link.url for link in item.links] + [getattr(item, name, "") for name in ("registration", "online")]
    body = body_text(item.body, _UNBROKEN)
    told = [address for address in dict.fromkeys(addresses) if address and address not in body]
    return "\n\n".join(filter(None, (body, "\n".join(told))))


def _order(entry: Any) -> tuple[str, str]:
    return bytes(entry["DTSTART"].to_ical()).decode(), str(entry["UID"])


def _zones(entries: Iterable[Event]) -> dict[ZoneInfo, tuple[int, int]]:
    """Return the zones that stand in the entries, each with the first and the last year of its use, in order of name."""
    years: dict[ZoneInfo, list[int]] = {}
    for entry in entries:
        for property_ in ("DTSTART", "DTEND"):
            moment = getattr(entry.get(property_), "dt", None)
            if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key != "UTC":
                years.setdefault(moment.tzinfo, []).append(moment.year)
    return {zone: (min(used), max(used)) for zone, used in sorted(years.items(), key=lambda pair: pair[0].key)}
