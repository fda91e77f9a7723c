"""`postroad relay NAME`: name the SMTP server that mail is handed to, or change what is known of it."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import open_installation


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("relay")(run)


def run(
    name: Annotated[str, typer.Argument(help="A name for it, such as the provider's. None given: list them.")] = "",
    host: Annotated[str, typer.Option(help="The server's name, such as smtp.example.org.")] = "",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 587,
    security: Annotated[str, typer.Option(help="starttls, tls, or none (this machine alone).")] = "starttls",
    username: Annotated[str, typer.Option(help="The password is asked for, or read from standard input.")] = "",
    connections: Annotated[int, typer.Option(min=1, max=100, help="Connections kept open at a time.")] = 10,
    per_second: Annotated[float | None, typer.Option(min=0.01, help="Mails a second at most.")] = None,
) -> None:
    """Name a relay, or change one that is named. The password goes into a file for its owner alone, not the database."""
    open_installation()
    from postroad.delivery.models import Relay

    if not name:
        _list()
        return
    if not host:
        raise UserError("a relay needs --host, the name of its server.")
    if security not in Relay.Security.values:
        raise UserError(f"--security is starttls, tls or none, not “{security}”.")
    if security == "none" and host not in {"localhost", "127.0.0.1", "::1"}:
        raise UserError("--security none is for this machine alone: mails and passwords would travel in the open.")
    if username:
        _store_password(name)
    fields = {
        "host": host,
        "port": port,
        "security": security,
        "username": username,
        "connections": connections,
        "per_second": per_second,
    }
    _, is_new = Relay.objects.update_or_create(name=name, defaults=fields)
    typer.echo(f"The relay {name} {'is named' if is_new else 'is changed'}. `postroad doctor` tries to reach it.")


def _store_password(name: str) -> None:
    """Put the password where only the owner can read it. Raise :class:`UserError` where none comes."""
    from django.conf import settings

    if "/" in name or name.startswith("."):
        raise UserError("a relay's name names the file of its password: no slash, and no dot at its beginning.")
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True)
    else:
        password = sys.stdin.readline().strip()
    if not password:
        raise UserError("no password came. Type it, or pipe it in: postroad relay … < password.txt")
    folder = Path(settings.POSTROAD_HOME) / "secrets"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / name
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(password + "\n")


def _list() -> None:
    from postroad.delivery.models import Relay

    relays = list(Relay.objects.all())
    for relay in relays:
        rest = "" if relay.is_active else ", at rest"
        typer.echo(f"{relay.name}: {relay.host}:{relay.port}, {relay.security}, {relay.connections} connections{rest}")
    if not relays:
        typer.echo("There is no relay yet. Name one: postroad relay provider --host smtp.example.org --username …")
