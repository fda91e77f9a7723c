"""A newsletter's own colours on its public pages, as a stylesheet: the pages' policy allows no style within."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from postroad.archive.answer import answer
from postroad.archive.look import look_of
from postroad.archive.shelf import shelf_of
from postroad.network.access import anyone
from postroad.network.models import Newsletter
from postroad.press.theme import DEFAULT_THEME, Palette


@anyone
@require_safe
def theme(request: HttpRequest, newsletter: str) -> HttpResponseBase:
    """Give the tokens that the newsletter's theme replaces."""
    shelf = shelf_of(get_object_or_404(Newsletter, slug=newsletter))
    return answer(request, shelf, lambda: _sheet(shelf.newsletter), content_type="text/css; charset=utf-8")


def _sheet(newsletter: Newsletter) -> str:
    own = look_of(newsletter)
    light = _tokens(own.light, DEFAULT_THEME.light)
    dark = _tokens(own.dark, DEFAULT_THEME.dark)
    return f":root {{{light}}}\n@media (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n"


def _tokens(own: Palette, house: Palette) -> str:
    if own.road == house.road:
        return ""
    return f" --road: {own.road}; --road-deep: {own.road}; --on-road: {own.paper}; "
