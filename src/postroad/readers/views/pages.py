"""How a reader's page is made: in their language, with no name where it must be discreet, and stored by no cache."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from postroad.mail.tokens import ExpiredToken
from postroad.network.models import Newsletter
from postroad.readers.join import UsedToken
from postroad.readers.models import Subscription
from postroad.readers.said import Said


def said_for(request: HttpRequest, newsletter: Newsletter | None, language: str = "", *, hide: bool = False) -> Said:
    """Return a page's words: in the language asked for, the reader's or the newsletter's."""
    zone = newsletter.zone if newsletter else settings.TIME_ZONE
    return Said(
        language or asked_language(request, newsletter),
        newsletter,
        today=timezone.localdate(timezone=_zone(zone)),
        is_discreet=hide or getattr(request, "is_discreet", False),
    )


def said_to(request: HttpRequest, subscription: Subscription) -> Said:
    """Return the words of a page that one reader opened by a fresh link."""
    newsletter = subscription.newsletter
    language = request.GET.get("language", "")
    spoken = language if language in newsletter.languages else subscription.language
    return said_for(request, newsletter, spoken, hide=subscription.discreet)


def page(request: HttpRequest, template: str, said: Said, *, status: int = 200, **more: Any) -> HttpResponse:
    """Return a page made of a template of this room."""
    return private(render(request, f"readers/{template}.html", {**context_of(said), **more}, status=status))


def context_of(said: Said) -> dict[str, Any]:
    """Return what each of this room's templates for readers knows."""
    return {
        "say": said,
        "language": said.language,
        "direction": said.direction,
        "newsletter": said.shown,
        "discreet_name": settings.CONFIG.discreet_name,
    }


def private(response: HttpResponse) -> HttpResponse:
    """Let a link with a token not travel on in a Referer, and no cache keep what one reader sees."""
    response["Referrer-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    return response


def ask(request: HttpRequest, said: Said, about: str, *, button: str = "", **more: Any) -> HttpResponse:
    """Return one question with one button."""
    label = said[button or f"{about}_button"]
    return page(request, "ask", said, heading=said[about], text=said[f"{about}_text"], button=label, **more)


def tell(
    request: HttpRequest, said: Said, about: str, *, status: int = 200, text: str = "", **more: Any
) -> HttpResponse:
    """Return a page that says what is now true."""
    return page(request, "said", said, status=status, heading=said[about], text=text or said[f"{about}_text"], **more)


def wrong_link(request: HttpRequest, error: Exception) -> HttpResponse:
    """Say why a link can't be used, and where a good one is."""
    about = "used_link" if isinstance(error, UsedToken) else "wrong_link"
    if isinstance(error, ExpiredToken):
        about = "old_link"
    return tell(request, said_for(request, None), about, status=404)


def asked_language(request: HttpRequest, newsletter: Newsletter | None) -> str:
    """Return the page's language: the one in the address, else the browser's, else the newsletter's first."""
    spoken = (newsletter.languages or [newsletter.language]) if newsletter else []
    asked = request.GET.get("language", "")
    if asked in spoken:
        return asked
    preferred = str(getattr(request, "LANGUAGE_CODE", ""))
    return preferred if preferred in spoken or not spoken else str(spoken[0])


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
