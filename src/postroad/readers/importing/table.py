"""A file of readers as a table: headings, and rows with their line numbers, whatever the file is."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from itertools import islice
from pathlib import Path

from postroad.mail.address import display_name
from postroad.readers.importing import delimited, workbook
from postroad.readers.importing.delimited import Row
from postroad.readers.importing.encoding import survey
from postroad.readers.importing.errors import ImportFault


@dataclass(frozen=True)
class Table:
    """An open table. ``lines`` is about how many there are (0 where only reading all would tell); ``digest`` is SHA-256.

    ``headings`` are made up ("column 1") where the file has none: a plain list of addresses.
    """

    path: Path
    name: str
    encoding: str
    separator: str
    headings: tuple[str, ...]
    has_head: bool
    lines: int
    digest: str
    note: str = ""

    def rows(self) -> Iterator[Row]:
        """Yield the rows under the headings. Raise :class:`ImportFault` at one that can't be read."""
        every = _all_rows(self.path, self.encoding, self.separator)
        return islice(every, 1, None) if self.has_head else every

    def sample(self, count: int = 5) -> list[list[str]]:
        """Return the first rows that can be read, each as wide as the headings and no cell longer than a page shows."""
        width, shown = len(self.headings), []
        try:
            for _, cells in islice(self.rows(), count):
                shown.append([cell[:200] for cell in (cells + [""] * width)[:width]])
        except ImportFault:
            # Looking through the file names the line.
            return shown
        return shown


def open_table(path: Path, *, name: str = "", encoding: str = "", separator: str = "") -> Table:
    """Recognise a file. Raise :class:`ImportFault` where it is no table that can be read.

    ``encoding`` and ``separator`` are for who knows better than what the file gives away.
    """
    name = display_name(name or path.name) or "a file"
    with path.open("rb") as file:
        head = file.read(8)
        if head.startswith(b"PK\x03\x04"):
            file.seek(0)
            return _as_table(path, name, "xlsx", "", 0, file_digest(file, "sha256").hexdigest(), "")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportFault("This is a workbook of the old kind (.xls). Save it as .xlsx or as CSV.")
    found = survey(path)
    encoding = encoding or found.encoding
    try:
        "".encode(encoding)
    except LookupError as error:
        raise ImportFault(f"There is no encoding “{encoding}”. Name one like utf-8, utf-16 or cp1250.") from error
    separator = separator or delimited.separator_of(path, encoding)
    return _as_table(path, name, encoding, separator, found.lines, found.digest, found.note)


def _as_table(path: Path, name: str, encoding: str, separator: str, lines: int, digest: str, note: str) -> Table:
    first = next(_all_rows(path, encoding, separator), None)
    if first is None:
        raise ImportFault("The file is empty.")
    cells = first[1]
    has_head = not any("@" in cell for cell in cells)
    if has_head:
        headings = tuple(" ".join(cell.split())[:120] or f"column {n}" for n, cell in enumerate(cells, start=1))
    else:
        headings = tuple(f"column {n}" for n in range(1, len(cells) + 1))
    return Table(path, name, encoding, separator, headings, has_head, lines, digest, note)


def _all_rows(path: Path, encoding: str, separator: str) -> Iterator[Row]:
    return workbook.rows(path) if encoding == "xlsx" else delimited.rows(path, encoding, separator)
