"""Reading HTML: web pages and mass mails in nested layout tables, as mail programs and browsers show them.

A tolerant parse, and a walk in reading order. Scripts, styles, comments (Outlook's conditional ones too) and one-pixel
pictures are not text. What is hidden (the preview line that mass mails carry) is kept apart with its reason.
"""

import re
from dataclasses import replace
from typing import Any

from postroad.document.reading.blocks import Source
from postroad.document.reading.formats.html_style import StyleSheet
from postroad.document.reading.formats.html_tree import decode_html, parse
from postroad.document.reading.formats.html_walk import HtmlWalk
from postroad.document.reading.formats.white import collapsed

_LOOKS = re.compile(rb"<!doctype\s+html|<html[\s>]|<(body|head|table|div|meta)[\s>][^\x00]{0,4000}</?\w", re.IGNORECASE)
_PAGE = re.compile(rb"<(!doctype\s+html|html[\s>])", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE_NAMES = (
    "article:published_time",
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "datepublished",
)


def looks(head: bytes) -> bool:
    """Return whether the bytes look like HTML."""
    return _LOOKS.search(head.replace(b"\x00", b"")[:20_000]) is not None


def is_page(head: bytes) -> bool:
    """Return whether the bytes are a whole page and nothing but that, whatever the file is called."""
    rest = head.replace(b"\x00", b"")[:20_000].lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    while rest.startswith((b"<?xml", b"<!--")):
        rest = rest.partition(b"-->" if rest.startswith(b"<!--") else b">")[2].lstrip()
    return _PAGE.match(rest) is not None


def read(data: bytes, declared: str = "") -> Source:
    """Return the page's blocks. ``declared`` is the encoding that a mail's head gives, if the page came in one."""
    decoded = decode_html(data, declared)
    source = read_page(decoded.text)
    return replace(source, notes=(*source.notes, decoded.note)) if decoded.note else source


def read_page(page: str) -> Source:
    """Return the blocks of HTML that is decoded already: a whole page or a fragment."""
    root = parse(page)
    if root is None:
        return Source("html", ())
    walk = HtmlWalk(_style_sheet(root), _base(root))
    blocks = walk.walk(root)
    return Source(
        "html",
        blocks,
        title=_title(root),
        date=_date(root),
        language=_language(root),
        dropped=tuple(walk.hidden),
    )


def _style_sheet(root: Any) -> StyleSheet:
    sheet = StyleSheet()
    for style in root.iter("style"):
        media = (style.get("media") or "").lower()
        if style.text and (not media or "all" in media or "screen" in media) and "(" not in media:
            sheet.add(style.text[:500_000])
    return sheet


def _title(root: Any) -> str:
    title = next(root.iter("title"), None)
    return collapsed(title.text or "").strip()[:1000] if title is not None else ""


def _base(root: Any) -> str:
    base = next((element.get("href") or "" for element in root.iter("base")), "")
    return base if re.match(r"https?://", base) else ""


def _language(root: Any) -> str | None:
    names = ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")
    for element in root.iter("html", "body"):
        for name in names:
            found = _LANGUAGE.fullmatch((element.get(name) or "").strip())
            if found:
                return _tagged(found[0])
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or meta.get("name") or "").lower() in ("content-language", "language"):
            found = _LANGUAGE.fullmatch((meta.get("content") or "").strip())
            if found:
                return _tagged(found[0])
    return None


def _tagged(language: str) -> str:
    first, hyphen, rest = language.partition("-")
    return first.lower() + hyphen + rest


def _date(root: Any) -> str | None:
    for meta in root.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() in _DATE_NAMES:
            day = re.match(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", meta.get("content") or "")
            if day:
                return day[0]
    return None
