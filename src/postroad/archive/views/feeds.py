"""What machines follow: the Atom feed and the calendar of a newsletter."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postroad.archive import feed as atom
from postroad.archive.answer import answer
from postroad.archive.look import look_of
from postroad.archive.places import absolute, places
from postroad.archive.shelf import Shelf, document_of, shelf_of
from postroad.network.access import anyone
from postroad.network.models import Newsletter
from postroad.press import web
from postroad.press.calendar import calendar as print_calendar

NEWEST = 20
"""How many issues the feed tells."""


@anyone
@require_safe
def feed(request: HttpRequest, newsletter: str) -> HttpResponseBase:
    """Give the newest issues as Atom."""
    shelf = shelf_of(get_object_or_404(Newsletter, slug=newsletter))
    return answer(request, shelf, lambda: _feed(shelf), content_type="application/atom+xml; charset=utf-8")


@anyone
@require_safe
def calendar(request: HttpRequest, newsletter: str) -> HttpResponseBase:
    """Give the events and deadlines of all issues as iCalendar."""
    shelf = shelf_of(get_object_or_404(Newsletter, slug=newsletter))
    return answer(
        request,
        shelf,
        lambda: _calendar(shelf),
        content_type="text/calendar; charset=utf-8",
        file_name=f"{shelf.newsletter.slug}.ics",
    )


def _calendar(shelf: Shelf) -> bytes:
    slugs = {document_of(issue).key: issue.slug for issue in shelf.issues}
    return print_calendar(
        (document_of(issue) for issue in shelf.issues),
        name=shelf.newsletter.title,
        places_of=lambda document: places(shelf.newsletter.slug, slugs[document.key]),
    )


def _feed(shelf: Shelf) -> bytes:
    newsletter = shelf.newsletter
    channel = atom.Channel(
        key=newsletter.slug,
        title=newsletter.title,
        subtitle=newsletter.description,
        author=newsletter.sender_name,
        language=newsletter.language,
        url=absolute("feed", newsletter.slug),
        page=absolute("newsletter", newsletter.slug),
    )
    return atom.feed(channel, _told(shelf))


def _told(shelf: Shelf) -> Iterator[atom.Told]:
    theme = look_of(shelf.newsletter)
    for issue in shelf.issues[:NEWEST]:
        document = document_of(issue)
        where = places(shelf.newsletter.slug, issue.slug)
        yield atom.Told(
            key=document.key,
            title=document.title,
            url=where.issue,
            language=document.language,
            published_at=issue.published_at,
            changed_at=issue.changed_at,
            summary=document.introduction,
            content=web.article(document, theme, where),
        )
