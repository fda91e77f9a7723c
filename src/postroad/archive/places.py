"""Where the prints of a published issue lead."""

from django.conf import settings
from django.urls import reverse

from postroad.press.places import Places


def absolute(name: str, *parts: str) -> str:
    """Return the whole address of one of the archive's pages."""
    return f"{settings.POSTROAD_URL}{reverse(f'archive:{name}', args=parts)}"


def places(newsletter: str, issue: str) -> Places:
    """Return the addresses around an issue, by the names of its newsletter and its own."""
    page = absolute("issue", newsletter, issue)
    return Places(
        issue=page,
        item_base=page,
        home=absolute("newsletter", newsletter),
        calendar=absolute("issue-calendar", newsletter, issue),
        pdf=absolute("issue-pdf", newsletter, issue),
    )
