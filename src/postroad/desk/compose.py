"""Composing: the issue as it stands now, as a document."""

from typing import TYPE_CHECKING, Any

from postroad.document import Document, Footer, Section

if TYPE_CHECKING:
    from postroad.desk.models import DeskSection, Issue


def compose(issue: "Issue") -> Document:
    """Return the issue as it stands now, unfrozen.

    The newsletter's name and zone are the house's own, and so are the postal address and the website where the issue's
    footer names none: every mail must say who sends it. Raise pydantic's ``ValidationError`` for an item that its kind
    doesn't allow.
    """
    sections = issue.sections.standing().prefetch_related("items")
    return Document(
        key=issue.key,
        newsletter=issue.newsletter.title,
        number=issue.number or None,
        date=issue.date or None,
        language=issue.language,
        zone=issue.newsletter.zone,
        title=issue.title,
        introduction=issue.introduction,
        sections=tuple(_section(section) for section in sections),
        editors_note=issue.editors_note,
        footer=_footer(issue),
    )


def _section(section: "DeskSection") -> Section:
    return Section(
        key=section.key,
        title=section.title,
        introduction=section.introduction,
        items=tuple(item.as_item() for item in section.items.all() if not item.is_removed),
        closing_note=section.closing_note,
    )


def _footer(issue: "Issue") -> Footer:
    said: dict[str, Any] = dict(issue.footer)
    newsletter = issue.newsletter
    return Footer(
        text=said.get("text", ""),
        address=said.get("address") or newsletter.postal_address,
        website=said.get("website") or newsletter.website,
    )
