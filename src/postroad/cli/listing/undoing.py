"""`postroad readers imports` and `postroad readers undo`: what was imported, and taking it back."""

import sys
from typing import Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import open_installation
from postroad.cli.progress import progress


def listed() -> None:
    """List the imports, the latest first: when, from which file, on which basis, and what became of its lines."""
    open_installation()

    from postroad.readers.importing.report import told
    from postroad.readers.models import Batch

    batches = Batch.objects.exclude(state=Batch.State.DRAFT).select_related("newsletter")
    if not batches.exists():
        typer.echo("Nothing was imported yet. Bring a list in with: postroad readers import FILE")
    for batch in batches:
        typer.echo(
            f"{batch.pk}  {batch.made_at:%Y-%m-%d}  {batch.get_state_display()}  {batch.newsletter.slug}  "
            f"{batch.file_name or '(no file)'}  {batch.basis}: {told(batch.counts)}"
        )


def run(
    number: Annotated[int, typer.Argument(metavar="IMPORT", help="Its number; `postroad readers imports` lists them.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Take an import back: whom it enrolled goes, unless they did anything since. Killed, the same command goes on."""
    open_installation()

    from django.utils import timezone

    from postroad.readers.importing.errors import ImportFault
    from postroad.readers.importing.undo import undo
    from postroad.readers.models import Batch

    batch = Batch.objects.select_related("newsletter").filter(pk=number).first()
    if batch is None:
        raise UserError(f"there is no import {number}. `postroad readers imports` lists them.")
    total = batch.entries.filter(act="enrolled").count()
    if not yes:
        if not sys.stdin.isatty():
            raise UserError(f"this would take up to {total:,} readers away. Say --yes to mean it.")
        if not typer.confirm(f"Take back up to {total:,} readers of {batch.newsletter}?", err=True):
            raise UserError("nothing was taken back.")
    try:
        with progress("Taking back", total=total, unit="readers") as show:
            done = undo(batch, now=timezone.now(), progress=lambda seen: show(seen.gone + seen.staying))
    except ImportFault as error:
        raise UserError(str(error)) from error
    staying = f" {done.staying:,} stay: something happened to their subscription since." if done.staying else ""
    typer.echo(f"Import {number}: {done.gone:,} readers are gone.{staying}")
