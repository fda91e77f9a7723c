"""An issue: one number of a newsletter, in the making."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from postroad.desk.compose import compose
from postroad.desk.numbering import number_items
from postroad.desk.provenance import fields_of
from postroad.document import Document, new_key
from postroad.document.model import dump
from postroad.gather.models import Lead
from postroad.network.models import Newsletter, Person

if TYPE_CHECKING:
    from postroad.desk.models.item import DeskItem
    from postroad.desk.models.revision import Publication, Revision
    from postroad.desk.models.section import DeskSection


class Issue(models.Model):
    """One number of a newsletter. ``date`` is a month or a day, as in a document; ``key`` lasts over all revisions."""

    newsletter = models.ForeignKey(Newsletter, models.CASCADE, related_name="issues")
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    slug = models.SlugField(max_length=120)
    title = models.TextField()
    number = models.TextField(blank=True)
    date = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=35, default="en")
    introduction = models.TextField(blank=True)
    editors_note = models.TextField(blank=True)
    footer = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-date", "-pk")
        constraints = (models.UniqueConstraint(fields=("newsletter", "slug"), name="issue_slug_once_a_newsletter"),)

    def __str__(self) -> str:
        return self.title

    @property
    def newest_revision(self) -> "Revision | None":
        """Return the last frozen document, if there is one."""
        return self.revisions.order_by("-number").first()

    @property
    def publication(self) -> "Publication | None":
        """Return what stands in the archive now, if anything does."""
        newest = self.newest_publication
        return newest if newest is not None and newest.withdrawn_at is None else None

    @property
    def newest_publication(self) -> "Publication | None":
        """Return the last publication, withdrawn or not."""
        newest_first = ("-publications__published_at", "-publications__pk")
        revision = self.revisions.exclude(publications=None).order_by(*newest_first).first()
        return None if revision is None else revision.publications.first()

    def touch(self) -> None:
        """Note that something in it changed just now."""
        self.changed_at = timezone.now()
        self.save(update_fields=["changed_at"])

    @transaction.atomic
    def add_section(self, title: str) -> "DeskSection":
        """Begin a section at the end."""
        section: DeskSection = self.sections.create(title=title, position=self.sections.count())
        self.touch()
        return section

    @transaction.atomic
    def place(self, lead: Lead, section: "DeskSection", *, by: Person | None) -> "DeskItem":
        """Make an item of a lead, at the end of a section, with where it comes from. Placed twice, it is the same item."""
        if section.issue_id != self.pk:
            raise ValueError("The section belongs to another issue.")
        placed, is_new = self.placements.get_or_create(lead=lead, defaults={"item_key": new_key(), "placed_by": by})
        if not is_new:
            already: DeskItem = self.item(placed.item_key)
            return already
        item = section.add("news", lead.title)
        item.key, item.body, item.lead = placed.item_key, lead.summary, lead
        item.details = fields_of(lead, language=self.language)
        item.save(update_fields=["key", "body", "lead", "details"])
        return item

    def item(self, key: str) -> "DeskItem":
        """Return the item with this key, removed or not. Raise the section's ``DoesNotExist``."""
        found: DeskItem = self.sections.get(items__key=key).items.get(key=key)
        return found

    @transaction.atomic
    def freeze(self, *, by: Person | None, now: datetime) -> "Revision":
        """Freeze the issue as it stands now into a document that never changes.

        Where nothing changed since the last one, that one is returned. Only items that changed get a higher revision.
        """
        Issue.objects.select_for_update().get(pk=self.pk)
        earlier = list(self.revisions.order_by("-number"))
        document = number_items(compose(self), (revision.document for revision in earlier))
        fingerprint = document.content_hash()
        if earlier and earlier[0].content_hash == fingerprint:
            return earlier[0]
        self._take_numbers(document)
        revision: Revision = self.revisions.create(
            number=(earlier[0].number if earlier else 0) + 1,
            document_json=dump(document, indent=None),
            content_hash=fingerprint,
            frozen_at=now,
            frozen_by=by,
        )
        return revision

    def _take_numbers(self, document: Document) -> None:
        numbers = {item.key: item.revision for item in document.items}
        for section in self.sections.standing().prefetch_related("items"):
            for item in section.items.all():
                if numbers.get(item.key, item.revision) != item.revision:
                    item.revision = numbers[item.key]
                    item.save(update_fields=["revision"])
