"""`postroad doctor`: what is missing or wrong in this installation, in plain words, each with its mend."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer

from postroad.cli.checks import FOLDER_CHECKS, ROOM_CHECKS, Finding
from postroad.cli.errors import UserError

_SIGNS = {"well": "✓", "look": "!", "wrong": "✗"}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("doctor")(run)


def run(as_json: Annotated[bool, typer.Option("--json", help="Print an array of findings.")] = False) -> None:
    """Say what is missing or wrong in this installation, each with its mend. Exits 1 if something is wrong."""
    findings = list(_findings())
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        _tell(findings)
    if any(finding.severity == "wrong" for finding in findings):
        raise typer.Exit(1)


def _findings() -> Iterable[Finding]:
    from postroad.cli.installation import open_installation

    for check in FOLDER_CHECKS:
        found = list(check())
        yield from found
        if any(finding.severity == "wrong" and finding.about in {"folder", "settings"} for finding in found):
            return
    try:
        open_installation(must_be_current=False)
    except UserError as error:
        yield Finding("wrong", "settings", str(error), "Mend that first; the rest is looked at afterwards.")
        return
    for check in ROOM_CHECKS:
        of_room = list(check())
        yield from of_room
        if any(finding.about == "database" and finding.severity == "wrong" for finding in of_room):
            return


def _tell(findings: Iterable[Finding]) -> None:
    counts = {"look": 0, "wrong": 0}
    for finding in findings:
        typer.echo(f"{_SIGNS[finding.severity]} {finding.about}: {finding.said}")
        if finding.mend:
            typer.echo(f"    Mend: {finding.mend}")
            counts[finding.severity] += 1
    if not any(counts.values()):
        typer.echo("All is well.")
    else:
        typer.echo(f"{counts['wrong']} wrong, {counts['look']} to look at.")
