"""How the installation's database is reached."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from postroad.site.config import ConfigError

KEPT_OPEN: Final = 600
"""Seconds that a web server's thread keeps its connection: to open one takes as long as to answer a reader."""


def database_settings(url: str, home: Path) -> dict[str, Any]:
    """Return Django's settings for "sqlite" or a postgresql:// URL."""
    if url == "sqlite":
        return {
            "ENGINE": "postroad.site.sqlite",
            "NAME": home / "postroad.sqlite3",
            "CONN_MAX_AGE": KEPT_OPEN,
            # A file, as in an installation: in memory, threads would share one lock and no journal.
            "TEST": {"NAME": home / "test.sqlite3"},
            "OPTIONS": {
                # A writer takes its lock at once, so that two never wait for each other in the middle.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000; PRAGMA journal_size_limit=67108864;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ConfigError(f"“database” must be sqlite or a postgresql:// address, not {parts.scheme or url!r}.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": KEPT_OPEN,
        # A server that was started anew is met with a new connection, not with an error.
        "CONN_HEALTH_CHECKS": True,
        "NAME": unquote(parts.path.lstrip("/")) or "postroad",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }
