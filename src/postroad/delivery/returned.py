"""Taking mails that came back: kept without the reader's address, until what they report is read."""

import re
from datetime import datetime, timedelta
from typing import Final

from postroad.delivery.identity import delivery_of
from postroad.delivery.models import Delivery, ReturnedMail
from postroad.readers.keys import keyring

MAX_KEPT: Final = 64_000
"""Octets. A report stands before the mail that it is about."""
KEPT: Final = timedelta(days=60)
# An address begins where a word does: tried nowhere else, a long word costs no more than its length.
_ADDRESS: Final = re.compile(
    rb"(?<![^\s<>\"'(),;:=\[\]\x00])[^\s<>\"'(),;:=\[\]\x00]+(?:@|=40)(?:[\w\x80-\xff-]+\.)+[\w\x80-\xff-]{2,}"
)
_OURS: Final = re.compile(rb"(?:bounces\+)?[0-9a-z]{1,13}-[0-9a-f]{20}@.*|note-\d+-[0-9a-f]+@.*", re.DOTALL)
_RECIPIENT: Final = re.compile(
    rb"^(to|cc|delivered-to|x-original-to|envelope-to|x-failed-recipients):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
_TOKEN: Final = re.compile(rb"(/reader/[a-z-]+/)[^\s/?\"'<>]{20,}")


def delivery_named(name: str) -> Delivery | None:
    """Return the delivery whose mail has this name (see :mod:`postroad.delivery.identity`); None for a name not ours."""
    pk = delivery_of(keyring(), name)
    return Delivery.objects.select_related("mailing__newsletter").filter(pk=pk).first() if pk is not None else None


def take(raw: bytes, delivery: Delivery | None, *, now: datetime) -> ReturnedMail:
    """Keep a mail that came back."""
    kept = without_readers(raw[:MAX_KEPT])
    return ReturnedMail.objects.create(delivery=delivery, raw=kept, is_cut=len(raw) > MAX_KEPT, received_at=now)


def without_readers(raw: bytes) -> bytes:
    """Return a mail without addresses, recipients and links' tokens; the names by which we know our mails stay."""
    raw = _RECIPIENT.sub(rb"\1: [address]", raw)
    raw = _TOKEN.sub(rb"\1[token]", raw)
    return _ADDRESS.sub(lambda found: found[0] if _OURS.fullmatch(found[0]) else b"[address]", raw)


def retain(*, now: datetime) -> int:
    """Forget what came back long ago; return how much that was."""
    return ReturnedMail.objects.filter(received_at__lt=now - KEPT).delete()[0]
