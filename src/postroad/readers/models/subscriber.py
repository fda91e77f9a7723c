"""A subscriber: the one row that knows a person's address. Erasure destroys it; all else knows only the random key."""

import secrets

from django.db import models

from postroad.network.models import Organisation
from postroad.readers.models.index import FoldedPrefix


def random_key() -> int:
    """Return a random key of 63 bits that says nothing about the reader."""
    return secrets.randbits(63)


class Subscriber(models.Model):
    """A person's address: ``address`` as they spell it, ``identity`` in the canonical form that is unique.

    ``zone`` is the IANA name of the zone in which times are told, or empty; ``organisation`` the one the person reads for.
    """

    key = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    address = models.CharField(max_length=320)
    identity = models.CharField(max_length=320, unique=True)
    name = models.CharField(max_length=200, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="readers", db_index=False
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = (
            FoldedPrefix(fields=("name",), name="subscriber_name_prefix"),
            # Few read for an organisation: the others take no place, and the planners know that each has few.
            models.Index(
                fields=("organisation",),
                condition=models.Q(organisation__isnull=False),
                name="subscriber_organisation",
            ),
        )

    def __str__(self) -> str:
        return f"subscriber {self.key}"
