"""A relay: where mail is handed over."""

from django.db import models


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
