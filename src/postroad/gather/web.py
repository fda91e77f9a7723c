"""Telling a web page from a feed, and finding the feed that it names."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from pydantic import TypeAdapter

from postroad.document.text import Url

_url = TypeAdapter(Url)
_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(rss|feed|rdf)[\s>]", re.IGNORECASE)
_HEAD = 20_000


def as_url(text: str) -> str:
    """Return an address that a document may hold, or nothing."""
    url = _url.validate_python(text)
    return url if len(url) <= 2000 else ""


def joined(base: str, link: str) -> str:
    """Return a link completed by the address that it stands at; as it is where that can't be done."""
    try:
        return urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return link


def before_root(data: bytes) -> bytes:
    """Return what stands before a feed's own first element: where a document type may declare things."""
    plain = data.replace(b"\0", b"")
    root = _FEED.search(plain)
    return plain[: root.start()] if root else plain


def looks_like_a_web_page(data: bytes) -> bool:
    """Return whether the bytes begin as HTML and not as a feed."""
    head = data[:_HEAD].replace(b"\0", b"")
    page, feed = _PAGE.search(head), _FEED.search(head)
    return page is not None and (feed is None or page.start() < feed.start())


def feed_named_in(data: bytes, url: str) -> str:
    """Return the address of the first feed that a web page names in its head, or nothing."""
    finder = _Finder()
    finder.feed(data[:200_000].decode("utf-8", "replace"))
    return as_url(joined(url, finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "link" and not self.found and said.get("type", "").lower().strip() in _FEED_TYPES:
            self.found = said.get("href", "").strip()
