"""Reading a list of feeds (OPML), as feed readers write it. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from postroad.document.text import one_line
from postroad.gather.web import as_url

MAX_BYTES: Final = 1_000_000
MAX_FEEDS: Final = 500


class OpmlError(ValueError):
    """The file is no list of feeds; the message says what to do."""


@dataclass(frozen=True)
class Listed:
    """One feed of a list."""

    url: str
    title: str


def read_opml(data: bytes) -> tuple[Listed, ...]:
    """Return the feeds that an OPML file lists, each once. Raise :class:`OpmlError`."""
    if len(data) > MAX_BYTES:
        raise OpmlError("The file is larger than 1 MB, which no list of feeds is.")
    if re.search(rb"<!ENTITY", data.replace(b"\0", b""), re.IGNORECASE):
        raise OpmlError("The file declares entities, as no list of feeds needs to. Export it again.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError(f"The file is not OPML ({error}). Export the list from your feed reader as OPML.") from error
    found: dict[str, Listed] = {}
    for outline in root.iter("outline"):
        url = as_url(str(outline.get("xmlUrl") or ""))
        if url.startswith(("http://", "https://")):
            title = one_line(str(outline.get("title") or outline.get("text") or ""))
            found.setdefault(url, Listed(url, title[:300]))
    if not found:
        raise OpmlError("The file lists no feed. Export the list from your feed reader as OPML.")
    return tuple(found.values())[:MAX_FEEDS]
