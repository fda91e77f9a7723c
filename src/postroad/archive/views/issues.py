"""An issue's page, and an item's."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from postroad.archive.answer import answer, page
from postroad.archive.look import look_of
from postroad.archive.places import absolute, places
from postroad.archive.say import said_on
from postroad.archive.shelf import Heading, Shelf, Standing, heading_of, item_corrected_at
from postroad.archive.stand import Found, find, taken_out
from postroad.document import Item
from postroad.network.access import anyone
from postroad.press import web


@anyone
@require_safe
def issue(request: HttpRequest, newsletter: str, issue: str) -> HttpResponseBase:
    """Show an issue."""
    found = find(newsletter, issue)
    if not isinstance(found, Found):
        return found
    return answer(request, found.shelf, lambda: _issue(found), language=found.document.language)


@anyone
@require_safe
def item(request: HttpRequest, newsletter: str, issue: str, key: str) -> HttpResponseBase:
    """Show one item."""
    found = find(newsletter, issue)
    if not isinstance(found, Found):
        return found
    shown = next((one for one in found.document.items if one.key == key), None)
    if shown is None:
        return taken_out(found, key)
    language = shown.language or found.document.language
    return answer(request, found.shelf, lambda: _item(found, shown, language), language=language)


def _issue(found: Found) -> str:
    newer, older = _beside(found.shelf, found.standing)
    slug = found.shelf.newsletter.slug
    return page(
        "archive/issue.html",
        found.shelf.newsletter,
        found.document.language,
        here="issues",
        canonical=absolute("issue", slug, found.standing.slug),
        document=found.document,
        standing=found.standing,
        published=said_on("published", found.standing.published_at, found.shelf.newsletter, found.document.language),
        corrected=said_on("corrected", found.standing.corrected_at, found.shelf.newsletter, found.document.language),
        article=web.article(found.document, look_of(found.shelf.newsletter), places(slug, found.standing.slug)),
        newer=newer,
        older=older,
        has_dates=any(one.moments() for one in found.document.items),
    )


def _item(found: Found, item: Item, language: str) -> str:
    slug = found.shelf.newsletter.slug
    return page(
        "archive/item.html",
        found.shelf.newsletter,
        language,
        here="issues",
        canonical=absolute("item", slug, found.standing.slug, item.key),
        document=found.document,
        standing=found.standing,
        item=item,
        corrected=said_on("corrected", item_corrected_at(found.standing, item.key), found.shelf.newsletter, language),
        article=web.item(found.document, item, look_of(found.shelf.newsletter), places(slug, found.standing.slug)),
        has_dates=bool(item.moments()),
    )


def _beside(shelf: Shelf, standing: Standing) -> tuple[Heading | None, Heading | None]:
    place = shelf.issues.index(standing)
    newer = heading_of(shelf.issues[place - 1]) if place else None
    older = heading_of(shelf.issues[place + 1]) if place + 1 < len(shelf.issues) else None
    return newer, older
