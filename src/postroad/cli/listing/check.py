"""`postroad readers check`: whether each subscription is what its consent entries add up to."""

from typing import Annotated

import typer

from postroad.cli.installation import newsletter_named, open_installation


def run(newsletter: Annotated[str | None, typer.Option(help="Only this newsletter.")] = None) -> None:
    """Compare each subscription with its consent entries. Exit code 1 where any differ; readers are named by their keys."""
    open_installation()

    from postroad.network.models import Newsletter
    from postroad.readers.consent import disagreements

    chosen = [newsletter_named(newsletter)] if newsletter else list(Newsletter.objects.all())
    wrong = 0
    for one in chosen:
        for found in disagreements(one):
            wrong += 1
            typer.echo(f"{one.slug} {found.subscriber_key}: the row says {found.row}, the ledger {found.ledger}")
    if wrong:
        typer.echo(f"{wrong:,} subscriptions are not what their entries add up to.", err=True)
        raise typer.Exit(1)
    typer.echo("Each subscription is what its consent entries add up to.")
