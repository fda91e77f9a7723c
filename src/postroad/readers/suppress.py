"""Addresses that must not be written to, known only by their keyed hashes."""

import hmac
import os
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from django.conf import settings

from postroad.readers.models import Suppression


@cache
def _key() -> bytes:
    """Return the key of the hashes: one of its own, never rotated with the tokens', since the hashes must stay comparable."""
    file = settings.POSTROAD_HOME / "suppression.key"
    if not file.exists():
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(os.urandom(32))
    key: bytes = file.read_bytes()
    return key


def identity_hash(identity: str) -> str:
    """Return HMAC-SHA-256 of a canonical address, in hexadecimal."""
    return hmac.new(_key(), identity.encode(), sha256).hexdigest()


def is_suppressed(identity: str) -> bool:
    """Return whether an address must not be written to."""
    return Suppression.objects.filter(identity_hash=identity_hash(identity)).exists()


def suppressed_among(identities: Sequence[str]) -> set[str]:
    """Return which of these canonical addresses must not be written to."""
    by_hash = {identity_hash(identity): identity for identity in identities}
    found = Suppression.objects.filter(identity_hash__in=by_hash).values_list("identity_hash", flat=True)
    return {by_hash[one] for one in found}
