"""A wording: exactly what a reader read before agreeing."""

from hashlib import sha256

from django.db import models
from django.utils import timezone


class Wording(models.Model):
    """A text that was agreed to, in the language in which it was shown. Never changed: another text is another row."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    first_shown_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.text[:60]

    @classmethod
    def of(cls, text: str) -> "Wording":
        """Return the row of a text."""
        digest = sha256(text.encode()).hexdigest()
        wording, _ = cls.objects.get_or_create(digest=digest, defaults={"text": text, "first_shown_at": timezone.now()})
        return wording
