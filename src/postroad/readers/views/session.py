"""The reader's half hour: a signed cookie that a fresh link is exchanged for, and that no other site can make use of."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from postroad.readers.keys import MANAGE_WITHIN
from postroad.readers.manage import reader_of
from postroad.readers.views.pages import said_for, said_to, tell

COOKIE: Final = "reader"
_PATH: Final = "/reader/"

View = Callable[..., HttpResponse]


def opened(view: View) -> View:
    """Give a view the reader whose choices are open, and the page's words; say it where they are closed."""

    @wraps(view)
    def checked(request: HttpRequest, **named: Any) -> HttpResponse:
        reader = reader_of(request.COOKIES.get(COOKIE, ""), now=timezone.now())
        if reader is None:
            return closed(tell(request, said_for(request, None), "session_over", status=403))
        return view(request, reader, said_to(request, reader), **named)

    return checked


def open_with(response: HttpResponse, value: str) -> HttpResponse:
    """Open the choices in this browser."""
    response.set_cookie(
        COOKIE,
        value,
        max_age=MANAGE_WITHIN,
        path=_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return response


def closed(response: HttpResponse) -> HttpResponse:
    """Close them."""
    response.delete_cookie(COOKIE, path=_PATH, samesite="Strict")
    return response
