"""Failed tries at the door, kept for a quarter of an hour so that nobody can guess passwords at leisure."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.crypto import salted_hmac

WINDOW = timedelta(minutes=15)
TRIES_FOR_ONE_ADDRESS = 5
TRIES_FROM_ONE_PLACE = 50


class SignInFailure(models.Model):
    """One failed try. Address and place are kept as keyed hashes: they are compared, never read."""

    address = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("place", "at"), name="sign_in_failure_place_at"),)

    def __str__(self) -> str:
        return f"A failed try at {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def record(cls, address: str, place: str, *, now: datetime) -> None:
        """Remember a failed try, and forget those that are too old to count."""
        cls.objects.filter(at__lt=now - WINDOW).delete()
        cls.objects.create(address=_hash("address", address), place=_hash("place", place), at=now)

    @classmethod
    def bars(cls, address: str, place: str, *, now: datetime) -> bool:
        """Tell whether this place has failed too often of late, with this address or with many."""
        recent = cls.objects.filter(place=_hash("place", place), at__gte=now - WINDOW)
        if recent.filter(address=_hash("address", address)).count() >= TRIES_FOR_ONE_ADDRESS:
            return True
        return recent.count() >= TRIES_FROM_ONE_PLACE

    @classmethod
    def forget(cls, address: str, place: str) -> None:
        """Forget the tries of someone who has now come in."""
        cls.objects.filter(address=_hash("address", address), place=_hash("place", place)).delete()


def _hash(what: str, text: str) -> str:
    return salted_hmac(f"postroad.site.door.{what}", text, algorithm="sha256").hexdigest()
