"""`postroad bounces …`: what came back. `read` looks at mails as files and needs no installation."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.wording import counted, shown

if TYPE_CHECKING:
    from postroad.mail.bounces import Report

group = typer.Typer(name="bounces", help="Read bounces, complaints and automatic answers.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group of verbs."""
    app.add_typer(group)


@group.callback()
def _all() -> None:
    """Read bounces, complaints and automatic answers."""


@group.command("read")
def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", readable=False, help="Mails, one a file; - is standard input.")
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one array with an object a file instead of a table.")
    ] = False,
) -> None:
    """Say for each mail whether it is a bounce, a delay, a complaint or an automatic answer; about whom, and why.

    Needs no installation and changes nothing. A file that is no mail, or that can't be read, is of the kind "none".
    """
    found = ((str(file), *_report(file)) for file in files)
    if as_json:
        _print_array({"file": name, **_told(report, trouble)} for name, report, trouble in found)
        return
    kinds: dict[str, int] = {}
    for name, report, trouble in found:
        kinds[str(report.kind)] = kinds.get(str(report.kind), 0) + 1
        typer.echo("\n".join(_lines(name, report, trouble)))
    if len(files) > 1:
        summary = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
        typer.echo(f"{counted(len(files), 'mail')}: {summary}.")


def _report(file: Path) -> "tuple[Report, str]":
    """Return what a file says, and why it could not be read, if so."""
    from postroad.mail.bounces import MAX_BYTES, Kind, Report
    from postroad.mail.bounces import read as read_mail

    try:
        if str(file) == "-":
            return read_mail(sys.stdin.buffer.read(MAX_BYTES)), ""
        with file.open("rb") as opened:
            return read_mail(opened.read(MAX_BYTES)), ""
    except (OSError, ValueError, AttributeError) as error:
        said = getattr(error, "strerror", None) or str(error)
        return Report(Kind.NONE), f"The file can't be read: {said}."


def _told(report: "Report", trouble: str) -> dict[str, object]:
    return {
        "kind": str(report.kind),
        "recipients": list(report.recipients),
        "status": report.status,
        "reply": report.reply,
        "why": trouble or report.why,
    }


def _print_array(objects: Iterable[dict[str, object]]) -> None:
    """Print an array object by object, so that thousands of files take no more memory than one."""
    before = "["
    for one in objects:
        typer.echo(f"{before}\n  {json.dumps(one)}", nl=False)
        before = ","
    typer.echo("\n]")


def _lines(name: str, report: "Report", trouble: str) -> Iterator[str]:
    about = ", ".join(report.recipients[:3]) + (" …" if len(report.recipients) > 3 else "")
    facts = "  ".join(fact for fact in (report.status, about) if fact)
    yield shown(f"{report.kind!s:<10}  {name}{f'  {facts}' if facts else ''}")
    yield shown(f"{'':<10}  {trouble or report.why}")
    if report.reply and not trouble:
        yield shown(f"{'':<10}  “{_short(report.reply)}”")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else f"{flat[:119]}…"
