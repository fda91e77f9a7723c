"""What the catcher has caught: a SQLite file of its own, so that catching never waits for the installation's database."""

import os
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header, make_header
from pathlib import Path

CAUGHT_NAME = "caught.sqlite3"
"""The file's name in the installation's folder."""
KEEP_MAILS = 20_000
KEEP_BYTES = 500_000_000
_PRUNE_EVERY = 200
_SUBJECT = re.compile(rb"^subject:[ \t]*((?:.|\r?\n[ \t])*)", re.IGNORECASE | re.MULTILINE)
_HEADER_BYTES = 65_536

_TABLES = """
PRAGMA journal_mode=WAL;
CREATE TABLE IF NOT EXISTS mail (
    pk INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, sender TEXT NOT NULL,
    recipients TEXT NOT NULL, subject TEXT NOT NULL, size INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS source (pk INTEGER PRIMARY KEY, raw BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Caught:
    """One caught mail, as its envelope and subject tell."""

    pk: int
    at: datetime
    sender: str
    recipients: tuple[str, ...]
    subject: str
    size: int


class Store:
    """Keeps the newest ``keep_mails`` mails and ``keep_bytes`` bytes; the rest is forgotten, oldest first.

    Safe to use from several threads and processes. Nothing here is synced to disk: a caught mail is for looking at.
    """

    def __init__(self, path: Path, *, keep_mails: int = KEEP_MAILS, keep_bytes: int = KEEP_BYTES) -> None:
        self.path = path
        self._keep_mails, self._keep_bytes = keep_mails, keep_bytes
        self._lock = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._since_pruned = 0

    def keep(self, sender: str, recipients: Sequence[str], raw: bytes, *, at: datetime | None = None) -> int:
        """Keep a mail and return its number."""
        row = ((at or datetime.now(UTC)).isoformat(), sender, "\n".join(recipients), subject_of(raw), len(raw))
        with self._lock, self._open_writer() as writer:
            pk = writer.execute(
                "INSERT INTO mail (at, sender, recipients, subject, size) VALUES (?,?,?,?,?)", row
            ).lastrowid
            writer.execute("INSERT INTO source (pk, raw) VALUES (?, ?)", (pk, raw))
            self._since_pruned += 1
            if self._since_pruned >= _PRUNE_EVERY or len(raw) > self._keep_bytes // _PRUNE_EVERY:
                self._prune(writer)
        assert pk is not None
        return pk

    def count(self, search: str = "") -> int:
        """Return how many mails are kept, or how many of them the search finds."""
        where, words = _where(search)
        with self._reader() as reader:
            return int(reader.execute(f"SELECT count(*) FROM mail {where}", words).fetchone()[0])  # noqa: S608 (ours)

    def mails(self, search: str = "", *, offset: int = 0, limit: int = 50) -> list[Caught]:
        """Return mails, the newest first, whose recipients or subject contain ``search``."""
        where, words = _where(search)
        query = f"SELECT * FROM mail {where} ORDER BY pk DESC LIMIT ? OFFSET ?"  # noqa: S608 (ours)
        with self._reader() as reader:
            return [_caught(row) for row in reader.execute(query, (*words, limit, offset))]

    def mail(self, pk: int) -> Caught | None:
        """Return one mail, or None where it was never caught or is forgotten."""
        with self._reader() as reader:
            row = reader.execute("SELECT * FROM mail WHERE pk = ?", (pk,)).fetchone()
        return _caught(row) if row else None

    def since(self, pk: int) -> list[Caught]:
        """Return the mails caught after the one numbered ``pk``, the oldest first."""
        with self._reader() as reader:
            return [_caught(row) for row in reader.execute("SELECT * FROM mail WHERE pk > ? ORDER BY pk", (pk,))]

    def source(self, pk: int) -> bytes:
        """Return a mail as it came over the wire, or nothing."""
        with self._reader() as reader:
            row = reader.execute("SELECT raw FROM source WHERE pk = ?", (pk,)).fetchone()
        return bytes(row[0]) if row else b""

    def sources(self) -> Iterator[tuple[Caught, bytes]]:
        """Go through all mails, the oldest first."""
        with self._reader() as reader:
            for *row, raw in reader.execute("SELECT mail.*, raw FROM mail JOIN source USING (pk) ORDER BY pk"):
                yield _caught(row), bytes(raw)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock, self._open_writer() as writer:
            writer.execute("DELETE FROM source")
            writer.execute("DELETE FROM mail")

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            writer = sqlite3.connect(self.path, timeout=10, check_same_thread=False)
            writer.executescript(_TABLES)
            writer.execute("PRAGMA synchronous=OFF")
            self._writer = writer
        return self._writer

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._open_writer()
        with closing(sqlite3.connect(self.path, timeout=10)) as reader:
            yield reader

    def _prune(self, writer: sqlite3.Connection) -> None:
        self._since_pruned = 0
        row = writer.execute(
            "SELECT min(pk) FROM (SELECT pk, row_number() OVER newest AS place, sum(size) OVER newest AS bytes"
            " FROM mail WINDOW newest AS (ORDER BY pk DESC)) WHERE place <= ? AND (bytes <= ? OR place = 1)",
            (self._keep_mails, self._keep_bytes),
        ).fetchone()
        for table in ("mail", "source"):
            writer.execute(f"DELETE FROM {table} WHERE pk < ?", (row[0],))  # noqa: S608 (ours)


def subject_of(raw: bytes) -> str:
    """Return a mail's subject as people read it; an undecodable one as it stands, none as an empty text."""
    head = re.split(rb"\r?\n\r?\n", raw[:_HEADER_BYTES], maxsplit=1)[0]
    found = _SUBJECT.search(head)
    if not found:
        return ""
    return readable(found[1].decode("utf-8", "replace"))[:500]


def readable(header: str) -> str:
    """Return a header's value decoded (RFC 2047) and on one line."""
    try:
        decoded = str(make_header(decode_header(header)))
    except (ValueError, LookupError):
        decoded = header
    return " ".join(decoded.replace("\0", "�").split())


def _where(search: str) -> tuple[str, tuple[str, ...]]:
    if not search:
        return "", ()
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", search) + "%"
    return r"WHERE recipients LIKE ? ESCAPE '\' OR subject LIKE ? ESCAPE '\'", (pattern, pattern)


def _caught(row: Sequence[object]) -> Caught:
    pk, at, sender, recipients, subject, size = row
    return Caught(
        int(str(pk)),
        datetime.fromisoformat(str(at)),
        str(sender),
        tuple(str(recipients).split("\n")),
        str(subject),
        int(str(size)),
    )
