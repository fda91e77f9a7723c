"""What the pages say of an issue, in a line."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton

from postroad.archive.shelf import Heading
from postroad.archive.words import words
from postroad.network.models import Newsletter
from postroad.press.words import direction
from postroad.press.words import words as press_words


@dataclass(frozen=True)
class Row:
    """An issue in a list: its title in its own language, the line below in the list's."""

    heading: Heading
    line: str
    direction: str


def row_of(heading: Heading, language: str) -> Row:
    """Return the issue's row: "No. 12 · May 2031 · 28 pieces"."""
    parts = (
        press_words(language).word("number", number=heading.number) if heading.number else "",
        _date(heading.date, language),
        words(language).count("item_count", heading.items),
    )
    return Row(heading, " · ".join(part for part in parts if part), direction(heading.language))


def said_on(what: str, instant: datetime | None, newsletter: Newsletter, language: str) -> str:
    """Return "Published on 3 May 2031", by the newsletter's calendar; nothing where there is no instant."""
    if instant is None:
        return ""
    own = words(language)
    day = instant.astimezone(ZoneInfo(newsletter.zone)).date()
    return own.word(what, date=format_date(day, "long", locale=own.locale_for(what)))


def _date(text: str, language: str) -> str:
    locale = press_words(language).locale
    if len(text) == 7:
        return str(format_skeleton("yMMMM", date.fromisoformat(f"{text}-01"), locale=locale))
    return str(format_date(date.fromisoformat(text), "long", locale=locale)) if text else ""
