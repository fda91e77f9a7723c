"""A section of an issue in the making."""

from django.db import models

from postroad.desk.models.issue import Issue
from postroad.document import new_key


class DeskSection(models.Model):
    """An ordered part of an issue."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=64, default=new_key, editable=False)
    title = models.CharField(max_length=300)
    introduction = models.TextField(blank=True)
    closing_note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=("issue", "key"), name="section_key_once_an_issue"),)

    def __str__(self) -> str:
        return self.title
