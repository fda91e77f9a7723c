"""Reading Word's .docx, as Word, LibreOffice and Google Docs write it: its text with looks, and what is set aside.

Tracked deletions are left out and insertions kept. Heads and feet of pages, comments and hidden text are set aside.
"""

import re
from dataclasses import replace

from postroad.document.reading.blocks import Block, Source
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.binary import is_zip, refuse_binary
from postroad.document.reading.formats.docx_package import LOCKED, Package, kind, texts
from postroad.document.reading.formats.docx_styles import Styles
from postroad.document.reading.formats.docx_walk import DocxWalk
from postroad.document.reading.formats.white import collapsed

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ASIDE = (("header", "a page's head"), ("footer", "a page's foot"), ("comments", "a comment in the margin"))
_NO_TITLE = re.compile(r"^(?:microsoft word|document\d*|untitled|word document|.*\.docx?$)", re.IGNORECASE)


def looks(head: bytes) -> bool:
    """Return whether the bytes look like a .docx: a zip archive with Word's folder in it."""
    return is_zip(head) and (b"word/" in head or b"[Content_Types].xml" in head or b"word\\" in head)


def is_locked(data: bytes) -> bool:
    """Return whether the file is one that Word locked with a password."""
    return _LOCKED in data[:200_000] or _LOCKED in data[-200_000:]


def read(data: bytes) -> Source:
    """Return the file's blocks."""
    if is_locked(data):
        raise UnreadableFile(LOCKED)
    if not is_zip(data):
        refuse_binary(data)
        raise UnreadableFile("The file is no .docx, or a damaged one; open it in a word processor and save it anew.")
    with Package(data) as package:
        try:
            return _read(package)
        except RecursionError as error:
            raise UnreadableFile(
                "The file is nested deeper than any newsletter; copy its text into a new one."
            ) from error


def _read(package: Package) -> Source:
    document = package.main
    walk = DocxWalk(
        Styles(package.root("styles"), package.root("numbering")),
        package.links(document),
        {name: package.root(name) for name in ("footnotes", "endnotes")},
    )
    blocks = walk.walk(package.xml(document))
    aside = [(text, why) for name, why in _ASIDE for text in _texts_of(package, name)]
    head = package.root("core-properties")
    found = {kind(element): collapsed(element.text or "").strip() for element in head} if head is not None else {}
    title = found.get("title", "")
    return Source(
        "docx",
        _below_title(blocks, walk.has_title),
        title="" if _NO_TITLE.match(title) else title,
        date=_date(found.get("modified") or found.get("created") or ""),
        language=walk.language or _language(found.get("language", "")),
        dropped=(*walk.hidden, *aside),
        notes=("Something that was put into the file as a whole (a chunk of another format) was not read.",)
        if walk.has_chunks
        else (),
    )


def _below_title(blocks: tuple[Block, ...], has_title: bool) -> tuple[Block, ...]:
    """Return the blocks with headings one level down where there is a title above them all."""
    if not has_title:
        return blocks
    return tuple(
        replace(block, level=min(6, max(1, block.level + 1))) if block.role == "heading" else block for block in blocks
    )


def _texts_of(package: Package, name: str) -> list[str]:
    """Return the text of each part of a sort, each text once."""
    found: list[str] = []
    for part in package.parts(name):
        for element in package.xml(part).iter():
            if kind(element) == "p":
                text = collapsed(texts(element)).strip()
                if text and text not in found:
                    found.append(text)
    return found


def _language(value: str) -> str | None:
    return value if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) else None


def _date(value: str) -> str | None:
    day = re.match(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value)
    return day[0] if day else None
