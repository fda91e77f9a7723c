"""A revision: the document that the desk froze; and its publication."""

from django.conf import settings
from django.db import models

from postroad.desk.models.issue import Issue
from postroad.document import Document
from postroad.document.model import load


class Revision(models.Model):
    """A frozen document. Never changed; a correction is a new revision with the next number."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    document_json = models.TextField()
    content_hash = models.CharField(max_length=64, db_index=True)
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="revisions")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("issue", "number"), name="revision_number_once_an_issue"),)

    def __str__(self) -> str:
        return f"{self.issue}, revision {self.number}"

    @property
    def document(self) -> Document:
        """Return the frozen document."""
        return load(self.document_json)


class Publication(models.Model):
    """That a revision stands in the public archive, since when and by whom. The newest one of an issue is shown."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="publications")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="publications")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return f"{self.revision}, published {self.published_at:%Y-%m-%d}"
