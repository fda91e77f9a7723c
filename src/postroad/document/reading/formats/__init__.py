"""The formats that old newsletters come in. A format is one module here and one line below."""

from collections.abc import Callable
from dataclasses import dataclass

from postroad.document.reading.blocks import Source
from postroad.document.reading.formats import docx, eml, html, markdown, text


@dataclass(frozen=True)
class Format:
    """A format: its name, the endings it goes by, how its bytes look, and its reader.

    ``looks`` gets the file's first 64 KB; ``read`` gets all bytes.
    """

    name: str
    endings: tuple[str, ...]
    looks: Callable[[bytes], bool]
    read: Callable[[bytes], Source]


FORMATS: tuple[Format, ...] = (
    Format("docx", (".docx", ".docm", ".dotx"), docx.looks, docx.read),
    Format("eml", (".eml", ".mht", ".mhtml"), eml.looks, eml.read),
    Format("html", (".html", ".htm", ".xhtml"), html.looks, html.read),
    Format("markdown", (".md", ".markdown", ".mdown"), markdown.looks, markdown.read),
    Format("text", (".txt", ".text"), text.looks, text.read),
)

_LONG_HEAD = 2_000_000
"""How far a file that is called a mail is looked at: a head may name thousands of readers before it says its subject."""


def format_of(data: bytes, name: str) -> Format:
    """Return the format by what the bytes look like; where two would do, by the name's ending.

    Endings lie: mails are saved as .txt and .html, web pages as .doc and .eml. What looks like nothing at all is for the
    text reader, which says what it seems to be.
    """
    head = data[:65536]
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    named = next((format_ for format_ in FORMATS if ending in format_.endings), None)
    seen = [format_ for format_ in FORMATS if format_.looks(head)]
    if seen and seen[0].name in ("docx", "eml"):
        return seen[0]
    if named is not None and named.name == "eml" and eml.looks(data[:_LONG_HEAD]):
        return named
    if html.is_page(head):
        return _by_name("html")
    if named is None:
        # Markdown may hold HTML; HTML holds no Markdown.
        named = seen[0] if seen else _by_name("text")
        return _by_name("markdown") if _by_name("markdown") in seen else named
    if named.name in ("docx", "eml") and named not in seen and seen and not docx.is_locked(data):
        return seen[0]
    return named


def _by_name(name: str) -> Format:
    return next(format_ for format_ in FORMATS if format_.name == name)
