"""`postroad preview FILE…`: all prints of a newsletter, in a folder to look at. Needs no installation."""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from postroad.cli.errors import UserError
from postroad.cli.wording import counted, shown

if TYPE_CHECKING:
    from postroad.document import Document
    from postroad.press.theme import Theme

MARK = ".postroad-preview.json"
"""What a preview leaves in its folder: the names of its files and their hashes, so that it replaces nothing but its own."""

_ABOUT = {
    "email.html": "e-mail",
    "email.txt": "e-mail as text",
    "web.html": "web page",
    "calendar.ics": "calendar",
    "print.pdf": "for printing",
    "issue.md": "Markdown",
    "document.json": "document",
}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("preview")(run)


def run(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", readable=False, help="Text, Markdown, HTML, .docx, .eml, or a document's .json."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to write; else NAME-preview beside each file.")
    ] = None,
    theme: Annotated[Path | None, typer.Option(metavar="FILE", help="A theme, as .toml or .json.")] = None,
    language: Annotated[str | None, typer.Option(help="The newsletter's language; else it is found.")] = None,
    zone: Annotated[str | None, typer.Option(help="The zone of its times; else it is assumed.")] = None,
) -> None:
    """Print newsletters as e-mail, text, web page, calendar, PDF and Markdown, and write the prints into a folder.

    A second run replaces what the first wrote, and nothing else.
    """
    from postroad.cli.reading import refuse_unknown

    refuse_unknown(language, zone)
    look = _theme(theme)
    folders = _folders(files, out)
    for file, folder in folders.items():
        document, doubts = _document(file, language, zone)
        prints = _prints(document, look)
        _write(folder, prints)
        typer.echo("\n".join(_told(file, folder, document, doubts, prints)))


def _folders(files: list[Path], out: Path | None) -> dict[Path, Path]:
    """Return where each file's prints go. Raise :class:`UserError` where two would go to the same place."""
    folders: dict[Path, Path] = {}
    for file in files:
        beside = file.parent / f"{file.stem}-preview"
        folder = beside if out is None else out if len(files) == 1 else out / file.stem
        if folder in folders.values():
            raise UserError(f"two files would be printed into {folder}. Name one at a time, each with its own --out.")
        folders[file] = folder
    return folders


def _document(file: Path, language: str | None, zone: str | None) -> tuple["Document", int]:
    """Return the document that a file holds or is read as, and how many places of it want a look."""
    from postroad.cli.reading import file_bytes, read_file
    from postroad.document import DocumentError, load

    if file.suffix.lower() == ".json":
        data = file_bytes(file)
        try:
            return load(_document_within(data)), 0
        except DocumentError as error:
            raise UserError(f"{file}: {error}") from error
    reading = read_file(file, language=language, zone=zone)
    return reading.document, len(reading.report.unsure) + len(reading.report.left_overs)


def _document_within(data: bytes) -> bytes:
    """Return a document's JSON, also out of what `postroad read --json` prints."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return data  # `load` says what is wrong with it
    within = told.get("document") if isinstance(told, dict) else None
    return data if within is None else json.dumps(within).encode()


def _theme(file: Path | None) -> "Theme":
    from postroad.cli.reading import file_bytes
    from postroad.press.theme import DEFAULT_THEME, ThemeError, load_theme

    if file is None:
        return DEFAULT_THEME
    data = file_bytes(file)
    try:
        told: Any = json.loads(data) if file.suffix.lower() == ".json" else tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError(f"{file} is not a theme in TOML or JSON: {error}.") from error
    if not isinstance(told, dict):
        raise UserError(f"{file} is not a theme: it must have names with values, such as light.road.")
    try:
        return load_theme(told)
    except ThemeError as error:
        raise UserError(f"{file}: {error}") from error


def _prints(document: "Document", theme: "Theme") -> dict[str, bytes]:
    """Return all prints by the names of their files."""
    from postroad.document import dump
    from postroad.press.calendar import calendar
    from postroad.press.email import email
    from postroad.press.markdown import markdown
    from postroad.press.pdf import pdf
    from postroad.press.web import page

    mail = email(document, theme)
    return {
        "email.html": mail.html.encode(),
        "email.txt": mail.text.encode(),
        "web.html": page(document, theme).encode(),
        "calendar.ics": calendar([document], name=document.newsletter or document.title),
        "print.pdf": pdf(document, theme),
        "issue.md": markdown(document).encode(),
        "document.json": dump(document).encode() + b"\n",
    }


def _write(folder: Path, prints: dict[str, bytes]) -> None:
    """Write the prints. Raise :class:`UserError`, and write nothing, where a file is there that no preview wrote."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        own = _own(folder / MARK)
        for name in prints:
            there = folder / name
            if there.exists() and own.get(name) != _hash(there.read_bytes()):
                raise UserError(
                    f"{there} is not as a preview left it, and would be lost. Move it away, or name another folder "
                    "with --out."
                )
        for name, print_ in prints.items():
            (folder / name).write_bytes(print_)
        mark = {name: _hash(print_) for name, print_ in prints.items()}
        (folder / MARK).write_text(json.dumps(mark, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(f"the prints can't be written into {folder}: {error.strerror}.") from error


def _own(mark: Path) -> dict[str, str]:
    try:
        told = json.loads(mark.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _told(file: Path, folder: Path, document: "Document", doubts: int, prints: dict[str, bytes]) -> list[str]:
    sections, items = len(document.sections), len(document.items)
    lines = [f"{shown(file)}: “{document.title}”, {counted(sections, 'section')}, {counted(items, 'item')}."]
    for name, print_ in prints.items():
        size = max(1, round(len(print_) / 1000))
        lines.append(f"  {_ABOUT[name]:<15} {size:>6,} KB  {(folder / name).resolve().as_uri()}")
    if doubts:
        lines.append(f"  {counted(doubts, 'place')} of the file may want a look: see `postroad read {file}`.")
    return lines
