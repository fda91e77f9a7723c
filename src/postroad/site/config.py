"""An installation: one folder with its settings (`postroad.toml`), its keys and usually its database."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

CONFIG_NAME = "postroad.toml"


class ConfigError(ValueError):
    """The installation's settings can't be used; the message names the file, the fault and the mend."""


@dataclass(frozen=True)
class Config:
    """What `postroad.toml` says, with defaults filled in.

    ``database`` is "sqlite" (a file in the folder) or a URL such as ``postgresql://user:password@host/name``.
    ``url`` is where people reach the site, without a final slash. ``debug`` is only for `make dev`.
    """

    home: Path
    url: str = "http://localhost:8000"
    database: str = "sqlite"
    zone: str = "Europe/Brussels"
    debug: bool = False
    allow_private_feeds: bool = False
    """Whether feeds may be fetched from loopback and private networks (for the demo and tests alone)."""

    catcher: bool = False
    """Whether `postroad serve` also starts the catcher, and staff see what it caught."""
    catcher_port: int = 1025
    mail_domain: str = ""
    """The domain of return paths and Message-IDs; empty means the host of ``url``."""

    discreet_domain: str = ""
    """A domain that says nothing of the network, for readers in discreet mode; empty means there is no such mode."""
    discreet_name: str = "News"
    """The sender's name in discreet mails."""
    discreet_exit: str = "https://www.wikipedia.org/"
    """Where the quick exit of discreet pages leads."""

    door: str = ""
    """Where `postroad serve` takes mail that comes in, as lmtp://127.0.0.1:8024 or smtp://…; empty means nowhere."""

    @property
    def door_at(self) -> tuple[str, str, int] | None:
        """Return (protocol, host, port) of the inbound door, or None. Raise :class:`ConfigError` for another spelling."""
        if not self.door:
            return None
        parts = urlsplit(self.door)
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme not in {"lmtp", "smtp"} or not parts.hostname or not port or parts.path.strip("/"):
            raise ConfigError(f"“door” must be like lmtp://127.0.0.1:8024 or smtp://127.0.0.1:8025, not {self.door!r}.")
        return parts.scheme, parts.hostname, port

    @property
    def domain(self) -> str:
        """Return the domain that mails name as theirs."""
        return self.mail_domain or urlsplit(self.url).hostname or "localhost"

    @property
    def secret_key(self) -> str:
        """Return the installation's secret, made on first use and readable by its owner alone."""
        file = self.home / "secret.key"
        if not file.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return file.read_text().strip()
            with os.fdopen(descriptor, "w") as out:
                out.write(secrets.token_urlsafe(48))
        return file.read_text().strip()


def default_home() -> Path:
    """Return the installation's folder: the environment's POSTROAD_HOME, or ./postroad-home."""
    return Path(os.environ.get("POSTROAD_HOME", "postroad-home")).expanduser().resolve()


def load_config(home: Path | None = None) -> Config:
    """Return the settings of the installation in ``home``. A missing file means the defaults."""
    home = home or default_home()
    file = home / CONFIG_NAME
    known = {name for name in Config.__dataclass_fields__ if name != "home"}
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}. Mend the line, or move the file away and run `postroad init`.") from error
    strange = sorted(set(said) - known)
    if strange:
        raise ConfigError(f"{file}: “{strange[0]}” is not a setting. Known are {', '.join(sorted(known))}.")
    for name, value in said.items():
        wanted = type(Config.__dataclass_fields__[name].default)
        if type(value) is not wanted:
            raise ConfigError(f"{file}: “{name}” must be a {wanted.__name__}, not {value!r}.")
    if override := os.environ.get("POSTROAD_DATABASE"):
        said["database"] = override
    config = Config(home=home, **said)
    try:
        config.door_at  # noqa: B018 (asked so that a fault is told now)
    except ConfigError as error:
        raise ConfigError(f"{file}: {error}") from error
    return config
