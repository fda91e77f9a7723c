"""Reading Markdown: CommonMark with tables, as people write it, HTML within it and YAML-like front matter included."""

import re
from dataclasses import replace
from typing import Any

from postroad.document.reading.blocks import Source
from postroad.document.reading.formats.charset import decoded
from postroad.document.reading.formats.html import read_page
from postroad.document.reading.formats.markdown_head import taken_apart
from postroad.document.reading.formats.markdown_page import page_of

_MARKS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^\S.{2,100}\n(={3,}|-{3,})\s*$", re.MULTILINE),
    re.compile(r"\]\((https?://|mailto:)"),
    re.compile(r"^ {0,3}\[[^\]\n]{1,80}\]: +\S+", re.MULTILINE),
    re.compile(r"\*\*\w[^*\n]{0,200}\*\*"),
    re.compile(r"\A---\n([\w-]+:.*\n)+---\s*\n"),
)


def looks(head: bytes) -> bool:
    """Return whether the bytes look like Markdown: headings and one more of its marks, or front matter."""
    text = head.decode("utf-8", "ignore").replace("\r\n", "\n")
    seen = [bool(mark.search(text)) for mark in _MARKS]
    return seen[-1] or (any(seen[:2]) and sum(seen) > 1)


def read(data: bytes) -> Source:
    """Return the file's blocks."""
    found = decoded(data)
    source = source_of(found.text)
    return replace(source, notes=(*source.notes, found.note)) if found.note else source


def source_of(text: str) -> Source:
    """Return the blocks of Markdown that is decoded already; places are its own lines."""
    head, body = taken_apart(text)
    page, unused = page_of(body)
    source = read_page(page)
    given: dict[str, Any] = {name: value for name, value in head.fields.items() if value}
    return replace(
        source,
        **{"format": "markdown", **given},
        dropped=(*((words, "front matter") for words in head.others), *source.dropped, *unused),
    )
