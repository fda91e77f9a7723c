"""From HTML's bytes to a tree, within bounds, and with what browsers forgive forgiven."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.charset import Decoded, decoded
from postroad.document.reading.limits import MAX_ELEMENTS, MAX_MARKUP_CHARACTERS, MAX_TAG_CHARACTERS

LINK = "postroad-link"
"""What ``<a>`` is called in the tree: libxml2 ends an ``a`` at a table within it and loses the link; this it leaves."""

_PICTURE_BYTES = re.compile(r"data:[\w.+/-]{1,100};base64,[A-Za-z0-9+/=%\r\n]+")
_LONG_TAG = re.compile(rf"<[A-Za-z/][^<>]{{{MAX_TAG_CHARACTERS}}}")
_A = re.compile(r"<(/?)a(?=[\s>/])", re.IGNORECASE)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_PROLOGUE = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")


def decode_html(data: bytes, declared: str = "") -> Decoded:
    """Return the page's text; ``declared`` is what a mail's head says of the encoding, and wins over the page's own."""
    head = data[:16384]
    own = [match[1].decode("ascii") for match in (_DECLARED.search(head), _PROLOGUE.search(head)) if match]
    return decoded(data, [name for name in (declared, *own) if name])


def parse(page: str) -> Any:
    """Return the root of the page's tree, or None when it holds nothing. No network, no entities of its own.

    Raise :class:`UnreadableFile` beyond the bounds of :mod:`postroad.document.reading.limits`.
    """
    page = _without_bulk(page)
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "ignore"), parser)
    except etree.ParserError:
        return None
    except etree.LxmlError as error:
        raise UnreadableFile("The HTML is too broken to be read; open it in a browser and save it again.") from error
    if any("depth" in entry.message or "limit" in entry.message for entry in parser.error_log):
        raise UnreadableFile(
            "The HTML's elements are nested more than two thousand deep, which no newsletter's are; "
            "open it in a browser, copy the text, and save it as .txt."
        )
    return root


def _without_bulk(page: str) -> str:
    """Return the page without what is never read, and refuse it if more than enough is left."""
    page = _PICTURE_BYTES.sub("data:", page)
    if page.count("<") > MAX_ELEMENTS * 2 or len(page) > MAX_MARKUP_CHARACTERS or _LONG_TAG.search(page):
        raise UnreadableFile(
            f"The HTML holds more mark-up than any newsletter does (over {MAX_ELEMENTS:,} elements or "
            f"{MAX_MARKUP_CHARACTERS // 1_000_000} million characters); save the newsletter alone and try again."
        )
    return _A.sub(rf"<\1{LINK}", page)


def events(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield ("start", element) and ("end", element) in reading order, however deep the tree."""
    yield from etree.iterwalk(root, events=("start", "end"))
