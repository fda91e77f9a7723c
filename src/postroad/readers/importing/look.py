"""Looking a file through before anything is stored: what would become of each line."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from postroad.network.models import Newsletter
from postroad.readers.importing import bulk
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.judge import OUTCOMES, Candidate, Finding, Judge, Wishes
from postroad.readers.importing.table import Table
from postroad.readers.models import Suppression
from postroad.readers.suppress import suppressed_among

AT_ONCE: Final = 2_000

_KNOWN_AS: Final = {
    "confirmed": "Reads the newsletter already, and stays as they are.",
    "pending": "Asked for the newsletter and has yet to confirm.",
    "left": "Left the newsletter, and is not enrolled again.",
    "stopped": "Was stopped, and is not enrolled again.",
}
_SUPPRESSED: Final = "Must not be written to: forgotten on request, or suppressed."


def findings(
    table: Table, columns: Columns, wishes: Wishes, newsletter: Newsletter, *, now: datetime
) -> Iterator[Finding]:
    """Yield what would become of each row, in the file's order. Nothing is stored. Memory stays bounded.

    Raise :class:`~postroad.readers.importing.errors.ImportFault` at a row that can't be read.
    """
    judge = Judge(newsletter, table.headings, columns, wishes, now=now)
    rows = table.rows()
    with _Seen() as seen:
        while chunk := list(islice(rows, AT_ONCE)):
            candidates, found = judge(chunk)
            found += _of(candidates, seen.lines(candidates), newsletter)
            found.sort()
            yield from found


def tally(found: Iterable[Finding]) -> Counter[str]:
    """Return how many rows would come to what."""
    counts = Counter[str](dict.fromkeys(OUTCOMES, 0))
    counts.update(finding.outcome for finding in found)
    return counts


def _of(candidates: Mapping[str, Candidate], before: Mapping[str, int], newsletter: Newsletter) -> Iterator[Finding]:
    identities = list(candidates)
    barred = suppressed_among(identities) if identities and Suppression.objects.exists() else set()
    there = bulk.known(identities, newsletter.pk)
    for identity, candidate in candidates.items():
        line, address = candidate.line, candidate.address
        found = there.get(identity)
        if identity in before:
            yield Finding(line, "twice", address, f"Also in line {before[identity]:,}.")
        elif identity in barred:
            yield Finding(line, "suppressed", address, _SUPPRESSED)
        elif found is not None and found.state:
            yield Finding(line, "known", address, _KNOWN_AS.get(found.state, found.state))
        else:
            yield Finding(line, "new", address, "")


class _Seen:
    """Which addresses stood in which line, on the disk: a million would be a hundred megabytes in memory."""

    def __enter__(self) -> "_Seen":
        # An empty name is a file that SQLite removes by itself.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute("PRAGMA synchronous=OFF")
        self._database.execute("PRAGMA cache_size=-16000")
        self._database.execute("CREATE TABLE seen (mark INTEGER PRIMARY KEY, line INTEGER NOT NULL)")
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def lines(self, candidates: Mapping[str, Candidate]) -> dict[str, int]:
        """Return the lines of those that came before, by identity, and note the others."""
        # 64 bits of a hash with a random key: two addresses of a billion share one by chance once in some 40 runs.
        marks = {hash(identity): identity for identity in candidates}
        before = dict(self._among(list(marks)))
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO seen VALUES (?, ?)",
            sorted((mark, candidates[one].line) for mark, one in marks.items() if mark not in before),
        )
        self._database.execute("COMMIT")
        return {marks[mark]: line for mark, line in before.items()}

    def _among(self, marks: Sequence[int]) -> Iterator[tuple[int, int]]:
        for start in range(0, len(marks), 500):
            part = marks[start : start + 500]
            signs = ", ".join("?" * len(part))
            yield from self._database.execute(f"SELECT mark, line FROM seen WHERE mark IN ({signs})", part)  # noqa: S608
