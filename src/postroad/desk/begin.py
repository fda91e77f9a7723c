"""Beginning an issue from nothing."""

from django.db import transaction

from postroad.desk.models import Issue
from postroad.desk.naming import free_slug
from postroad.network.models import Newsletter


@transaction.atomic
def begin(newsletter: Newsletter, *, title: str, date: str = "", number: str = "", language: str = "") -> Issue:
    """Begin an issue with the sections with which each of the newsletter's issues begins."""
    issue = Issue.objects.create(
        newsletter=newsletter,
        slug=free_slug(newsletter, date, title),
        title=title,
        date=date,
        number=number,
        language=language or newsletter.language,
    )
    for section in newsletter.recurring_sections.all():
        issue.add_section(section.title)
    return issue
