"""Inbound mails: which came in and what was done, so that one that is handed over twice is taken once."""

from datetime import datetime

from django.db import models


class InboundMail(models.Model):
    """One mail to one of our addresses. Holds no address and no word of it: ``digest`` is compared, never read."""

    digest = models.CharField(max_length=64, unique=True)
    door = models.CharField(max_length=12)
    outcome = models.CharField(max_length=120, blank=True)
    is_answered = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.door}, {self.at:%Y-%m-%d %H:%M}: {self.outcome}"

    @classmethod
    def once(cls, digest: str, *, door: str, now: datetime) -> "InboundMail | None":
        """Return a new row, or None where the mail came before. What is done about it belongs into the same transaction."""
        mail, is_new = cls.objects.get_or_create(digest=digest, defaults={"door": door, "at": now})
        return mail if is_new else None
