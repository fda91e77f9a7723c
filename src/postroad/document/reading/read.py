"""The one door of the reader."""

import hashlib
from dataclasses import dataclass

from pydantic import ValidationError

from postroad.document.canonical import ContentHash
from postroad.document.model import Document
from postroad.document.reading.blocks import Source
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats import format_of
from postroad.document.reading.limits import MAX_FILE_BYTES
from postroad.document.reading.report import ReadingReport
from postroad.document.reading.road import understood


@dataclass(frozen=True)
class Reading:
    """An old newsletter, read."""

    document: Document
    report: ReadingReport


def read(data: bytes, name: str, *, language: str | None = None, zone: str | None = None) -> Reading:
    """Read an old newsletter.

    ``name`` is the file's name (its ending helps to tell the format); ``language`` and ``zone`` are the newsletter's, if
    known, else they are found or assumed and the report says so. The same bytes and arguments give the same reading.
    Raise :class:`UnreadableFile` with one clear sentence.
    """
    source = source_of(data, name)
    seed = hashlib.sha256(data).hexdigest()
    try:
        document, report = understood(source, name, ContentHash(seed), language=language, zone=zone)
    except ValidationError as error:
        # What the document's types refuse is only ever too long; all else is made safe by them.
        raise UnreadableFile(
            "It holds more text in one piece than any newsletter does; save the newsletter alone and try again."
        ) from error
    return Reading(document, report)


def source_of(data: bytes, name: str) -> Source:
    """Return a file as blocks. Raise :class:`UnreadableFile` where there is nothing to read, or too much."""
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableFile(
            f"It is larger than {MAX_FILE_BYTES // 1_000_000} MB, which no newsletter is; give the text alone."
        )
    if not data.strip():
        raise UnreadableFile("It is empty; there is nothing to read.")
    source = format_of(data, name).read(data)
    if not any(character.isalnum() for block in source.blocks for character in block.text):
        raise UnreadableFile("It holds no text; there is nothing to read.")
    return source
