"""That an imported document became an issue, and what its reader said about it."""

from django.conf import settings
from django.db import models

from postroad.desk.models.issue import Issue
from postroad.document.reading.report import ReadingReport


class Acceptance(models.Model):
    """An issue came from a file; ``report_json`` is the reading report, or empty where a document came as such."""

    issue = models.OneToOneField(Issue, models.CASCADE, related_name="acceptance")
    file_name = models.CharField(max_length=300, blank=True)
    report_json = models.TextField(blank=True)
    accepted_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="acceptances")

    def __str__(self) -> str:
        return f"{self.issue}, from {self.file_name or 'a document'}"

    @property
    def report(self) -> ReadingReport | None:
        """Return what the reader of the file said, if a file was read."""
        return ReadingReport.model_validate_json(self.report_json) if self.report_json else None
