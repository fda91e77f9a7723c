"""The events and deadlines of all issues."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from postroad.archive.answer import answer, page
from postroad.archive.dates import coming, dated, passed
from postroad.archive.places import absolute
from postroad.archive.shelf import Shelf, document_of, shelf_of
from postroad.archive.told import tell
from postroad.network.access import anyone
from postroad.network.models import Newsletter

MOST_PASSED = 200
"""How many past events the page shows; all are in the issues."""


@anyone
@require_safe
def events(request: HttpRequest, newsletter: str) -> HttpResponseBase:
    """Show what is to come, and what has passed."""
    shelf = shelf_of(get_object_or_404(Newsletter, slug=newsletter))
    # What has ended is said by the hour, so that the page is made once an hour at most.
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    return answer(
        request,
        shelf,
        lambda: _page(shelf, now),
        language=shelf.newsletter.language,
        changes_with=now.isoformat(),
    )


def _page(shelf: Shelf, now: datetime) -> str:
    newsletter = shelf.newsletter
    every = dated(((issue.slug, document_of(issue)) for issue in shelf.issues), newsletter.zone)
    return page(
        "archive/events.html",
        newsletter,
        newsletter.language,
        here="events",
        canonical=absolute("events", newsletter.slug),
        upcoming=[tell(one, newsletter) for one in coming(every, now)],
        past=[tell(one, newsletter) for one in passed(every, now)[:MOST_PASSED]],
    )
