"""A revision: the document that the desk froze; and its publication."""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import OuterRef, Subquery

from postroad.desk.models.issue import Issue
from postroad.document import Document
from postroad.document.model import load
from postroad.network.models import Person


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

    @transaction.atomic
    def publish(self, *, by: Person | None, now: datetime) -> "Publication":
        """Show it in the public archive, in place of an earlier revision. Where it stands already, nothing changes."""
        Issue.objects.select_for_update().get(pk=self.issue_id)
        standing = self.issue.publication
        if standing is not None and standing.revision_id == self.pk:
            return standing
        publication: Publication = self.publications.create(published_at=now, published_by=by)
        return publication


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Publications, as the archive asks for them."""

    def newest(self) -> "PublicationQuerySet":
        """Return the newest one of each issue, withdrawn or not."""
        same_issue = Publication.objects.filter(revision__issue=OuterRef("revision__issue"))
        return self.filter(pk=Subquery(same_issue.order_by("-published_at", "-pk").values("pk")[:1]))

    def standing(self) -> "PublicationQuerySet":
        """Return what the archive shows: the newest one of each issue that was not withdrawn."""
        return self.newest().filter(withdrawn_at=None)


class Publication(models.Model):
    """That a revision stands in the public archive, since when and by whom. The newest one of an issue is shown."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="publications")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="publications")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="withdrawals")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-pk")

    def __str__(self) -> str:
        return f"{self.revision}, published {self.published_at:%Y-%m-%d}"

    def withdraw(self, *, by: Person | None, now: datetime) -> None:
        """Show the issue no more; its address says that it was withdrawn. Withdrawn twice, the first time counts."""
        changed = Publication.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=now, withdrawn_by=by)
        if changed:
            self.withdrawn_at, self.withdrawn_by = now, by
