"""An item of an issue in the making."""

from django.db import models

from postroad.desk.models.section import DeskSection
from postroad.document import new_key


class DeskItem(models.Model):
    """One piece. ``details`` holds, as JSON, all fields of its document form but key, revision, kind, title and body."""

    section = models.ForeignKey(DeskSection, models.CASCADE, related_name="items")
    key = models.CharField(max_length=64, default=new_key, editable=False)
    kind = models.CharField(max_length=30, default="news")
    title = models.CharField(max_length=500)
    body = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("section", "key"), name="item_key_once_a_section"),)

    def __str__(self) -> str:
        return self.title
