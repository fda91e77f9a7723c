"""A lead: one raw candidate for an item, with its provenance."""

from datetime import datetime

from django.db import models
from django.db.models.functions import Coalesce, Least

from postroad.document.commonmark import plain
from postroad.document.text import one_line
from postroad.gather.models.source import Source


class LeadQuerySet(models.QuerySet["Lead"]):
    """Leads, as an editor asks for them."""

    def open(self) -> "LeadQuerySet":
        """Return those that nobody has dismissed or placed."""
        return self.filter(dismissed_at=None, placements=None)

    def newest_first(self) -> "LeadQuerySet":
        """Return them by the time of publication; a claim later than the fetch is not believed."""
        return self.order_by(Least(Coalesce("published_at", "fetched_at"), "fetched_at").desc(), "-pk")


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

    objects = LeadQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("source", "guid"), name="lead_once_a_source"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_placed(self) -> bool:
        """Return whether it stands in an issue. What a placement is, only the desk knows."""
        return bool(self.placements.all())

    @property
    def words(self) -> str:
        """Return its summary as plain words on one line, without the addresses of its links."""
        return one_line(plain(self.summary))

    def dismiss(self, *, now: datetime) -> None:
        """Put it aside; it stays known, so that it doesn't come again."""
        self.dismissed_at = now
        self.save(update_fields=["dismissed_at"])

    def restore(self) -> None:
        """Take it back onto the list."""
        self.dismissed_at = None
        self.save(update_fields=["dismissed_at"])
