"""The check of a document: what an editor should mend or look at before it is sent. Pure; it needs no network."""

from dataclasses import dataclass
from typing import Literal

from postroad.document import Document

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


def check(document: Document) -> tuple[Finding, ...]:
    """Return the findings, in the order of the document."""
    return ()
