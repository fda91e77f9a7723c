"""The prints of an issue as it stands now, at addresses of their own where nothing in them can run."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from postroad.desk.compose import compose
from postroad.desk.prints import PRINTS
from postroad.desk.views.shown import get_issue
from postroad.network.access import staff
from postroad.press.theme import load_theme

SHUT = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"


@staff
@xframe_options_sameorigin
@require_safe
def preview(request: HttpRequest, pk: int, print: str) -> HttpResponse:  # noqa: A002 (the field's term)
    """Give one print."""
    chosen = next((one for one in PRINTS if one.name == print), None)
    if chosen is None:
        raise Http404
    issue = get_issue(pk)
    made = chosen.make(compose(issue), load_theme(issue.newsletter.theme))
    response = HttpResponse(made, content_type=chosen.content_type)
    # A browser's own PDF viewer does not run in a sandbox, and nothing in our PDF can act.
    response["Content-Security-Policy"] = f"sandbox; {SHUT}" if chosen.in_frame else SHUT
    response["Cache-Control"] = "no-store"
    if chosen.ending:
        response["Content-Disposition"] = f'inline; filename="{issue.slug}.{chosen.ending}"'
    return response
