"""A source: where news comes from."""

from django.db import models

from postroad.network.models import Newsletter, Organisation


class Source(models.Model):
    """A feed (or, later, another kind of source) that is fetched for one newsletter."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="sources")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="sources")
    kind = models.CharField(max_length=30, default="feed")
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=2000)
    is_active = models.BooleanField(default=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    last_fetched_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ("title",)
        constraints = (models.UniqueConstraint(fields=("newsletter", "url"), name="source_once_a_newsletter"),)

    def __str__(self) -> str:
        return self.title

    def remove(self) -> None:
        """Fetch it no more. Where one of its leads stands in an issue, it is kept for the provenance and only put to rest."""
        if self.leads.filter(placements__isnull=False).exists():
            self.is_active = False
            self.save(update_fields=["is_active"])
        else:
            self.delete()
