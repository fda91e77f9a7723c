"""That a lead became an item."""

from django.conf import settings
from django.db import models

from postroad.desk.models.issue import Issue
from postroad.gather.models import Lead


class Placement(models.Model):
    """A lead was put into an issue, as the item with this key; who did it and when."""

    lead = models.ForeignKey(Lead, models.CASCADE, related_name="placements")
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="placements")
    item_key = models.CharField(max_length=64)
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="placements")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("lead", "issue"), name="lead_placed_once_an_issue"),)

    def __str__(self) -> str:
        return f"{self.lead} in {self.issue}"
