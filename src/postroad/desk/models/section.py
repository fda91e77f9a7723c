"""A section of an issue in the making."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from postroad.desk.models.issue import Issue
from postroad.desk.models.ordered import Ordered, OrderedQuerySet, renumber
from postroad.document import new_key
from postroad.network.models import Person

if TYPE_CHECKING:
    from postroad.desk.models.item import DeskItem


class DeskSectionQuerySet(OrderedQuerySet["DeskSection"]):
    """Sections in their order."""


class DeskSection(Ordered):
    """An ordered part of an issue."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=64, default=new_key, editable=False)
    title = models.TextField()
    introduction = models.TextField(blank=True)
    closing_note = models.TextField(blank=True)

    objects = DeskSectionQuerySet.as_manager()

    class Meta(Ordered.Meta):
        constraints = (models.UniqueConstraint(fields=("issue", "key"), name="section_key_once_an_issue"),)

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def add(self, kind: str, title: str) -> "DeskItem":
        """Begin an item at the end of this section."""
        item: DeskItem = self.items.create(kind=kind, title=title, position=self.items.count())
        self.issue.touch()
        return item

    @transaction.atomic
    def move(self, steps: int) -> None:
        """Move it by so many places, up where negative; at an end it stays."""
        neighbours = [section for section in self.issue.sections.standing() if section.pk != self.pk]
        place = min(max(self._place() + steps, 0), len(neighbours))
        renumber([*neighbours[:place], self, *neighbours[place:]])
        self.issue.touch()

    @transaction.atomic
    def remove(self, *, now: datetime) -> None:
        """Take it out of the issue, with its items; it can be put back."""
        for item in self.items.standing():
            item.release_lead()
        self._mark_removed(now)
        self.issue.touch()

    @transaction.atomic
    def put_back(self, *, by: Person | None) -> None:
        """Put it back where it stood, with its items."""
        self._mark_removed(None)
        for item in self.items.standing():
            item.hold_lead(by=by)
        self.issue.touch()

    def _place(self) -> int:
        return [section.pk for section in self.issue.sections.standing()].index(self.pk)
