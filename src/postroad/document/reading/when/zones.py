"""Time zones in prose: the words, and the zone that they mean on a given day."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale

from postroad.document.reading.when.words import LANGUAGES
from postroad.document.reading.when.zone_names import (
    ABBREVIATIONS,
    AMBIGUOUS,
    CITIES,
    CITY_ADJECTIVES,
    FAMILIES,
    LOCAL,
    NAMES,
    ODD_OFFSETS,
)

_APOSTROPHE = "['’]"
_NAMED = "|".join(
    re.escape(name).replace("'", _APOSTROPHE).replace(r"\ ", r"\s")
    for name in sorted((*NAMES, *LOCAL), key=len, reverse=True)
)
_CITY = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}?"
_MEANT = re.compile(
    rf"""
    (?P<lead>[\s,]{{0,3}}(?P<open>[(\[]\s?)?(?:(?i:in|all\stimes|times\sin)\s)?)
    (?P<written>
        (?P<offset>(?:UTC|GMT|CET|MEZ)\s?[+−–-]\s?(?P<hours>\d{{1,2}})(?!\d)(?::?(?P<minutes>[0-5]\d)(?!\d))?)(?![\w:])
      | (?P<short>{"|".join(sorted(ABBREVIATIONS, key=len, reverse=True))}|CE\(S\)T|E\(S\)T|ME\(S\)Z|Z(?<=\dZ)|UK(?=\s?\)))
        (?:\s?/\s?(?P<second>{"|".join(sorted(ABBREVIATIONS, key=len, reverse=True))}))?(?![\w])
      | (?i:(?P<named>{_NAMED}))(?!\w)
      | (?P<city>{_CITY})\s(?i:time|zeit|tijd)(?!\w)
      | (?i:heure|hora|ora)\s(?i:de\sla\s|de\s|d{_APOSTROPHE}|di\s)(?P<of_city>{_CITY})(?!\w)
      | (?P<of_ort>(?i:ortszeit))\s(?P<ort_city>{_CITY})(?!\w)
    )
    """,
    re.VERBOSE,
)
_MORE = re.compile(rf"\s?[,/–-]?\s?(?P<place>(?P<city>{_CITY})(?:\s(?i:time|zeit|tijd))?)?\s?[)\]]")


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """A time zone as a text names it: ``span`` are the words, ``outer`` the words with brackets around them.

    ``name`` is the zone's name in the tz database on that day ("CET"), or "" where the words name a place or both halves
    of the year; ``home`` the zone that the words belong to; ``offset`` minutes east of UTC, where the words are a number.
    """

    written: str
    span: tuple[int, int]
    outer: tuple[int, int]
    name: str = ""
    home: str = ""
    offset: int | None = None
    both: bool = False
    """True for "CET/CEST" and "CE(S)T": whichever is in force."""


def zone_at(text: str, offset: int) -> ZoneWords | None:
    """Return the zone that is named at an offset of the text (after blanks, a comma or an opening bracket)."""
    found = _MEANT.match(text, offset)
    if found is None:
        return None
    meaning = _meaning(found)
    if meaning is None:
        return None
    name, home, minutes = meaning
    start, stop = found.span("written")
    first = stop if not found["open"] else found.start("open")
    outer = (start, stop)
    if found["open"]:
        closing = _MORE.match(text, stop)
        if closing is not None and (closing["city"] is None or city_zone(closing["city"])):
            stop = stop if closing["place"] is None else closing.end("place")
            outer = (first, closing.end())
    return ZoneWords(
        text[start:stop].strip(),
        (start, stop),
        outer,
        name,
        home,
        minutes,
        both=bool(found["second"]) or "(S)" in (found["short"] or ""),
    )


def _meaning(found: re.Match[str]) -> tuple[str, str, int | None] | None:
    if found["offset"]:
        sign = -1 if re.search(r"[−–-]", found["offset"]) else 1
        base = 0 if found["offset"].startswith(("UTC", "GMT")) else 60
        minutes = base + sign * (60 * int(found["hours"]) + int(found["minutes"] or 0))
        return ("", "", minutes) if abs(minutes) <= 14 * 60 else None
    if found["short"]:
        return _abbreviation(found["short"], found["second"])
    if found["named"]:
        folded = re.sub(r"\s", " ", found["named"].casefold().replace("’", "'"))
        return ("", "", None) if folded in LOCAL else (*NAMES[folded], None)
    city = found["city"] or found["of_city"] or found["ort_city"]
    zone = city_zone(city or "")
    return ("", zone, None) if zone else None


def _abbreviation(short: str, second: str | None) -> tuple[str, str, int | None]:
    if "(" in short:
        return "", ABBREVIATIONS[short.replace("(S)", "")][1], None
    if short == "UK":
        return "", "Europe/London", None
    name, home = ABBREVIATIONS.get(short, ("UTC", "UTC"))
    if second and ABBREVIATIONS[second][0] and any({name, ABBREVIATIONS[second][0]} <= family for family in FAMILIES):
        return "", ABBREVIATIONS[second][1] if home == "UTC" else home, None
    return name, home, None


def city_zone(city: str) -> str:
    """Return the zone of a city in any of the languages that are read, or "" where it is not known."""
    folded = city.casefold().strip()
    return CITIES.get(folded) or CITY_ADJECTIVES.get(folded) or _cities().get(folded, "")


@cache
def _cities() -> dict[str, str]:
    ids = [
        line
        for line in files("tzdata").joinpath("zones").read_text("utf-8").split("\n")
        if "/" in line and not line.startswith("Etc/")
    ]
    found = {zone.rsplit("/", 1)[1].replace("_", " ").casefold(): zone for zone in ids}
    for language in LANGUAGES:
        for zone, names in Locale.parse(language).time_zones.items():
            if "city" in names:
                found.setdefault(names["city"].casefold(), zone)
    return found


def zone_meant(words: ZoneWords | None, own: str, moment: datetime) -> tuple[str, tuple[str, ...]]:
    """Return the IANA zone that the words mean on the wall clock ``moment``, and a sentence for each thing amiss.

    ``own`` is the newsletter's zone. A name that is not in force on that day is read as the newsletter's wall clock where
    that zone has the name in the other half of the year, else as the wall clock of the zone that it belongs to.
    """
    if words is None:
        return own, ()
    if words.offset is not None:
        return _of_offset(words.offset, own, moment), ()
    if not words.home:
        return own, ()
    names = {name for family in FAMILIES if words.name in family for name in family} or {words.name}
    here = _name_of(own, moment)
    if here == words.name or (words.both and _same_clock(own, words.home, moment)):
        return own, ()
    if words.name and here in names and _ever(own, words.name, moment.year):
        return own, (_not_in_force(words, own, moment),)
    slips = (
        (f"“{words.written}” may be {AMBIGUOUS[words.written]}; read as {words.home}.",)
        if words.written in AMBIGUOUS
        else ()
    )
    if words.name and words.home != "UTC" and _name_of(words.home, moment) != words.name:
        slips = (*slips, _not_in_force(words, words.home, moment))
    return words.home, slips


def _same_clock(own: str, other: str, moment: datetime) -> bool:
    return all(
        moment.replace(month=month, day=1, tzinfo=ZoneInfo(own)).utcoffset()
        == moment.replace(month=month, day=1, tzinfo=ZoneInfo(other)).utcoffset()
        for month in (1, 4, 7, 11)
    )


def _not_in_force(words: ZoneWords, zone: str, moment: datetime) -> str:
    day, kept = moment.date().isoformat(), _name_of(zone, moment)
    return (
        f"“{words.written}” is not in force on {day}, when {zone} keeps {kept}; "
        f"the time is read as {zone}'s clock on that day."
    )


def _name_of(zone: str, moment: datetime) -> str:
    return moment.replace(tzinfo=ZoneInfo(zone)).tzname() or ""


def _ever(zone: str, name: str, year: int) -> bool:
    """Return whether a zone has a name in one half of the year."""
    return name in {_name_of(zone, datetime(year, month, 1, 12)) for month in (1, 7)}


def _of_offset(minutes: int, own: str, moment: datetime) -> str:
    there = moment.replace(tzinfo=ZoneInfo(own)).utcoffset()
    if there is not None and there.total_seconds() == minutes * 60:
        return own
    hours = minutes // 60
    if minutes % 60 == 0 and -12 <= hours <= 14:
        # The signs of Etc/GMT zones are the other way round (tz database, file etcetera).
        return "UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"
    return ODD_OFFSETS.get(minutes, "UTC")
