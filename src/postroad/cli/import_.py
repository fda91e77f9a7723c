"""`postroad import FILE…`: old newsletters come in and wait on the desk as issues."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import newsletter_named, open_installation
from postroad.cli.wording import counted, shown

if TYPE_CHECKING:
    from postroad.desk.models import Issue
    from postroad.document.reading import Reading


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("import")(run)


def run(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", readable=False, help="Text, Markdown, HTML, .docx or .eml.")
    ],
    newsletter: Annotated[str | None, typer.Option(help="Which newsletter, where there are several.")] = None,
    language: Annotated[str | None, typer.Option(help="The files' language; else it is found.")] = None,
    zone: Annotated[str | None, typer.Option(help="The zone of their times; else the newsletter's.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print an array with each document and its report.")] = False,
) -> None:
    """Read old newsletters into issues on the desk, each with a report of what was unsure and what was left over.

    All files are read before anything is written: if one can't be read, nothing is.
    """
    from postroad.cli.reading import read_file

    open_installation()
    chosen = newsletter_named(newsletter)
    readings = [read_file(file, language=language, zone=zone or chosen.zone) for file in files]

    from django.db import transaction

    from postroad.desk.accept import AcceptError, accept

    try:
        with transaction.atomic():
            issues = [
                accept(reading.document, chosen, by=None, report=reading.report, file_name=file.name)
                for file, reading in zip(files, readings, strict=True)
            ]
    except AcceptError as error:
        raise UserError(str(error)) from error
    if as_json:
        typer.echo(
            json.dumps([_as_json(*row) for row in zip(files, issues, readings, strict=True)], ensure_ascii=False)
        )
        return
    for file, issue, reading in zip(files, issues, readings, strict=True):
        typer.echo(_told(file, issue, reading))


def _as_json(file: Path, issue: "Issue", reading: "Reading") -> dict[str, object]:
    return {
        "file": str(file),
        "issue": issue.slug,
        "document": reading.document.model_dump(mode="json"),
        "report": reading.report.model_dump(mode="json"),
    }


def _told(file: Path, issue: "Issue", reading: "Reading") -> str:
    from django.conf import settings
    from django.urls import reverse

    document, report = reading.document, reading.report
    size = f"{counted(len(document.sections), 'section')}, {counted(len(document.items), 'item')}"
    lines = [
        f"{shown(file)}: “{document.title}”, {size}.",
        *(f"  look: {doubt.what}: {doubt.why}" for doubt in report.unsure),
        *(f"  left over: {left.text[:120]} ({left.why})" for left in report.left_overs),
        f"  On the desk: {settings.POSTROAD_URL}{reverse('desk:issue', args=[issue.pk])}",
    ]
    return "\n".join(lines)
