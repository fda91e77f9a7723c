"""The check of a document: what an editor should mend or look at before it is sent. Pure; it needs no network."""

from postroad.document import Document
from postroad.press.check import issue, items, times
from postroad.press.check.finding import Finding, Severity, places

__all__ = ["Finding", "Severity", "check"]

_OF_AN_ISSUE = (issue.contents, issue.titles, issue.weak_links, issue.size)
_OF_AN_ITEM = (items.title, items.links, items.picture, times.missing, times.order, times.past, times.zone)


def check(document: Document) -> tuple[Finding, ...]:
    """Return what was found: first of the issue as a whole, then of its items in their order."""
    of_the_issue = [found for rule in _OF_AN_ISSUE for found in rule(document)]
    of_items = [found for place in places(document) for rule in _OF_AN_ITEM for found in rule(place)]
    return (*of_the_issue, *of_items)
