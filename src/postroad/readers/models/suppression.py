"""A suppression: an address that must not be written to, known only by its keyed hash."""

from django.db import models


class Suppression(models.Model):
    """``identity_hash`` is HMAC-SHA-256 (hex) of the canonical address with a key of its own."""

    identity_hash = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=30)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reason} since {self.since:%Y-%m-%d}"
