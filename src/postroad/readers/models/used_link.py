"""Used links: single-use tokens that did their one thing, until they would have expired anyway."""

from datetime import datetime
from hashlib import sha256

from django.db import IntegrityError, models, transaction


class UsedLink(models.Model):
    """``digest`` is the token's SHA-256: what is kept can't be used."""

    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"used, forgotten after {self.until:%Y-%m-%d %H:%M}"

    @classmethod
    def use(cls, token: str, *, until: datetime, now: datetime) -> bool:
        """Use a token up; return False if it was used before. Of two at the same time, the database lets one through."""
        cls.objects.filter(until__lt=now).delete()
        try:
            with transaction.atomic():
                cls.objects.create(digest=_digest(token), until=until)
        except IntegrityError:
            return False
        return True

    @classmethod
    def knows(cls, token: str) -> bool:
        """Return whether a token was used."""
        return cls.objects.filter(digest=_digest(token)).exists()


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
