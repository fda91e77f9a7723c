"""Reading a file that a person named, with the person's mistakes as sentences."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from postroad.cli.errors import UserError

if TYPE_CHECKING:
    from postroad.document.reading import Reading


def file_bytes(file: Path) -> bytes:
    """Return a file's bytes. Raise :class:`UserError` where there is none, or where it is far too large to be loaded."""
    from postroad.document.reading.limits import MAX_FILE_BYTES

    if str(file) == "-":
        raise UserError("this takes files; `postroad read -` alone reads standard input.")
    try:
        if file.is_dir():
            raise UserError(f"{file} is a folder; name the files in it.")
        with file.open("rb") as opened:
            # One byte over the limit is enough for the reader to refuse it, and no more is ever in memory.
            return opened.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UserError(f"there is no file {file}.") from error
    except OSError as error:
        raise UserError(f"{file} can't be opened: {error.strerror}.") from error


def read_file(file: Path, *, language: str | None = None, zone: str | None = None) -> "Reading":
    """Read an old newsletter. Raise :class:`UserError` with one sentence that names the file."""
    from postroad.document.reading import UnreadableFile, read

    data = file_bytes(file)
    try:
        return read(data, file.name, language=language, zone=zone)
    except UnreadableFile as error:
        said = str(error)
        raise UserError(said if file.name in said else f"{file}: {said}") from error


def refuse_unknown(language: str | None, zone: str | None) -> None:
    """Raise :class:`UserError` where what was given on the command line is no language or no zone."""
    from zoneinfo import available_timezones

    if language is not None and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise UserError(f"--language {language} is no language tag; give one such as en, fr or pt-BR.")
    if zone is not None and zone not in available_timezones():
        raise UserError(f"--zone {zone} is no time zone; give one such as Europe/Amsterdam.")
