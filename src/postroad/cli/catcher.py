"""`postroad catcher`: an SMTP server that takes every mail and delivers none."""

import signal
import time
from typing import Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import open_installation
from postroad.site.catcher.server import Catcher, CatcherError
from postroad.site.catcher.store import CAUGHT_NAME, Store
from postroad.site.config import load_config

SHOWN_AT_ONCE = 5


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("catcher")(run)


def run(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 1025,
    host: Annotated[str, typer.Option(help="Loopback alone: 127.0.0.1 or ::1.")] = "127.0.0.1",
) -> None:
    """Catch mail on this machine and deliver none, until Ctrl-C. `postroad serve` shows what was caught."""
    open_installation()
    config = load_config()
    store = Store(config.home / CAUGHT_NAME)
    try:
        with Catcher(host, port, store) as catcher:
            typer.echo(f"Catching mail on {host}:{catcher.port}, from this machine alone. None is delivered.")
            typer.echo(f"See it at {config.url}/catcher/ while `postroad serve` runs{_wish(config.catcher)}.")
            typer.echo("Stop with Ctrl-C.")
            _tell(store)
    except CatcherError as error:
        raise UserError(str(error)) from error


def _wish(catching: bool) -> str:
    return "" if catching else " (with “catcher = true” in postroad.toml)"


def _tell(store: Store) -> None:
    """Say a line for each mail as it comes, and a count where many come at once; return on Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    newest = store.mails(limit=1)
    last = newest[0].pk if newest else 0
    try:
        while True:
            time.sleep(0.5)
            came = store.since(last)
            for mail in came[:SHOWN_AT_ONCE]:
                more = f" and {len(mail.recipients) - 1} more" if len(mail.recipients) > 1 else ""
                typer.echo(_plain(f"{mail.pk}: to {mail.recipients[0]}{more}: {mail.subject or '(no subject)'}"))
            if len(came) > SHOWN_AT_ONCE:
                typer.echo(f"… and {len(came) - SHOWN_AT_ONCE:,} more")
            last = came[-1].pk if came else last
    except KeyboardInterrupt:
        typer.echo("\nStopping.")


def _plain(line: str) -> str:
    """Return a line that can’t steer the terminal: what is caught may hold anything."""
    return "".join(character if character.isprintable() else "�" for character in line)
