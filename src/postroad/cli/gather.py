"""`postroad gather`: fetch all sources and store what they bring as leads."""

import json
from typing import Annotated

import typer

from postroad.cli.installation import newsletter_named, open_installation


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("gather")(run)


def run(
    newsletter: Annotated[str | None, typer.Option(help="Only this newsletter's sources.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a source.")] = False,
) -> None:
    """Fetch all sources. A source that fails stops none; it says why, and the exit code is 1 only if all fail."""
    open_installation()

    from django.utils import timezone

    from postroad.gather.collect import collect_all, fetch_as_configured
    from postroad.gather.models import Source

    sources = Source.objects.filter(is_active=True).select_related("newsletter", "organisation")
    if newsletter is not None:
        sources = sources.filter(newsletter=newsletter_named(newsletter))
    wanted = list(sources)
    if not wanted and not as_json:
        typer.echo("There are no sources yet. Add feeds on the desk, under Leads → Sources.")
    failed = 0
    for number, collected in enumerate(collect_all(wanted, fetch_as_configured(), timezone.now), start=1):
        failed += bool(collected.error)
        if as_json:
            typer.echo(
                json.dumps(
                    {
                        "source": collected.source.url,
                        "new": collected.new,
                        "changed": collected.changed,
                        "known": collected.known,
                        "unchanged": collected.unchanged,
                        "error": collected.error,
                    },
                    ensure_ascii=False,
                )
            )
            continue
        said = collected.error or _brought(collected.new, collected.changed)
        typer.echo(f"{number}/{len(wanted)}  {collected.source.title}: {said}")
    if wanted and failed == len(wanted):
        raise typer.Exit(1)


def _brought(new: int, changed: int) -> str:
    said = [f"{count} {word}" for count, word in ((new, "new"), (changed, "changed")) if count]
    return ", ".join(said) or "nothing new"
