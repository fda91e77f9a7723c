"""A lead: one raw candidate for an item, with its provenance."""

from django.db import models

from postroad.gather.models.source import Source


class Lead(models.Model):
    """What a source told, once: fetched again, the same ``guid`` is the same lead.

    ``summary`` is in the documents' subset of CommonMark. ``published_at`` is the source's own claim.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="leads")
    guid = models.CharField(max_length=500)
    title = models.CharField(max_length=500)
    url = models.URLField(max_length=2000, blank=True)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=35, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    fetched_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("source", "guid"), name="lead_once_a_source"),)

    def __str__(self) -> str:
        return self.title
