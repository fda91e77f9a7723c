"""The formats that old newsletters come in. A format is one module here and one line below."""

from collections.abc import Callable
from dataclasses import dataclass

from postroad.document.reading.blocks import Source
from postroad.document.reading.formats import docx, eml, html, markdown, text


@dataclass(frozen=True)
class Format:
    """A format: its name, the endings it goes by, how its bytes look, and its reader.

    ``looks`` gets the file's first 64 KB and is asked only when the ending says nothing; ``read`` gets all bytes.
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
