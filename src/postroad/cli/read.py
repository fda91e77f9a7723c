"""`postroad read FILE`: what the reader makes of an old newsletter, without an installation."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.wording import counted

if TYPE_CHECKING:
    from postroad.document import Item
    from postroad.document.reading import Reading


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("read")(run)


def run(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", readable=False, help="Text, Markdown, HTML, .docx or .eml; - is standard input."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help='Print {"document": …, "report": …}.')] = False,
    name: Annotated[
        str | None, typer.Option(help="The name of what comes on standard input, such as may.html.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The newsletter's language, such as en; else it is found.")
    ] = None,
    zone: Annotated[
        str | None, typer.Option(help="The zone of its times, such as Europe/Amsterdam; else it is assumed.")
    ] = None,
) -> None:
    """Read an old newsletter and print it: its sections and items, what the reader was unsure of, what was left over."""
    from postroad.cli.reading import file_bytes, refuse_unknown
    from postroad.document.reading import UnreadableFile, read

    refuse_unknown(language, zone)
    given = str(file) == "-"
    data = _standard_input() if given else file_bytes(file)
    try:
        reading = read(data, name or ("standard input" if given else file.name), language=language, zone=zone)
    except UnreadableFile as error:
        raise UserError(f"{name or 'standard input' if given else file}: {error}") from error
    if as_json:
        both = {"document": reading.document.model_dump(mode="json"), "report": reading.report.model_dump(mode="json")}
        typer.echo(json.dumps(both, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_outline(reading)))


def _standard_input() -> bytes:
    from postroad.document.reading.limits import MAX_FILE_BYTES

    if sys.stdin is None:
        raise UserError("standard input is closed. Name a file instead of -.")
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)


def _outline(reading: "Reading") -> Iterator[str]:
    document, report = reading.document, reading.report
    yield document.title
    facts = [document.newsletter, document.number, document.date, document.language, document.zone]
    yield "  " + " · ".join(fact for fact in facts if fact)
    for section in document.sections:
        yield ""
        yield section.title or "(no section)"
        for item in section.items:
            yield f"  {item.kind:<8} {item.title}{_times(item)}"
        if section.closing_note:
            yield f"  closing note: {_short(section.closing_note)}"
    yield ""
    yield (
        ", ".join(
            counted(*one)
            for one in ((len(document.sections), "section"), (len(document.items), "item"), (report.words, "word"))
        )
        + "."
    )
    if report.unsure:
        yield ""
        yield "Please look at:"
        yield from (
            f"  {doubt.what}: {doubt.why}{f' ({doubt.place})' if doubt.place else ''}" for doubt in report.unsure
        )
    if report.left_overs:
        yield ""
        yield "Left over:"
        yield from (f"  {_short(left.text)} ({left.why})" for left in report.left_overs)


def _times(item: "Item") -> str:
    said = [
        f"{moment.name}: {moment.start:%Y-%m-%d}" if moment.all_day else f"{moment.name}: {moment.start:%Y-%m-%d %H:%M}"
        for moment in item.moments()
    ]
    return f" [{', '.join(said)}]" if said else ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 120 else f"{flat[:119]}…"
