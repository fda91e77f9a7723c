"""Confirming a wish to read."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import token
from postroad.readers import join
from postroad.readers.views.pages import ask, said_to, tell, wrong_link


@token
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, and confirm by a POST: mail scanners follow links."""
    now = timezone.now()
    try:
        subscription = join.pending(token, now=now)
        if request.method == "POST":
            subscription = join.confirm(token, now=now)
    except (TokenError, join.UsedToken) as error:
        return wrong_link(request, error)
    said = said_to(request, subscription)
    if request.method == "POST":
        return tell(request, said, "confirmed", archive=True)
    return ask(request, said, "confirm", kind="primary")
