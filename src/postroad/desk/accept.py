"""Accepting: an imported document becomes an issue on the desk."""

from django.db import transaction

from postroad.desk.models import Acceptance, DeskItem, DeskSection, Issue
from postroad.desk.models.item import details_of
from postroad.desk.naming import free_slug
from postroad.document import Document, Section
from postroad.document.model import as_json
from postroad.document.reading.report import ReadingReport
from postroad.network.models import Newsletter, Person


class AcceptError(ValueError):
    """The document can't become an issue here; the message says why and what to do."""


def known(document: Document, newsletter: Newsletter) -> Issue | None:
    """Return the issue that the document has become before, if it has. Raise :class:`AcceptError` if elsewhere."""
    issue = Issue.objects.filter(key=document.key).select_related("newsletter").first()
    if issue is not None and issue.newsletter_id != newsletter.pk:
        raise AcceptError(
            f"“{document.title}” is already an issue of {issue.newsletter}. Import it there, or give it a new key."
        )
    return issue


def accept(
    document: Document,
    newsletter: Newsletter,
    *,
    by: Person | None,
    report: ReadingReport | None = None,
    file_name: str = "",
) -> Issue:
    """Make an issue of a document, with its sections and items and all their keys.

    A document that became an issue before (see :func:`known`) gives that issue as it stands now, untouched: to import a
    file twice is harmless. ``report`` is kept for the editor. Raise :class:`AcceptError`.
    """
    with transaction.atomic():
        # One at a time for each newsletter, so that two who import the same file get one issue.
        Newsletter.objects.select_for_update().get(pk=newsletter.pk)
        return known(document, newsletter) or _stored(document, newsletter, by, report, file_name)


def _stored(
    document: Document, newsletter: Newsletter, by: Person | None, report: ReadingReport | None, file_name: str
) -> Issue:
    issue = Issue.objects.create(
        newsletter=newsletter,
        key=document.key,
        slug=free_slug(newsletter, document.date or "", document.title),
        title=document.title,
        number=document.number or "",
        date=document.date or "",
        language=document.language,
        introduction=document.introduction,
        editors_note=document.editors_note,
        footer=as_json(document.footer),
    )
    Acceptance.objects.create(
        issue=issue,
        file_name=file_name[:300],
        report_json=report.model_dump_json() if report is not None else "",
        accepted_by=by,
    )
    for position, section in enumerate(document.sections):
        _store_section(issue, section, position)
    return issue


def _store_section(issue: Issue, section: Section, position: int) -> None:
    stored = DeskSection.objects.create(
        issue=issue,
        key=section.key,
        title=section.title,
        introduction=section.introduction,
        closing_note=section.closing_note,
        position=position,
    )
    DeskItem.objects.bulk_create(
        DeskItem(
            section=stored,
            key=item.key,
            kind=item.kind,
            title=item.title,
            body=item.body,
            details=details_of(item),
            revision=item.revision,
            position=place,
        )
        for place, item in enumerate(section.items)
    )
