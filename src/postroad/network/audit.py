"""Keeping account of what the staff does."""

from datetime import datetime

from postroad.network.models import AuditEntry, Person


def record(by: Person | None, act: str, about: str, *, at: datetime, detail: str = "") -> AuditEntry:
    """Write an act into the audit log. Call it in the transaction of the act itself, so that both stand or neither.

    ``about`` and ``detail`` name no address; a reader is "reader" and the random key. Raise ValueError for a text that could
    hold one.
    """
    if "@" in about or "@" in detail:
        raise ValueError("The audit log holds no addresses: name a reader by the random key.")
    return AuditEntry.objects.create(by=by, act=act[:60], about=about[:200], detail=detail[:300], at=at)
