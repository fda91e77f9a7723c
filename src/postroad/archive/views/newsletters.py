"""The archive's front, and a newsletter's own page."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postroad.archive.answer import answer, page
from postroad.archive.places import absolute
from postroad.archive.say import row_of
from postroad.archive.shelf import Shelf, heading_of, shelf_of
from postroad.archive.years import by_year
from postroad.network.access import anyone
from postroad.network.models import Newsletter


@anyone
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Show the newsletters; where there is only one, its page."""
    newsletters = list(Newsletter.objects.all()[:200])
    if len(newsletters) == 1:
        return _answer(request, shelf_of(newsletters[0]))
    response = HttpResponse(page("archive/home.html", None, "en", newsletters=newsletters))
    response["Content-Language"] = "en"
    return response


@anyone
@require_safe
def newsletter(request: HttpRequest, newsletter: str) -> HttpResponseBase:
    """Show a newsletter's issues by year, the newest first."""
    return _answer(request, shelf_of(get_object_or_404(Newsletter, slug=newsletter)))


def _answer(request: HttpRequest, shelf: Shelf) -> HttpResponseBase:
    return answer(request, shelf, lambda: _page(shelf), language=shelf.newsletter.language)


def _page(shelf: Shelf) -> str:
    rows = [row_of(heading_of(issue), shelf.newsletter.language) for issue in shelf.issues]
    return page(
        "archive/newsletter.html",
        shelf.newsletter,
        shelf.newsletter.language,
        here="issues",
        canonical=absolute("newsletter", shelf.newsletter.slug),
        newest=rows[0] if rows else None,
        years=by_year(rows[1:]),
    )
