"""The Atom feed of a newsletter's issues (RFC 4287). Pure."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from postroad.document.commonmark import plain
from postroad.document.text import one_line

ATOM = "http://www.w3.org/2005/Atom"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Told:
    """One issue as the feed tells it. ``summary`` is CommonMark, ``content`` a fragment of HTML; both times are aware."""

    key: str
    title: str
    url: str
    language: str
    published_at: datetime
    changed_at: datetime
    summary: str
    content: str


@dataclass(frozen=True)
class Channel:
    """The feed itself: whose it is, and where it and its page stand."""

    key: str
    title: str
    subtitle: str
    author: str
    language: str
    url: str
    page: str


def lasting_id(*names: str) -> str:
    """Return an identifier that stays the same wherever the archive moves: made of keys, not of addresses."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("https://postroad.example", *names))).urn


def feed(channel: Channel, issues: Iterable[Told]) -> bytes:
    """Return the feed as XML, in UTF-8; the issues in the order given."""
    told = tuple(issues)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]  # lxml takes None for the default namespace
    root.set(_XML_LANG, channel.language)
    _add(root, "id", lasting_id("newsletter", channel.key))
    _add(root, "title", channel.title)
    if channel.subtitle:
        _add(root, "subtitle", channel.subtitle)
    changed = max((issue.changed_at for issue in told), default=datetime(2000, 1, 1, tzinfo=UTC))
    _add(root, "updated", _time(changed))
    _add(root, "link", rel="self", type="application/atom+xml", href=channel.url)
    _add(root, "link", rel="alternate", type="text/html", href=channel.page)
    _add(_add(root, "author"), "name", channel.author)
    _add(root, "generator", "Postroad")
    for issue in told:
        _entry(root, issue)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: etree._Element, issue: Told) -> None:
    entry = _add(root, "entry")
    entry.set(_XML_LANG, issue.language)
    _add(entry, "id", lasting_id("issue", issue.key))
    _add(entry, "title", issue.title)
    _add(entry, "link", rel="alternate", type="text/html", href=issue.url)
    _add(entry, "published", _time(issue.published_at))
    _add(entry, "updated", _time(issue.changed_at))
    if summary := one_line(plain(issue.summary)):
        _add(entry, "summary", summary)
    _add(entry, "content", issue.content, type="html")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = text
    return element


def _time(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
