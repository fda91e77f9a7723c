"""Importing as the product does it, in one call."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from postroad.network.models import Newsletter
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.judge import Finding, Wishes
from postroad.readers.importing.look import findings
from postroad.readers.importing.origins import recognise
from postroad.readers.importing.store import begin, go_on
from postroad.readers.importing.table import Table, open_table
from postroad.readers.models import Batch

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def taken(path: Path, *, as_written: bool = False) -> tuple[Table, Columns, Wishes, str]:
    """Recognise a file, as the command and the desk do."""
    table = open_table(path)
    found = recognise(table.headings, has_head=table.has_head, name=table.name)
    assert found.columns is not None
    return table, found.columns, Wishes(as_written, found.nobody, found.key == "postroad"), found.key


def seen(path: Path, newsletter: Newsletter, *, as_written: bool = False) -> list[Finding]:
    """Look a file through."""
    table, columns, wishes, _ = taken(path, as_written=as_written)
    return list(findings(table, columns, wishes, newsletter, now=NOW))


def outcomes(path: Path, newsletter: Newsletter) -> dict[int, str]:
    """Return what would become of each line."""
    return {finding.line: finding.outcome for finding in seen(path, newsletter)}


def stored(path: Path, newsletter: Newsletter, *, as_written: bool = False) -> Batch:
    """Store a file."""
    table, columns, wishes, key = taken(path, as_written=as_written)
    batch = begin(
        newsletter, table, columns, wishes, source=key, basis="consent", evidence="forms in the green folder", now=NOW
    )
    return go_on(batch, table, now=NOW)


def counted(batch: Batch) -> Counter[str]:
    """Return a batch's counts that are not zero."""
    return Counter({name: count for name, count in batch.counts.items() if count})
