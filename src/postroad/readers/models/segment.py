"""A segment: readers of a newsletter, picked by what they chose, saved by name."""

from django.conf import settings
from django.db import models

from postroad.network.models import Newsletter


class Segment(models.Model):
    """``wanted`` is what :class:`postroad.readers.segments.Wanted` reads; who is in it is found anew each time."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="segments")
    name = models.CharField(max_length=80)
    wanted = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="segments")

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("newsletter", "name"), name="segment_name_once_a_newsletter"),)

    def __str__(self) -> str:
        return self.name
