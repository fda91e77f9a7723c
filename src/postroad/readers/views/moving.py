"""The two links of a change of address: the new address confirms it, the old one can stop it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import token
from postroad.readers.change_address import TakenAddress, asked_change, move, move_back
from postroad.readers.join import UsedToken
from postroad.readers.keys import ADDRESS, REVOKE
from postroad.readers.models import AddressChange, Subscription
from postroad.readers.said import Said
from postroad.readers.views.pages import ask, said_for, said_to, tell, wrong_link


@token
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm the new address by a POST."""
    now = timezone.now()
    try:
        change = asked_change(ADDRESS, token, now=now)
        said = _said(request, change)
        if request.method != "POST":
            return ask(request, said, "move", kind="primary")
        move(token, now=now)
    except TakenAddress:
        return tell(request, said, "taken", status=409)
    except (TokenError, UsedToken) as error:
        return wrong_link(request, error)
    return tell(request, said, "moved")


@token
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the change, or undo it, by a POST."""
    now = timezone.now()
    try:
        change = asked_change(REVOKE, token, now=now)
        said = _said(request, change)
        if request.method != "POST":
            return ask(request, said, "revoke", kind="primary")
        move_back(token, now=now)
    except TakenAddress:
        return tell(request, said, "taken", status=409)
    except (TokenError, UsedToken) as error:
        return wrong_link(request, error)
    return tell(request, said, "revoked")


def _said(request: HttpRequest, change: AddressChange) -> Said:
    subscriptions = Subscription.objects.select_related("newsletter")
    found = subscriptions.filter(newsletter=change.newsletter, subscriber=change.subscriber).first()
    return said_to(request, found) if found else said_for(request, change.newsletter)
