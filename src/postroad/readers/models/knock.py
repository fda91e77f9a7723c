"""Knocks: how often one place asked of late, so that nobody can flood the readers' pages."""

import ipaddress
from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.utils.crypto import salted_hmac

WINDOW: Final = timedelta(hours=1)
KNOCKS_FROM_ONE_PLACE: Final = 40
"""An office or a shelter may share one address on the net; forty askers within an hour are still people."""


class Knock(models.Model):
    """One time that somebody asked for a mail. The place is a keyed hash: it is compared, never read."""

    place = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("place", "at"), name="knock_place_at"),)

    def __str__(self) -> str:
        return f"A knock at {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def hears(cls, place: str, *, now: datetime) -> bool:
        """Note a knock, and tell whether this place may ask once more. Those too old to count are forgotten."""
        place = _hash(place)
        cls.objects.filter(at__lt=now - WINDOW).delete()
        if cls.objects.filter(place=place, at__gte=now - WINDOW).count() >= KNOCKS_FROM_ONE_PLACE:
            return False
        cls.objects.create(place=place, at=now)
        return True


def _hash(place: str) -> str:
    return salted_hmac("postroad.readers.knock", _network(place), algorithm="sha256").hexdigest()


def _network(place: str) -> str:
    """Return what counts as one place: an IPv4 address, or an IPv6 network of 64 bits, which one household has."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
