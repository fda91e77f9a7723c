"""Leaving by the link in a mail, or by a mail program's own button (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import token
from postroad.network.models import Newsletter
from postroad.readers.keys import LEAVE, opened
from postroad.readers.leave import leave_by_token
from postroad.readers.views.pages import ask, said_for, tell, wrong_link


@csrf_exempt  # RFC 8058: the reader's own mail service posts here, with no cookie and no session
@token
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; end the subscription by a POST, from the button or from a mail program."""
    now = timezone.now()
    try:
        if request.method == "POST":
            one_click = request.POST.get("List-Unsubscribe") == "One-Click"
            newsletter = leave_by_token(token, how="one-click" if one_click else "link", now=now)
        else:
            newsletter = Newsletter.objects.filter(pk=opened(LEAVE, token, now=now)[0]).first()
    except TokenError as error:
        return wrong_link(request, error)
    said = said_for(request, newsletter)
    if request.method == "POST":
        return tell(request, said, "left", again=True, archive=True)
    return ask(request, said, "leave", kind="stop")
