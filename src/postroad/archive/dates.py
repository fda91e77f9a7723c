"""The events and deadlines of a newsletter's issues, as a reader looks for them: what is to come, and what has passed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from postroad.document import Document, Item, Moment


@dataclass(frozen=True)
class Dated:
    """One time of one item, and the name of the issue that tells it."""

    item: Item
    moment: Moment
    issue: str
    document: Document
    begins: datetime
    ends: datetime


def dated(issues: Iterable[tuple[str, Document]], zone: str) -> tuple[Dated, ...]:
    """Return all times, by when they begin; each once, as its item's highest revision tells it.

    A whole day begins and ends in its own zone, or in ``zone`` where it names none.
    """
    latest: dict[str, tuple[str, Document, Item]] = {}
    for slug, document in issues:
        for item in document.items:
            known = latest.get(item.key)
            if known is None or item.revision > known[2].revision:
                latest[item.key] = (slug, document, item)
    found = [
        Dated(item, moment, slug, document, *_span(moment, zone))
        for slug, document, item in latest.values()
        for moment in item.moments()
    ]
    return tuple(sorted(found, key=lambda one: (one.begins, one.item.title)))


def coming(all_dated: Iterable[Dated], now: datetime) -> tuple[Dated, ...]:
    """Return what has not ended yet, the soonest first."""
    return tuple(one for one in all_dated if one.ends >= now)


def passed(all_dated: Iterable[Dated], now: datetime) -> tuple[Dated, ...]:
    """Return what has ended, the last first."""
    return tuple(reversed([one for one in all_dated if one.ends < now]))


def _span(moment: Moment, zone: str) -> tuple[datetime, datetime]:
    begins = _instant(moment.start, moment.zone or zone, time.min)
    last = moment.end if moment.end is not None else moment.start
    return begins, max(begins, _instant(last, moment.zone or zone, time.max))


def _instant(when: date | datetime, zone: str, clock: time) -> datetime:
    if isinstance(when, datetime):
        return when
    try:
        return datetime.combine(when, clock, ZoneInfo(zone))
    except (KeyError, ValueError, OSError):
        return datetime.combine(when, clock, UTC)
