"""What a row's cells say, as choices of the newsletter's own. What isn't understood is left at its default, never guessed."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from babel import Locale

from postroad.network.models import Newsletter
from postroad.readers.choices import Choices, as_json, step
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.workbook import day_of_serial

_YES: Final = frozenset(
    (
        "1", "true", "yes", "y", "on", "x", "ok", "active", "activated", "enabled", "subscribed", "confirmed", "member",
        "regular", "premium", "gifted", "gift", "trialed", "churning", "past_due", "paid", "free", "oui", "abonné", "abonnée",
        "actif", "ja", "aktiv", "abonniert", "bestätigt", "sí", "si", "suscrito", "activo", "sì", "attivo", "iscritto",
        "actief", "ingeschreven", "نعم",
    )
)  # fmt: skip
"""What services and people write in a column that says who is subscribed."""
_NO: Final = frozenset(("", "0", "false", "no", "n", "off", "none", "null", "non", "nein", "nee", "never", "-"))
_PARTS: Final = re.compile(r"[,;|]")
_MOST: Final = 5_000
_INTERFACES: Final = ("ar", "nl", "it", "es", "de", "fr", "en")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_SERIAL: Final = re.compile(r"[2-6]\d{4}(?:\.\d+)?")


def says_subscribed(cell: str) -> bool:
    """Return whether a cell says that its person is subscribed; silence and strange words don't."""
    return cell.strip().casefold() in _YES


def says_stopped(cell: str) -> bool:
    """Return whether a cell, where a service notes that somebody left or bounced, says so."""
    return cell.strip().casefold() not in _NO


def day(cell: str) -> date | None:
    """Return the day that a cell tells: ISO 8601, day first, or a spreadsheet's number. None for anything else."""
    text = cell.strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        if found := _DAY_FIRST.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if _SERIAL.fullmatch(text):
            return day_of_serial(float(text)).date()
    except (ValueError, OverflowError):
        pass
    return None


@dataclass(frozen=True, slots=True)
class Made:
    """Choices as the tables hold them. ``ledger`` is the JSON of what the entry says; lists are JSON too."""

    ledger: str
    language: str
    languages: str
    topics: str
    countries: str
    rhythm: str
    format: str
    discreet: bool
    discreet_body: str
    paused_until: date | None


class Cells:
    """Reads the cells of one file for one newsletter. Rows repeat each other, so what was understood is kept, to a bound."""

    def __init__(self, newsletter: Newsletter, columns: Columns, *, now: datetime) -> None:
        self._columns, self._today = columns, now.astimezone(UTC).date()
        self._spoken = newsletter.languages or [newsletter.language]
        self._language = newsletter.language if newsletter.language in self._spoken else self._spoken[0]
        self._topics = _topics_of(newsletter)
        self.places: tuple[int, ...] = tuple(
            place
            for place in (
                columns.language, columns.topics, columns.countries, columns.rhythm, columns.format,
                columns.discreet, columns.discreet_body, columns.paused_until,
            )
            if place is not None
        )  # fmt: skip
        self._made: dict[tuple[str, ...], Made] = {}
        self._joined: dict[str, date | None] = {}

    def made(self, cells: Sequence[str]) -> Made:
        """Return the choices that a row makes."""
        key = tuple([cells[place] for place in self.places])
        found = self._made.get(key)
        if found is None:
            if len(self._made) > _MOST:
                self._made.clear()
            found = self._made[key] = _as_stored(self._chosen(cells))
        return found

    def joined(self, cells: Sequence[str]) -> date | None:
        """Return the day, not in the future, since when the person reads, if the row tells one."""
        place = self._columns.joined
        if place is None or not cells[place]:
            return None
        cell = cells[place][:10]
        if cell not in self._joined:
            if len(self._joined) > _MOST:
                self._joined.clear()
            found = day(cells[place])
            self._joined[cell] = found if found and date(1990, 1, 1) <= found <= self._today else None
        return self._joined[cell]

    def _chosen(self, cells: Sequence[str]) -> dict[str, Any]:
        def cell(place: int | None) -> str:
            return cells[place].strip() if place is not None else ""

        at = self._columns
        chosen: dict[str, Any] = {"languages": self._languages(cell(at.language))}
        if topics := tuple(dict.fromkeys(self._known(_PARTS.split(cell(at.topics))))):
            chosen["topics"] = topics
        if countries := tuple(dict.fromkeys(filter(None, map(_country, _PARTS.split(cell(at.countries)))))):
            chosen["countries"] = countries
        if cell(at.rhythm).casefold() in {"digest", "events"}:
            chosen["rhythm"] = cell(at.rhythm).casefold()
        if cell(at.format).casefold() in {"text", "plain", "txt"}:
            chosen["format"] = "text"
        if says_subscribed(cell(at.discreet)):
            chosen["discreet"] = True
        if cell(at.discreet_body) == "plain":
            chosen["discreet_body"] = "plain"
        pause = day(cell(at.paused_until))
        if pause and pause >= self._today:
            chosen["paused_until"] = pause.isoformat()
        return chosen

    def _languages(self, cell: str) -> tuple[str, ...]:
        wanted = filter(None, (_language(part, tuple(self._spoken)) for part in _PARTS.split(cell)))
        return tuple(dict.fromkeys(wanted)) or (self._language,)

    def _known(self, parts: Iterable[str]) -> Iterable[str]:
        return (self._topics[part] for part in (one.strip().casefold() for one in parts) if part in self._topics)


def _topics_of(newsletter: Newsletter) -> dict[str, str]:
    told = newsletter.topics.values_list("slug", "title")
    return {name.casefold(): slug for slug, title in told for name in (title, slug)}


def _as_stored(chosen: dict[str, Any]) -> Made:
    after = step(Choices(), "enrolled", chosen)
    return Made(
        ledger=json.dumps(as_json(chosen)),
        language=after.languages[0],
        languages=json.dumps(after.languages),
        topics=json.dumps(after.topics),
        countries=json.dumps(after.countries),
        rhythm=after.rhythm,
        format=after.format,
        discreet=after.discreet,
        discreet_body=after.discreet_body,
        paused_until=date.fromisoformat(after.paused_until) if after.paused_until else None,
    )


@cache
def _territories() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _INTERFACES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names[name.casefold()] = code
    return names | {code.casefold(): code for code in set(names.values())} | {"uk": "GB", "usa": "US"}


def _country(part: str) -> str:
    return _territories().get(part.strip().casefold(), "")


@cache
def _names_of(tag: str) -> frozenset[str]:
    """Return what a language is called: by its own speakers, and in the languages that the pages speak."""
    try:
        own = Locale.parse(tag.split("-")[0])
    except (ValueError, LookupError):
        return frozenset()
    names = {own.get_language_name(), *(Locale(one).languages.get(own.language) for one in _INTERFACES)}
    return frozenset(name.casefold() for name in names if name)


def _language(part: str, spoken: tuple[str, ...]) -> str:
    """Return the spoken language that a tag ("fr", "fr_BE", "FR") or a name ("French", "Français") stands for, or ""."""
    text = part.strip().replace("_", "-").casefold()
    if not text:
        return ""
    tags = {tag.casefold(): tag for tag in spoken}
    found = tags.get(text) or tags.get(text.split("-")[0])
    return found or next((tag for tag in spoken if text in _names_of(tag)), "")
