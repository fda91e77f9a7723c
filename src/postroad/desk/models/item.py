"""An item of an issue in the making."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from postroad.desk.models.ordered import Ordered, OrderedQuerySet, renumber
from postroad.desk.models.section import DeskSection
from postroad.document import new_key
from postroad.document.kinds import KINDS
from postroad.document.model import as_json
from postroad.document.parts import Item
from postroad.gather.models import Lead
from postroad.network.models import Person

COLUMNS = frozenset({"kind", "key", "revision", "title", "body"})
"""The fields of an item that have a column of their own; the others stand in ``details``."""


class DeskItemQuerySet(OrderedQuerySet["DeskItem"]):
    """Items in their order."""


class DeskItem(Ordered):
    """One piece. ``details`` holds, as JSON, all fields of its document form that have no column.

    It may hold more than the item's kind asks for: what was written as another kind is kept, should it change back.
    ``lead`` is where it came from.
    """

    section = models.ForeignKey(DeskSection, models.CASCADE, related_name="items")
    key = models.CharField(max_length=64, default=new_key, editable=False)
    kind = models.CharField(max_length=30, default="news")
    title = models.TextField()
    body = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    lead = models.ForeignKey(Lead, models.SET_NULL, null=True, blank=True, related_name="items")

    objects = DeskItemQuerySet.as_manager()

    class Meta(Ordered.Meta):
        constraints = (models.UniqueConstraint(fields=("section", "key"), name="item_key_once_a_section"),)

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        """Return its kind's name, for people."""
        return KINDS[self.kind].label

    def written(self) -> dict[str, Any]:
        """Return its document form as plain JSON values, as far as they are written."""
        known = KINDS[self.kind].model.model_fields
        details = {name: value for name, value in self.details.items() if name in known}
        return {
            **details,
            "kind": self.kind,
            "key": self.key,
            "revision": self.revision,
            "title": self.title,
            "body": self.body,
        }

    def as_item(self) -> Item:
        """Return it as an item of a document. Raise pydantic's ``ValidationError`` where it can't be one."""
        return KINDS[self.kind].model.model_validate(self.written())

    @transaction.atomic
    def rewrite(self, item: Item) -> None:
        """Take the words and fields of a document's item; the key stays."""
        self.kind, self.title, self.body = item.kind, item.title, item.body
        self.details = {**self.details, **details_of(item)}
        self.save(update_fields=["kind", "title", "body", "details"])
        self.section.issue.touch()

    @transaction.atomic
    def become(self, kind: str) -> None:
        """Make it an item of another kind; its words stay."""
        self.kind = KINDS[kind].name
        self.save(update_fields=["kind"])
        self.section.issue.touch()

    @transaction.atomic
    def move(self, steps: int) -> None:
        """Move it by so many places, up where negative; past its section's end it enters the next section."""
        neighbours = list(self.section.items.standing())
        place = [item.pk for item in neighbours].index(self.pk) + steps
        if 0 <= place < len(neighbours):
            self._settle(self.section, place)
            return
        sections = list(self.section.issue.sections.standing())
        there = [section.pk for section in sections].index(self.section_id) + (1 if steps > 0 else -1)
        if 0 <= there < len(sections):
            self._settle(sections[there], 0 if steps > 0 else sections[there].items.standing().count())

    @transaction.atomic
    def move_to(self, section: DeskSection) -> None:
        """Move it to the end of a section of the same issue."""
        if section.issue_id != self.section.issue_id:
            raise ValueError("An item can't leave its issue; copy it instead.")
        if section.pk != self.section_id:
            self._settle(section, section.items.standing().count())

    @transaction.atomic
    def remove(self, *, now: datetime) -> None:
        """Take it out of the issue; its lead, if it has one, is open again. It can be put back."""
        self.release_lead()
        self._mark_removed(now)
        self.section.issue.touch()

    @transaction.atomic
    def put_back(self, *, by: Person | None) -> None:
        """Put it back where it stood."""
        self._mark_removed(None)
        self.hold_lead(by=by)
        self.section.issue.touch()

    def hold_lead(self, *, by: Person | None) -> None:
        """Say that its lead, if it has one, stands in this issue."""
        if self.lead is not None:
            says = {"item_key": self.key, "placed_by": by}
            self.section.issue.placements.get_or_create(lead=self.lead, defaults=says)

    def release_lead(self) -> None:
        """Say no more that its lead stands in this issue."""
        self.section.issue.placements.filter(item_key=self.key).delete()

    def _settle(self, section: DeskSection, place: int) -> None:
        neighbours = [item for item in section.items.standing() if item.pk != self.pk]
        self.section = section
        self.save(update_fields=["section"])
        renumber([*neighbours[:place], self, *neighbours[place:]])
        section.issue.touch()


def details_of(item: Item) -> dict[str, Any]:
    """Return, as plain JSON values, the fields of a document's item that have no column."""
    return {name: value for name, value in as_json(item).items() if name not in COLUMNS}
