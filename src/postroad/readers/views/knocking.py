"""A limit on how often one place may let mails be sent, the same whatever it asks for."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse

from postroad.network.place import place_of
from postroad.readers.models import Knock
from postroad.readers.said import Said
from postroad.readers.views.pages import tell


def too_often(request: HttpRequest, said: Said, *, now: datetime) -> HttpResponse | None:
    """Return the page that asks for patience, where this place asked too often; None otherwise."""
    if Knock.hears(place_of(request), now=now):
        return None
    response = tell(request, said, "too_often", status=429)
    response["Retry-After"] = "3600"
    return response
