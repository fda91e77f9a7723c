"""`postroad readers import FILE`: look a list through, then store it; killed, the same command goes on."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import newsletter_named, open_installation
from postroad.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postroad.network.models import Newsletter
    from postroad.readers.importing.columns import Columns
    from postroad.readers.importing.judge import Finding, Wishes
    from postroad.readers.importing.origins import Recognised
    from postroad.readers.importing.table import Table
    from postroad.readers.models import Batch


def run(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or XLSX: a table, or another program's export.")],
    newsletter: Annotated[str | None, typer.Option(help="The newsletter's slug, where there are several.")] = None,
    basis: Annotated[str, typer.Option(help="Why they may be written to, such as “consent” or “members”.")] = "",
    evidence: Annotated[str, typer.Option(help="Where that can be seen, such as a form, a resolution, a folder.")] = "",
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", help="FIELD=HEADING (several joined by +) where it is wrong; FIELD= for none."),
    ] = None,
    encoding: Annotated[str, typer.Option(help="The file's encoding, where it was found wrongly.")] = "",
    separator: Annotated[str, typer.Option(help="What separates the cells, where it was found wrongly.")] = "",
    as_written: Annotated[
        bool, typer.Option("--as-written", help="Take domains that look like a slip (gmial.com) as they are.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would become of each line, and store nothing.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Write what would become of each line into this CSV.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask before storing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Look a list of readers through, and enrol those who are subscribed there. Killed, the same command goes on.

    Whoever is known, left, was suppressed or is not subscribed in the file is left as they are. Exit codes: 0 done, 2 a
    mistake in the call or the file.
    """
    open_installation()

    from postroad.readers.importing.errors import ImportFault
    from postroad.readers.importing.table import open_table

    chosen = newsletter_named(newsletter)
    if not file.is_file():
        raise UserError(f"there is no file {file}.")
    try:
        table = open_table(file, encoding=encoding, separator={"tab": "\t", "\\t": "\t"}.get(separator, separator))
        if not dry_run and (begun := _begun(chosen, table)) is not None:
            typer.echo(f"{file}: goes on after line {begun.through:,}, where it stopped.", err=True)
            _store(begun, table, as_json=as_json)
            return
        recognised, columns, wishes = _taken(table, mapped or [], as_written)
        if not as_json:
            _say(table, recognised, columns)
        counts = _looked(table, columns, wishes, chosen, report, quiet=as_json)
        if dry_run:
            _say_counts(counts, as_json=as_json)
            return
        _agree(counts, chosen, basis, evidence, yes=yes)

        from django.utils import timezone

        from postroad.readers.importing.store import begin

        batch = begin(
            chosen, table, columns, wishes, source=recognised.key, basis=basis, evidence=evidence, now=timezone.now()
        )
        _store(batch, table, as_json=as_json)
    except ImportFault as error:
        raise UserError(f"{file}: {error}") from error


def _begun(newsletter: "Newsletter", table: "Table") -> "Batch | None":
    from postroad.readers.importing.store import unfinished

    return unfinished(newsletter, table)


def _taken(table: "Table", mapped: list[str], as_written: bool) -> "tuple[Recognised, Columns, Wishes]":
    from postroad.readers.importing.columns import NO_ADDRESS, Columns
    from postroad.readers.importing.errors import ImportFault
    from postroad.readers.importing.judge import Wishes
    from postroad.readers.importing.origins import recognise

    recognised = recognise(table.headings, has_head=table.has_head, name=table.name)
    wishes = dict(_wish(one) for one in mapped)
    if recognised.columns is None and "address" not in wishes:
        raise ImportFault(f"{NO_ADDRESS} --map address=HEADING; the file has: {', '.join(table.headings[:40])}.")
    columns = (recognised.columns or Columns(address=0)).changed(wishes, table.headings)
    return recognised, columns, Wishes(as_written, recognised.nobody, recognised.key == "postroad")


def _wish(said: str) -> tuple[str, str]:
    field, sign, heading = said.partition("=")
    if not sign:
        raise UserError(f"--map takes FIELD=HEADING, not “{said}”.")
    return field.strip().replace("-", "_"), heading


def _say(table: "Table", recognised: "Recognised", columns: "Columns") -> None:
    typer.echo(f"{table.name}: {recognised.title}, {table.encoding}.", err=True)
    if table.note:
        typer.echo(f"  look: {table.note}", err=True)
    for field, headings in columns.named(table.headings).items():
        typer.echo(f"  {field.replace('_', ' ')}: {headings}", err=True)


def _looked(
    table: "Table", columns: "Columns", wishes: "Wishes", newsletter: "Newsletter", report: Path | None, *, quiet: bool
) -> "Counter[str]":
    from django.utils import timezone

    from postroad.readers.importing.errors import ImportFault
    from postroad.readers.importing.judge import OUTCOMES
    from postroad.readers.importing.look import findings
    from postroad.readers.importing.report import lines

    counts: Counter[str] = Counter(dict.fromkeys(OUTCOMES, 0))
    faults: list[ImportFault] = []
    with progress("Looking", total=table.lines, unit="lines", quiet=quiet) as show:

        def seen() -> "Iterator[Finding]":
            try:
                for finding in findings(table, columns, wishes, newsletter, now=timezone.now()):
                    counts[finding.outcome] += 1
                    if (at := counts.total()) % 1_000 == 0:
                        show(at)
                    yield finding
            except ImportFault as error:
                faults.append(error)
                raise
            show(counts.total(), total=counts.total())

        if report is None:
            for _ in seen():
                pass
        else:
            with report.open("w", encoding="utf-8", newline="") as out:
                out.writelines(lines(seen()))
    if faults:
        # The report ends with it; what follows must not take the rest of the file for read.
        raise faults[0]
    return counts


def _say_counts(counts: "Counter[str]", *, as_json: bool) -> None:
    from postroad.readers.importing.report import told

    if as_json:
        typer.echo(json.dumps(counts))
    else:
        typer.echo(f"{told(counts)}. Nothing was stored.")


def _agree(counts: "Counter[str]", newsletter: "Newsletter", basis: str, evidence: str, *, yes: bool) -> None:
    from postroad.readers.importing.report import told

    typer.echo(f"{told(counts)}.", err=True)
    if not basis.strip() or not evidence.strip():
        raise UserError(
            "nothing was stored: name the --basis on which these people may be written to, and its --evidence. "
            "--dry-run looks without."
        )
    if yes:
        return
    if not sys.stdin.isatty():
        raise UserError(
            f"this would enrol {counts['new']:,} readers. Say --yes to mean it, or --dry-run to look first."
        )
    if not typer.confirm(f"Enrol {counts['new']:,} readers of {newsletter}?", err=True):
        raise UserError("nothing was stored.")


def _store(batch: "Batch", table: "Table", *, as_json: bool) -> None:
    from django.utils import timezone

    from postroad.readers.importing.report import told
    from postroad.readers.importing.store import go_on

    with progress("Storing", total=table.lines, unit="lines", quiet=as_json) as show:
        batch = go_on(
            batch,
            table,
            now=timezone.now(),
            progress=lambda at: show(at.through, words=f"{at.counts.get('new', 0):,} new"),
        )
        show(batch.through, total=batch.through)
    if as_json:
        typer.echo(json.dumps({"batch": batch.pk, **batch.counts}))
    else:
        typer.echo(f"Import {batch.pk}: {told(batch.counts)}. To take it back: postroad readers undo {batch.pk}")
