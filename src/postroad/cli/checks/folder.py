"""Checks that need no database: the program, the folder, the settings, the keys."""

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from postroad.cli.checks.finding import Check, Finding, look, well, wrong

_LEAST_SQLITE = (3, 35, 0)
_LITTLE_ROOM = 1_000_000_000


def program() -> Iterator[Finding]:
    """Look at the Python and the SQLite that run this."""
    version = ".".join(map(str, sys.version_info[:3]))
    yield well("program", f"Python {version}, SQLite {sqlite3.sqlite_version}.")
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        yield wrong(
            "program",
            f"This Python brings SQLite {sqlite3.sqlite_version}, which is too old.",
            "Use a Python with SQLite 3.35 or newer, or PostgreSQL (“database” in postroad.toml).",
        )


def folder() -> Iterator[Finding]:
    """Look at the installation's folder: it is there, can be written, is nobody else's, and has room."""
    from postroad.site.config import CONFIG_NAME, default_home

    home = default_home()
    if not (home / CONFIG_NAME).exists():
        yield wrong(
            "folder",
            f"There is no installation in {home}.",
            "Make one with `postroad init`, or name it with --home or POSTROAD_HOME.",
        )
        return
    if not os.access(home, os.W_OK):
        yield wrong(
            "folder",
            f"{home} can't be written by this user.",
            f"Give it to the user that runs Postroad: chown -R USER {home}",
        )
        return
    free = shutil.disk_usage(home).free
    if free < _LITTLE_ROOM:
        yield look(
            "folder",
            f"Only {free // 1_000_000} MB are free on the disk of {home}.",
            "Make room before the next mailing.",
        )
    yield well("folder", f"{home}, {free // 1_000_000_000} GB free.")


def settings() -> Iterator[Finding]:
    """Look at postroad.toml."""
    from postroad.site.config import ConfigError, default_home, load_config

    try:
        config = load_config(default_home())
    except ConfigError as error:
        yield wrong("settings", str(error), "Mend the file; each setting is told in docs/reference/settings.md.")
        return
    address = urlsplit(config.url)
    local = address.hostname in {"localhost", "127.0.0.1", "::1"}
    if config.debug:
        yield wrong(
            "settings", "“debug” is on: errors show the code to anybody.", "Take the line out of postroad.toml."
        )
    if local:
        yield look(
            "settings",
            f"“url” is {config.url}, which only this machine can reach.",
            "Set it to the site's public address before you send.",
        )
    elif address.scheme != "https":
        yield wrong(
            "settings",
            f"“url” is {config.url}: sign-ins and readers' links would travel in the open.",
            "Put a certificate in front and write https:// in “url”.",
        )
    if config.allow_private_feeds and not local:
        yield wrong(
            "settings",
            "“allow_private_feeds” is on: a feed may reach into your own network.",
            "Take the line out of postroad.toml.",
        )
    yield well("settings", f"postroad.toml can be read; the site's address is {config.url}.")


def keys() -> Iterator[Finding]:
    """Look at who may read the secrets."""
    from postroad.site.config import default_home

    if os.name != "posix":
        return
    for name in ("secret.key", "postroad.toml"):
        file = default_home() / name
        if file.exists() and _readable_by_others(file):
            yield wrong("keys", f"{file} can be read by other users of this machine.", f"chmod 600 {file}")


def _readable_by_others(file: Path) -> bool:
    return bool(stat.S_IMODE(file.stat().st_mode) & 0o077)


FOLDER_CHECKS: tuple[Check, ...] = (program, folder, settings, keys)
