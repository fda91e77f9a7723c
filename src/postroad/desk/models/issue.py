"""An issue: one number of a newsletter, in the making."""

from typing import TYPE_CHECKING

from django.db import models

from postroad.document import new_key
from postroad.network.models import Newsletter

if TYPE_CHECKING:
    from postroad.desk.models.revision import Revision


class Issue(models.Model):
    """One number of a newsletter. ``date`` is a month or a day, as in a document; ``key`` lasts over all revisions."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="issues")
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    date = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=35, default="en")
    introduction = models.TextField(blank=True)
    editors_note = models.TextField(blank=True)
    footer = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-date", "-pk")
        constraints = (models.UniqueConstraint(fields=("newsletter", "slug"), name="issue_slug_once_a_newsletter"),)

    def __str__(self) -> str:
        return self.title

    @property
    def newest_revision(self) -> "Revision | None":
        """Return the last frozen document, if there is one."""
        return self.revisions.order_by("-number").first()
