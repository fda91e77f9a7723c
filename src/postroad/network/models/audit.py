"""The audit log: what the staff did to what, and when."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One act of one person. Written by :func:`postroad.network.audit.record`; the database refuses change and deletion.

    ``act`` is a slug such as "reader.erase"; ``about`` names the thing. Never an address: a reader stands here by the random
    key ("reader 123"), so that the log outlives an erasure and speaks of nobody. ``by`` is empty for the system itself.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="audit_entries")
    act = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "audit entries"
        ordering = ("-pk",)
        indexes = (models.Index(fields=("about",), name="audit_about"),)

    def __str__(self) -> str:
        return f"{self.act} {self.about}, {self.at:%Y-%m-%d %H:%M}"
