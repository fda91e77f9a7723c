"""A batch: one import of readers, with the basis on which they may be written to."""

from django.conf import settings
from django.db import models

from postroad.network.models import Newsletter


class Batch(models.Model):
    """``file_digest`` is the file's SHA-256; ``through`` the last line stored for good: a killed import goes on there.

    A draft is a file that waits on the desk to be looked through; it has no basis yet, and ``kept_as`` names the file in the
    installation's folder until the batch is done. ``options`` are how the file is to be taken.
    """

    class State(models.TextChoices):
        """Where the batch stands."""

        DRAFT = "draft"
        RUNNING = "running"
        DONE = "done"
        UNDONE = "undone"

    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="batches")
    file_name = models.CharField(max_length=300, blank=True)
    file_digest = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=40, blank=True)
    kept_as = models.CharField(max_length=60, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    options = models.JSONField(default=dict, blank=True)
    basis = models.CharField(max_length=60, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    through = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="batches")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.file_name or self.basis}, {self.made_at:%Y-%m-%d}"
