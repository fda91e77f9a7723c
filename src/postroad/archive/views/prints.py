"""An issue in other forms, and an item for the calendar."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from postroad.archive.answer import answer
from postroad.archive.look import look_of
from postroad.archive.places import places
from postroad.archive.stand import Found, find, taken_out
from postroad.document import Document
from postroad.document.model import dump
from postroad.network.access import anyone
from postroad.press.calendar import calendar as print_calendar
from postroad.press.markdown import markdown as print_markdown
from postroad.press.pdf import pdf as print_pdf
from postroad.press.places import Places


@anyone
@require_safe
def pdf(request: HttpRequest, newsletter: str, issue: str) -> HttpResponseBase:
    """Give the issue for printing."""

    def make(found: Found, where: Places) -> bytes:
        return print_pdf(found.document, look_of(found.shelf.newsletter), where)

    return _print(request, newsletter, issue, make, "application/pdf", "pdf")


@anyone
@require_safe
def markdown(request: HttpRequest, newsletter: str, issue: str) -> HttpResponseBase:
    """Give the issue as text."""

    def make(found: Found, where: Places) -> str:
        return print_markdown(found.document, where)

    return _print(request, newsletter, issue, make, "text/markdown; charset=utf-8", "md")


@anyone
@require_safe
def document(request: HttpRequest, newsletter: str, issue: str) -> HttpResponseBase:
    """Give the issue as the document that it is."""
    return _print(request, newsletter, issue, lambda found, where: dump(found.document), "application/json", "json")


@anyone
@require_safe
def calendar(request: HttpRequest, newsletter: str, issue: str) -> HttpResponseBase:
    """Give the issue's events and deadlines."""

    def make(found: Found, where: Places) -> bytes:
        return _calendar(found.document, where)

    return _print(request, newsletter, issue, make, "text/calendar; charset=utf-8", "ics")


@anyone
@require_safe
def item_calendar(request: HttpRequest, newsletter: str, issue: str, key: str) -> HttpResponseBase:
    """Give the times of one item."""
    found = find(newsletter, issue)
    if not isinstance(found, Found):
        return found
    shown = [one for one in found.document.items if one.key == key]
    if not shown:
        return taken_out(found, key)
    if not shown[0].moments():
        raise Http404
    alone = [section.model_copy(update={"items": tuple(shown)}) for section in found.document.sections[:1]]
    document = found.document.model_copy(update={"sections": tuple(alone)})
    return answer(
        request,
        found.shelf,
        lambda: _calendar(document, places(newsletter, issue)),
        content_type="text/calendar; charset=utf-8",
        file_name=f"{issue}-{key}.ics",
    )


def _calendar(document: Document, where: Places) -> bytes:
    return print_calendar([document], name=document.title, places_of=lambda _: where)


def _print(
    request: HttpRequest,
    newsletter: str,
    issue: str,
    make: Callable[[Found, Places], str | bytes],
    content_type: str,
    ending: str,
) -> HttpResponseBase:
    found = find(newsletter, issue)
    if not isinstance(found, Found):
        return found
    return answer(
        request,
        found.shelf,
        lambda: make(found, places(newsletter, issue)),
        content_type=content_type,
        language=found.document.language,
        file_name=f"{newsletter}-{issue}.{ending}",
    )
