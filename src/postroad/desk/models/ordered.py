"""What stands in an order and can be removed and put back: sections of an issue, items of a section."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self, TypeVar

from django.db import models

Thing = TypeVar("Thing", bound="Ordered", covariant=True)


class OrderedQuerySet(models.QuerySet[Thing]):
    """Things in their order."""

    def standing(self) -> Self:
        """Return those that were not removed."""
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        """Return those that can be put back, the last removed first."""
        return self.exclude(removed_at=None).order_by("-removed_at", "-pk")


class Ordered(models.Model):
    """A thing with a place among its neighbours. What is removed is kept, so that it can be put back."""

    position = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("position", "pk")

    @property
    def is_removed(self) -> bool:
        """Return whether it was taken out of the issue."""
        return self.removed_at is not None

    def _mark_removed(self, now: datetime | None) -> None:
        self.removed_at = now
        self.save(update_fields=["removed_at"])


def renumber(things: Sequence[Ordered]) -> None:
    """Give the things the positions 0, 1, 2 … in the order in which they come, and store those that changed."""
    for position, thing in enumerate(things):
        if thing.position != position:
            thing.position = position
            thing.save(update_fields=["position"])
