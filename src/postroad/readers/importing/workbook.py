"""Rows of the first sheet of an XLSX file (ECMA-376, part 1, 18.3), streamed, within bounds on what it unpacks to."""

import re
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from posixpath import join, normpath
from typing import IO, Any, Final

from lxml import etree

from postroad.readers.importing.bounds import MAX_CELL, MAX_COLUMNS, MAX_SHARED_BYTES, MAX_UNPACKED_BYTES
from postroad.readers.importing.delimited import Row
from postroad.readers.importing.errors import ImportFault

_DAMAGED: Final = "The workbook is damaged. Open it in a spreadsheet program, and save it again as .xlsx or as CSV."
_BOMB: Final = "The workbook unpacks to far more than a list of readers holds. Save its first sheet as CSV."
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class _Bounded:
    """A part that is unpacked only up to a limit."""

    def __init__(self, part: IO[bytes], limit: int) -> None:
        self._part, self._left, self._is_first = part, limit, True

    def read(self, size: int = 65_536) -> bytes:
        """Return the next bytes. Raise :class:`ImportFault` beyond the limit, and where the XML has a DOCTYPE."""
        piece = self._part.read(min(size, 65_536))
        self._left -= len(piece)
        if self._left < 0:
            raise ImportFault(_BOMB)
        if self._is_first and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
            raise ImportFault("The workbook declares entities of its own, which no spreadsheet program does.")
        self._is_first = False
        return piece


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the first sheet that hold anything. Raise :class:`ImportFault` where it can't be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            if any(member.flag_bits & 1 for member in archive.infolist()):
                raise ImportFault("The workbook is locked with a password. Take it off, and save the file again.")
            yield from _rows(archive, _first_sheet(archive), _Shared(archive))
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, KeyError, EOFError, OSError, NotImplementedError) as error:
        raise ImportFault(_DAMAGED) from error


def _rows(archive: zipfile.ZipFile, name: str, shared: "_Shared") -> Iterator[Row]:
    number = 0
    with archive.open(name) as part:
        for _, element in _elements(part, ("row",), MAX_UNPACKED_BYTES):
            said = element.get("r", "")
            number = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else number + 1
            cells = _cells(element, shared, number)
            if any(cells):
                yield number, cells
            _forget(element)


def _cells(row: Any, shared: "_Shared", number: int) -> list[str]:
    cells: list[str] = []
    for cell in row:
        place = _PLACE.fullmatch(cell.get("r") or "")
        column = _column(place[1]) if place else len(cells)
        if column >= MAX_COLUMNS:
            raise ImportFault(f"Row {number:,} has more than {MAX_COLUMNS} columns. Is it the right file?")
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _value(cell, shared)[:MAX_CELL]
    return cells


def _value(cell: Any, shared: "_Shared") -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t", f"{_STRICT}t"))
    value = next((one.text or "" for one in cell if one.tag in (f"{_MAIN}v", f"{_STRICT}v")), "")
    if kind == "s":
        return shared[value]
    if kind == "b":
        return "true" if value == "1" else "false"
    if kind == "n" and value.endswith(".0"):
        return value[:-2]
    return value


def day_of_serial(number: float) -> datetime:
    """Return the moment that a spreadsheet's number of days stands for (the calendar that begins in 1900)."""
    return datetime(1899, 12, 30) + timedelta(days=number)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


class _Shared:
    """The strings that the sheets point to, as one run of bytes: a million of them take some 30 MB."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._text, self._ends = bytearray(), array("Q", [0])
        if "xl/sharedStrings.xml" not in archive.namelist():
            return
        with archive.open("xl/sharedStrings.xml") as part:
            for _, element in _elements(part, ("si",), MAX_UNPACKED_BYTES):
                # What is read aloud beside East Asian words (rPh) is not part of the text.
                parts = (
                    text.text or ""
                    for text in element.iter(f"{_MAIN}t", f"{_STRICT}t")
                    if not text.getparent().tag.endswith("}rPh")
                )
                self._text += "".join(parts).encode("utf-8", "replace")
                if len(self._text) > MAX_SHARED_BYTES:
                    raise ImportFault(_BOMB)
                self._ends.append(len(self._text))
                _forget(element)

    def __getitem__(self, index: str) -> str:
        """Return a string by its number. Raise :class:`ImportFault` where there is none."""
        try:
            number = int(index)
            if number < 0:
                raise IndexError
            return self._text[self._ends[number] : self._ends[number + 1]].decode()
        except (ValueError, IndexError) as error:
            raise ImportFault(_DAMAGED) from error


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the part of the sheet that stands first in the workbook."""
    with archive.open("xl/workbook.xml") as part:
        first = next((one for _, one in _elements(part, ("sheet",), 10_000_000)), None)
        wanted = next((value for key, value in first.items() if key.endswith("}id")), "") if first is not None else ""
    with archive.open("xl/_rels/workbook.xml.rels") as part:
        for _, relation in _elements(part, ("Relationship",), 10_000_000):
            if relation.get("Id") == wanted:
                target = relation.get("Target") or ""
                return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
    raise ImportFault("The workbook has no sheet.")


def _elements(part: IO[bytes], names: tuple[str, ...], limit: int) -> Iterator[tuple[str, Any]]:
    tags = [f"{{*}}{name}" for name in names]
    # lxml's stubs know files and names alone; anything with read() will do.
    source: Any = _Bounded(part, limit)
    found: Iterator[tuple[str, Any]] = etree.iterparse(
        source, events=("end",), tag=tags, resolve_entities=False, load_dtd=False, no_network=True
    )
    return found


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
