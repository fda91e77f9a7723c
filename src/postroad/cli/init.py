"""`postroad init`: make an installation, or bring one up to this program's version. Safe to run again."""

import os
import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import open_installation, pending_migrations


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("init")(run)


def run(
    title: Annotated[str, typer.Option(help="The newsletter's title.")] = "",
    sender: Annotated[str, typer.Option(help="The address that the newsletter is sent from.")] = "",
    operator: Annotated[
        str, typer.Option(help="The e-mail address of the person who may sign in and set everything up.")
    ] = "",
    language: Annotated[str, typer.Option(help="The newsletter's main language.")] = "en",
    zone: Annotated[str, typer.Option(help="The zone of its dates.")] = "Europe/Brussels",
    url: Annotated[str, typer.Option(help="Where people reach the site.")] = "http://localhost:8000",
    database: Annotated[str, typer.Option(help="sqlite, or a postgresql:// address.")] = "sqlite",
) -> None:
    """Make an installation in the folder of --home: its settings, keys and database; run again, it brings it up to date.

    With --title and --sender it makes a newsletter, with --operator a person who may sign in (the password comes from
    POSTROAD_PASSWORD; without one, a password is made up and shown once).
    """
    _check(language, zone, url, sender, operator)
    made = _write_config(url=url, database=database, zone=zone)
    open_installation(must_be_current=False)
    _migrate(made)
    if title or sender:
        _found(title, sender, language, zone)
    if operator:
        _add_operator(operator)
    _say_what_next(bool(operator))


def _check(language: str, zone: str, url: str, sender: str, operator: str) -> None:
    import re
    from urllib.parse import urlsplit
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise UserError(f"--zone “{zone}” is not a zone. Give its IANA name, such as Europe/Brussels.") from error
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        raise UserError(f"--language “{language}” is not a language tag. Give one such as en, fr or pt-BR.")
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise UserError(f"--url “{url}” is not a web address. Give one such as https://news.example.org.")
    for option, address in (("--sender", sender), ("--operator", operator)):
        if address and not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+", address):
            raise UserError(f"{option} “{address}” is not an e-mail address.")


def _write_config(*, url: str, database: str, zone: str) -> bool:
    """Write the settings of a new installation; those of an old one stay. Return whether they were written."""
    from postroad.site.config import CONFIG_NAME, ConfigError, default_home
    from postroad.site.database import database_settings

    home = default_home()
    file = home / CONFIG_NAME
    if file.exists():
        return False
    try:
        database_settings(database, home)
        home.mkdir(parents=True, exist_ok=True)
        file.write_text(_config_text(url, database, zone), encoding="utf-8")
    except ConfigError as error:
        raise UserError(str(error)) from error
    except OSError as error:
        raise UserError(f"{home} can't be written ({error.strerror}). Choose another folder with --home.") from error
    if os.name == "posix":
        # A database's address may hold its password.
        file.chmod(0o600)
    return True


def _config_text(url: str, database: str, zone: str) -> str:
    import json

    return (
        "# An installation of Postroad. What each setting means: docs/reference/settings.md\n"
        f"url = {json.dumps(url)}\n"
        f"database = {json.dumps(database)}\n"
        f"zone = {json.dumps(zone)}\n"
    )


def _migrate(made: bool) -> None:
    from django.conf import settings
    from django.core.management import call_command

    pending = pending_migrations()
    if pending:
        call_command("migrate", verbosity=0, interactive=False)
    home: Path = settings.POSTROAD_HOME
    if made:
        typer.echo(f"A new installation stands in {home}.")
    elif pending:
        typer.echo(f"The installation in {home} was brought up to date; its settings stay as they were.")
    else:
        typer.echo(f"The installation in {home} is up to date.")


def _found(title: str, sender: str, language: str, zone: str) -> None:
    from postroad.network.found import FoundingError, found
    from postroad.network.models import Newsletter

    if not title or not sender:
        raise UserError("a newsletter needs both --title and --sender.")
    known = Newsletter.objects.filter(title=title).first()
    if known is not None:
        typer.echo(f"The newsletter “{known.title}” is there already ({known.slug}).")
        return
    try:
        newsletter = found(title, sender_address=sender, languages=[language], zone=zone)
    except FoundingError as error:
        raise UserError(str(error)) from error
    typer.echo(f"The newsletter “{newsletter.title}” is there ({newsletter.slug}).")


def _add_operator(address: str) -> None:
    from postroad.network.models import Person

    if Person.objects.filter(email=address.lower()).exists():
        typer.echo(f"{address} can sign in already; the password stays as it is.")
        return
    chosen = os.environ.get("POSTROAD_PASSWORD", "")
    if chosen and len(chosen) < 12:
        raise UserError("the password in POSTROAD_PASSWORD is too short. It needs 12 characters or more.")
    password = chosen or secrets.token_urlsafe(12)
    Person.objects.create_superuser(address, password)
    shown = "" if chosen else f" with the password {password} (shown this once)"
    typer.echo(f"{address} can sign in{shown}.")


def _say_what_next(has_operator: bool) -> None:
    if sys.stdout.isatty():
        typer.echo("\nWhat next:")
        if not has_operator:
            typer.echo("  postroad init --operator you@example.org     let yourself in")
        typer.echo("  postroad doctor                              see what is still missing")
        typer.echo("  postroad serve                               open the desk")
