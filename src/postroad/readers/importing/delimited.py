"""Rows of CSV and TSV files, streamed, each with the number of the line that it begins on."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from postroad.readers.importing.bounds import MAX_CELL, MAX_COLUMNS, MAX_LINE
from postroad.readers.importing.errors import ImportFault

SEPARATORS: Final = (",", ";", "\t", "|")
_QUOTED: Final = re.compile(r'"[^"]*"')
_EXCEL_SAYS: Final = re.compile(r'"?sep=(.)"?\s*$', re.IGNORECASE)

Row = tuple[int, list[str]]


def separator_of(path: Path, encoding: str) -> str:
    """Return what the first line that says anything separates its cells by."""
    with _opened(path, encoding) as stream:
        for line in _lines(stream):
            if said := _EXCEL_SAYS.match(line):
                return said[1]
            if line.strip():
                bare = _QUOTED.sub("", line)
                return max(SEPARATORS, key=bare.count)
    return ","


def rows(path: Path, encoding: str, separator: str) -> Iterator[Row]:
    """Yield the rows that hold anything. Raise :class:`ImportFault` at one beyond the bounds."""
    with _opened(path, encoding) as stream:
        reader = csv.reader(_lines(stream), delimiter=separator)
        before = csv.field_size_limit(MAX_CELL)
        began = 1
        try:
            for cells in reader:
                if cells and not (began == 1 and _EXCEL_SAYS.match(separator.join(cells))):
                    if len(cells) > MAX_COLUMNS:
                        raise ImportFault(
                            f"Line {began:,} has {len(cells):,} columns; a list of readers has at most {MAX_COLUMNS}. "
                            "Is it the right file, and the right separator?"
                        )
                    yield began, cells
                began = reader.line_num + 1
        except csv.Error as error:
            if "field limit" in str(error):
                raise ImportFault(
                    f"Line {began:,} opens a quotation mark that is not closed within {MAX_CELL:,} characters. "
                    "Close it, or take it out."
                ) from error
            raise ImportFault(f"Line {began:,} can’t be read as CSV: {error}.") from error
        finally:
            csv.field_size_limit(before)


def _opened(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open("r", encoding=encoding, errors="replace", newline="")


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := stream.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and line[-1] not in "\r\n":
            raise ImportFault(
                f"Line {number:,} is longer than {MAX_LINE:,} characters, which no list of readers has. "
                "Is it the right file?"
            )
        yield line
