"""Reading a feed: bytes in, entries out. Pure, and distrustful."""

import calendar
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from time import struct_time
from typing import Any, Final
from xml.sax import SAXParseException

import feedparser

from postroad.document.text import one_line
from postroad.gather.prose import as_commonmark, plain
from postroad.gather.web import as_url, before_root, feed_named_in, joined, looks_like_a_web_page

MAX_ENTRIES: Final = 500
"""The newest entries of a feed that are looked at; a feed is no archive."""
_MAX_GUID: Final = 500
_MAX_TITLE: Final = 300
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
# An entity that stands for a few characters, and neither for another entity nor for a file.
_HONEST_ENTITY: Final = re.compile(
    rb"""<!ENTITY\s+\w+\s+["'](?:&#x?[0-9a-f]{1,6};|[^&%<"']){0,60}["']\s*>""", re.IGNORECASE
)


class FeedError(ValueError):
    """What came is no feed that can be read; the message says what it is and what to do."""


@dataclass(frozen=True)
class Entry:
    """One piece of news as a feed tells it. ``guid`` names it for ever within its feed.

    ``title`` is one line of text; ``summary`` is in the documents' subset of CommonMark; ``published_at`` is aware, and
    the feed's own claim; ``language`` a BCP 47 tag or empty.
    """

    guid: str
    title: str
    url: str = ""
    summary: str = ""
    language: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True)
class Feed:
    """A feed's own title, and its entries in the order in which it has them."""

    title: str
    entries: tuple[Entry, ...]


def read_feed(data: bytes, *, url: str = "", content_type: str = "") -> Feed:
    """Read RSS 0.9 to 2.0 or Atom. ``url`` completes relative links. Raise :class:`FeedError`."""
    _refuse_what_is_no_feed(data, url)
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    try:
        # Wrapped, because feedparser takes bare bytes for the name of a file and opens it. Its own cleaning of HTML is
        # left out: nh3 does it (see prose), and feedparser's takes a quarter of a minute over a hostile entry.
        parsed = feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, RecursionError, AssertionError, AttributeError, TypeError) as error:
        raise FeedError(
            f"What stands there can't be read as a feed ({type(error).__name__}). Ask its keeper."
        ) from error
    language = _language(parsed.feed.get("language", ""))
    entries = tuple(_once(_entries(parsed.entries, url, language)))
    if not entries:
        _refuse_what_is_broken(parsed)
    return Feed(plain(str(parsed.feed.get("title", "")))[:_MAX_TITLE], entries)


def _refuse_what_is_no_feed(data: bytes, url: str) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise FeedError("What stands there is empty. Open the address in a browser and look.")
    head = before_root(data)
    if len(_ENTITY.findall(head)) != len(_HONEST_ENTITY.findall(head)):
        raise FeedError(
            "It declares entities that stand for more than a character, as no honest feed does. Ask its keeper."
        )
    if looks_like_a_web_page(data):
        named = feed_named_in(data, url)
        where = f"The page names a feed: {named}" if named else "Look on the page for the feed's address"
        raise FeedError(f"It is a web page and not a feed. {where}.")


def _refuse_what_is_broken(parsed: Any) -> None:
    if not parsed.version:
        raise FeedError("What stands there is neither RSS nor Atom. Open the address in a browser and look.")
    fault = parsed.get("bozo_exception")
    if isinstance(fault, SAXParseException):
        raise FeedError(f"The feed is broken in line {fault.getLineNumber()} ({fault.getMessage()}). Ask its keeper.")


def _entries(found: list[Any], base: str, language: str) -> Iterator[Entry]:
    for raw in found[:MAX_ENTRIES]:
        entry = _entry(raw, base, language)
        if entry is not None:
            yield entry


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if entry.guid not in seen:
            seen.add(entry.guid)
            yield entry


def _entry(raw: Any, base: str, language: str) -> Entry | None:
    summary = as_commonmark(_told(raw), base=base)
    url = as_url(joined(base, str(raw.get("link", ""))))
    title = plain(str(raw.get("title", "")))[:_MAX_TITLE] or _first_words(plain(_told(raw))) or url[:_MAX_TITLE]
    if not title:
        return None
    # Asked past feedparser's own `get`, which takes one of the two for the other and warns of it.
    published = _instant(dict.get(raw, "published_parsed") or dict.get(raw, "updated_parsed"))
    guid = one_line(str(raw.get("id", ""))) or url or _fingerprint(title, published)
    spoken = raw.get("title_detail", {}).get("language") or ""
    return Entry(
        guid=guid if len(guid) <= _MAX_GUID else _fingerprint(guid, None),
        title=title,
        url=url,
        summary="" if summary == title else summary,
        language=_language(spoken) or language,
        published_at=published,
    )


def _told(raw: Any) -> str:
    """Return, as HTML, what the entry says of itself: its summary, or its whole text where it gives no summary."""
    # Where there is no summary, feedparser gives a content as one, but not of which type it is.
    parts = [raw.get("summary_detail") or {}, *raw.get("content", ()), {"value": raw.get("summary", "")}]
    return next((text for text in map(_as_html, parts) if text), "")


def _as_html(part: Any) -> str:
    text = str(part.get("value", ""))
    return escape(text, quote=False) if part.get("type") == "text/plain" else text


def _first_words(text: str) -> str:
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"


def _fingerprint(text: str, when: datetime | None) -> str:
    digest = hashlib.sha256(f"{text}\0{when.isoformat() if when else ''}".encode()).hexdigest()
    return f"sha256:{digest}"


def _instant(parsed: struct_time | None) -> datetime | None:
    if parsed is None:
        return None
    try:
        instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=calendar.timegm(parsed))
    except (ValueError, OverflowError, TypeError):
        return None
    return instant if 1990 <= instant.year <= 2100 else None


def _language(tag: object) -> str:
    text = str(tag or "").strip().replace("_", "-")
    if len(text) > 35 or not _LANGUAGE.fullmatch(text):
        return ""
    main, _, rest = text.partition("-")
    return f"{main.lower()}-{rest}" if rest else main.lower()
