"""Naming an issue in addresses."""

from django.utils.text import slugify

from postroad.network.models import Newsletter

RESERVED = frozenset({"issues", "events", "feed", "calendar", "subscribe", "search", "library", "about"})
"""Names that stand for pages of a newsletter."""


def free_slug(newsletter: Newsletter, date: str, title: str) -> str:
    """Return a name for a new issue that no other one has: its date where there is one, else its title."""
    wanted = date or slugify(title)[:80].strip("-") or "issue"
    taken = set(newsletter.issues.filter(slug__startswith=wanted).values_list("slug", flat=True)) | RESERVED
    number, slug = 1, wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
