"""What the check says, and the places where it says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from postroad.document import Document, Item, Section

Severity = Literal["stops", "look"]
"""``stops``: must not be sent like this; ``look``: may be right, and wants an eye."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check found.

    - ``place``: where it stands, in words ("Events, item 2: World Day …"); ``item`` or ``section``: its key there, or "".
    - ``what`` is wrong, ``why`` it matters, and the ``mend``: a sentence each.
    """

    severity: Severity
    place: str
    what: str
    why: str
    mend: str
    item: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the issue."""

    document: Document
    section: Section
    number: int
    item: Item

    def finding(self, severity: Severity, what: str, why: str, mend: str) -> Finding:
        """Return a finding here."""
        words = f"{self.section.title}, item {self.number}: {self.item.title}"
        return Finding(severity, words, what, why, mend, item=self.item.key, section=self.section.key)


def places(document: Document) -> Iterator[Place]:
    """Yield the places of all items in order."""
    for section in document.sections:
        for number, item in enumerate(section.items, 1):
            yield Place(document, section, number, item)
