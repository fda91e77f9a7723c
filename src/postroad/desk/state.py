"""Where an issue stands on its road, and what comes next."""

from dataclasses import dataclass

from postroad.desk.compose import compose
from postroad.desk.models import Issue, Publication, Revision
from postroad.desk.numbering import number_items
from postroad.document import Document


@dataclass(frozen=True)
class State:
    """Said in words: what is true of the issue now, as a sign (see the design system's tag), and the next step.

    ``publication`` is what stands in the archive; ``has_changes`` says whether the issue says something else by now.
    """

    word: str
    sign: str
    next_step: str
    publication: Publication | None
    revision: Revision | None
    has_changes: bool

    @property
    def can_publish(self) -> bool:
        """Return whether publishing would change the archive."""
        return self.publication is None or self.has_changes


def state_of(issue: Issue, document: Document | None = None) -> State:
    """Return where the issue stands; ``document`` is the issue as it is composed now, if that is known already."""
    document = document if document is not None else compose(issue)
    revision = issue.newest_revision
    newest = issue.newest_publication
    standing = newest if newest is not None and newest.withdrawn_at is None else None
    shown = standing.revision if standing is not None else None
    has_changes = shown is not None and _differs(document, shown)
    if newest is not None and standing is None:
        word, sign, step = "Withdrawn", "stop", "Publish it again, or leave it withdrawn"
    elif has_changes:
        word, sign, step = "Changed since it was published", "look", "Publish the correction"
    elif standing is not None:
        word, sign, step = "Published", "done", "Send it to the readers"
    elif not document.items:
        word, sign, step = "Empty", "quiet", "Write the first item"
    else:
        word, sign, step = "In the making", "wait", "Check and publish it"
    return State(word, sign, step, standing, revision, has_changes)


def _differs(document: Document, shown: Revision) -> bool:
    frozen = shown.document
    return number_items(document, [frozen]).content_hash() != shown.content_hash
