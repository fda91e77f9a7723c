"""`postroad receive`: take one mail from standard input, as a mail server hands it over."""

import sys
from typing import Annotated

import typer

from postroad.cli.errors import UserError

_AT_ONCE = 1 << 16
_SAID = {
    65: "The mail is too large: a newsletter takes {limit} MB at most. Send it without its attachments.",
    67: "There is no such address here.",
    75: "The mail can’t be taken right now. Try again later.",
}


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("receive")(run)


def run(
    recipient: Annotated[str, typer.Option(help="The address that the mail came to.")] = "",
    sender: Annotated[
        str | None, typer.Option(help="Its return path (envelope sender); empty for a bounce. Default: not known.")
    ] = None,
) -> None:
    """Take one mail from standard input. Exit codes: 0 stored, 67 unknown recipient, 65 too large, 75 try again later."""
    code = _take(recipient, sender)
    if code:
        from postroad.mail.inbound import MAX_BYTES

        # A mail server shows this to whoever sent the mail, so it names nothing.
        typer.echo(_SAID[code].format(limit=MAX_BYTES // 1_000_000), err=True)
    raise typer.Exit(code)


def _take(recipient: str, sender: str | None) -> int:
    """Return the exit code. An installation that can't be opened is no reason to turn a mail away for good."""
    try:
        raw = _read_bounded()
        from postroad.cli.installation import open_installation

        open_installation()
        from django.utils import timezone

        from postroad.site.receiving import receive

        return int(receive(raw, recipient, sender=sender, now=timezone.now()))
    except UserError as error:
        typer.echo(f"postroad: {error}", err=True)
    except Exception as error:
        typer.echo(f"postroad: {type(error).__name__} while a mail was taken.", err=True)
    return 75


def _read_bounded() -> bytes:
    """Return standard input up to one byte more than a mail may have; the rest is read, so that nobody waits, and dropped."""
    from postroad.mail.inbound import MAX_BYTES

    kept = bytearray()
    while block := sys.stdin.buffer.read(_AT_ONCE):
        kept += block[: MAX_BYTES + 1 - len(kept)]
    return bytes(kept)
