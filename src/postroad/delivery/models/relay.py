"""A relay: where mail is handed over."""

from pathlib import Path

from django.conf import settings
from django.db import models

from postroad.mail.server import Server, Timeouts


class RelayError(Exception):
    """A relay can't be used as it is set up; the message says why and the mend."""


class Relay(models.Model):
    """An SMTP server, with its limits. ``password_name`` names the secret in the installation's folder, never the secret."""

    class Security(models.TextChoices):
        """How the connection is protected."""

        NONE = "none"
        STARTTLS = "starttls"
        TLS = "tls"

    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=30, default="smtp")
    host = models.CharField(max_length=255)
    port = models.PositiveIntegerField(default=587)
    security = models.CharField(max_length=10, choices=Security, default=Security.STARTTLS)
    username = models.CharField(max_length=255, blank=True)
    password_name = models.CharField(max_length=80, blank=True)
    connections = models.PositiveSmallIntegerField(default=10)
    per_second = models.FloatField(null=True, blank=True)
    per_day = models.PositiveIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name

    def server(self, *, helo: str, timeouts: Timeouts | None = None) -> Server:
        """Return how the wire reaches it. Raise :class:`RelayError` where its password is missing."""
        return Server(
            host=self.host,
            port=self.port,
            security=self.security,  # type: ignore[arg-type]
            username=self.username,
            password=self._password() if self.username else "",
            helo=helo,
            timeouts=timeouts or Timeouts(),
        )

    def _password(self) -> str:
        file = Path(settings.POSTROAD_HOME) / "secrets" / (self.password_name or self.name)
        try:
            return file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise RelayError(
                f"The password of the relay “{self.name}” can't be read from {file}: {error.strerror}. "
                "Write it into that file, readable by its owner alone."
            ) from error
