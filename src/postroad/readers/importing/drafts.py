"""Lists that came in by the desk: kept in the installation's folder until they are stored or put away, and no longer."""

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from postroad.network.audit import record
from postroad.network.models import Newsletter, Person
from postroad.readers.importing import look as looking
from postroad.readers.importing.bounds import MAX_UPLOAD_BYTES
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.judge import Finding, Wishes
from postroad.readers.importing.origins import recognise
from postroad.readers.importing.store import go_on
from postroad.readers.importing.table import Table, open_table
from postroad.readers.models import Batch

KEPT_FOR: Final = timedelta(days=7)
"""How long a list waits that nobody stores."""
AT_ONCE_BYTES: Final = 2_000_000
"""What is dealt with while the page waits: some 25,000 readers; more goes to the worker."""
NO_COLUMN: Final = -1


def keep(newsletter: Newsletter, pieces: Iterable[bytes], name: str, *, by: Person | None, now: datetime) -> Batch:
    """Keep a file as a draft, with what it was recognised as. Raise :class:`ImportFault` where it is no list."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / secrets.token_hex(16)
    try:
        _write(path, pieces)
        table = open_table(path, name=name)
        found = recognise(table.headings, has_head=table.has_head, name=table.name)
        columns = found.columns or Columns(address=NO_COLUMN)
        return Batch.objects.create(
            newsletter=newsletter,
            file_name=table.name[:300],
            file_digest=table.digest,
            source=found.key,
            kept_as=path.name,
            mapping=columns.as_json(),
            options=asdict(Wishes(False, found.nobody, found.key == "postroad")),
            state=Batch.State.DRAFT,
            made_at=now,
            made_by=by,
        )
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def table_of(batch: Batch) -> Table:
    """Return a batch's table. Raise :class:`ImportFault` where its file is gone."""
    path = _folder() / batch.kept_as
    if not batch.kept_as or not path.is_file():
        raise ImportFault("The file is no longer kept here. Choose it again.")
    return open_table(path, name=batch.file_name)


def is_small(batch: Batch) -> bool:
    """Return whether the page may wait for it."""
    path = _folder() / batch.kept_as
    return bool(batch.kept_as) and path.is_file() and path.stat().st_size <= AT_ONCE_BYTES


def findings(batch: Batch, *, now: datetime) -> Iterator[Finding]:
    """Yield what would become of each row of a draft."""
    columns = Columns.from_json(batch.mapping)
    if columns.address == NO_COLUMN:
        raise ImportFault("Say first which column holds the addresses.")
    return looking.findings(table_of(batch), columns, Wishes(**batch.options), batch.newsletter, now=now)


def look(batch: Batch, *, now: datetime) -> None:
    """Look a draft through, and keep the counts."""
    counts = looking.tally(findings(batch, now=now))
    Batch.objects.filter(pk=batch.pk, state=Batch.State.DRAFT, mapping=batch.mapping).update(counts=dict(counts))
    batch.counts = dict(counts)


@transaction.atomic
def start(batch: Batch, *, basis: str, evidence: str, by: Person | None, now: datetime) -> None:
    """Let a draft be stored, on a basis. Raise :class:`ImportFault` without one, or where it was begun before."""
    if not basis.strip() or not evidence.strip():
        raise ImportFault("Name the basis on which these people may be written to, and where it can be seen.")
    begun = Batch.objects.filter(pk=batch.pk, state=Batch.State.DRAFT).update(
        state=Batch.State.RUNNING,
        basis=basis.strip()[:60],
        evidence=evidence.strip()[:500],
        counts={},
        made_by=by,
        made_at=now,
    )
    if not begun:
        raise ImportFault("This list is being stored already.")
    record(by, "import", f"import {batch.pk}", at=now)
    batch.refresh_from_db()


def finish(batch: Batch, *, now: datetime) -> None:
    """Store what is left of a batch, and then forget its file. Safe to call again."""
    if batch.state == Batch.State.RUNNING:
        go_on(batch, table_of(batch), now=now)
    forget(batch)


def forget(batch: Batch) -> None:
    """Remove the kept file; a draft goes altogether."""
    if batch.kept_as:
        (_folder() / batch.kept_as).unlink(missing_ok=True)
    if batch.state == Batch.State.DRAFT:
        batch.delete()
    else:
        Batch.objects.filter(pk=batch.pk).update(kept_as="")
        batch.kept_as = ""


def forget_stale(*, now: datetime) -> int:
    """Put away drafts that nobody stored within :data:`KEPT_FOR`, and files of no draft; return how many drafts."""
    stale = list(Batch.objects.filter(state=Batch.State.DRAFT, made_at__lt=now - KEPT_FOR))
    for batch in stale:
        forget(batch)
    wanted = set(Batch.objects.exclude(kept_as="").values_list("kept_as", flat=True))
    folder = _folder()
    for path in folder.iterdir() if folder.is_dir() else ():
        # One that is just being written has no batch yet.
        if path.name not in wanted and now.timestamp() - path.stat().st_mtime > 3_600:
            path.unlink(missing_ok=True)
    return len(stale)


def _folder() -> Path:
    home: Path = settings.POSTROAD_HOME
    return home / "imports"


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    size = 0
    with os.fdopen(descriptor, "wb") as out:
        for piece in pieces:
            size += len(piece)
            if size > MAX_UPLOAD_BYTES:
                raise ImportFault(
                    f"The page takes files of up to {MAX_UPLOAD_BYTES // 1_000_000} MB. Larger ones come in by the command: "
                    "postroad readers import FILE."
                )
            out.write(piece)
