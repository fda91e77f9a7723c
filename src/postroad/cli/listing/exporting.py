"""`postroad readers export`: a newsletter's readers as CSV."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import newsletter_named, open_installation
from postroad.cli.progress import progress


def run(
    out: Annotated[Path | None, typer.Argument(help="The file to write; else standard output.")] = None,
    newsletter: Annotated[str | None, typer.Option(help="The newsletter's slug, where there are several.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also those who left, were stopped or have yet to confirm.")
    ] = False,
) -> None:
    """Write a newsletter's confirmed readers as CSV, fit to be imported again. The file holds addresses: keep it safe."""
    open_installation()

    from postroad.readers.export import STATES, lines
    from postroad.readers.models import Subscription

    chosen = newsletter_named(newsletter)
    states = STATES if every else (Subscription.State.CONFIRMED.value,)
    total = Subscription.objects.filter(newsletter=chosen, state__in=states).count()
    if out is None:
        sys.stdout.writelines(lines(chosen, states=states))
        return
    try:
        # For its owner alone: it holds addresses.
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise UserError(f"{out} can’t be written: {error.strerror}.") from error
    with (
        os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file,
        progress("Exporting", total=total, unit="readers") as show,
    ):
        file.writelines(lines(chosen, states=states, progress=show))
    typer.echo(f"{out}: {total:,} readers.")
