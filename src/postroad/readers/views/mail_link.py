"""The link in each mail: it may have been passed on, so it shows nothing of the reader and allows what harms nobody."""

from collections.abc import Callable
from functools import wraps
from secrets import token_hex
from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_urlconf, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import token
from postroad.network.models import Newsletter
from postroad.readers import discreet, lessen
from postroad.readers.choosing.pause import until_field, within
from postroad.readers.keys import LEAVE, PREFERENCES, opened, token_for
from postroad.readers.said import Said
from postroad.readers.views.knocking import too_often
from postroad.readers.views.pages import context_of, private, said_for, tell, wrong_link
from postroad.readers.wishes import wish_for_link

Act = Callable[[HttpRequest, Said, int, int], HttpResponse]


class PauseForm(forms.Form):
    """The last day of a pause."""

    def __init__(self, *given: object, said: Said, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._said = said
        self.fields["until"] = until_field(said)

    def clean_until(self) -> object:
        """Return a day that lies ahead, but not too far."""
        return within(self.cleaned_data["until"], self._said)


def _opened(view: Act) -> Callable[[HttpRequest, str], HttpResponse]:
    # The token in the address is what allows the act, and no cookie is looked at: there is nothing that another site
    # could borrow from the reader's browser, and none is set.
    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        try:
            newsletter_pk, key = opened(PREFERENCES, token, now=timezone.now())
        except TokenError as error:
            return wrong_link(request, error)
        said = said_for(request, Newsletter.objects.filter(pk=newsletter_pk).first())
        return view(request, said, newsletter_pk, key)

    return checked


@token
@require_http_methods(["GET", "HEAD"])
@_opened
def preferences(request: HttpRequest, said: Said, newsletter_pk: int, key: int) -> HttpResponse:
    """Show what can be done, and nothing else."""
    return _offers(request, said, newsletter_pk, key, PauseForm(said=said))


@token
@require_http_methods(["POST"])
@_opened
def pause(request: HttpRequest, said: Said, newsletter_pk: int, key: int) -> HttpResponse:
    """Pause until a day."""
    form = PauseForm(request.POST, said=said)
    if not form.is_valid():
        return _offers(request, said, newsletter_pk, key, form)
    until = form.cleaned_data["until"]
    lessen.pause(newsletter_pk, key, until, now=timezone.now())
    return tell(request, said, "paused", text=said.word("paused_text", date=said.day(until)))


@token
@require_http_methods(["POST"])
@_opened
def fewer(request: HttpRequest, said: Said, newsletter_pk: int, key: int) -> HttpResponse:
    """Get events and deadlines alone."""
    lessen.only_events(newsletter_pk, key, now=timezone.now())
    return tell(request, said, "fewer_done")


@token
@require_http_methods(["POST"])
@_opened
def hide(request: HttpRequest, said: Said, newsletter_pk: int, key: int) -> HttpResponse:
    """Get discreet mails."""
    if not discreet.is_offered():
        return _offers(request, said, newsletter_pk, key, PauseForm(said=said))
    lessen.be_discreet(newsletter_pk, key, now=timezone.now())
    front = discreet.discreet_front(said.language)
    text = said.word("hide_done_text", sender=front.sender_name, address=front.sender_address)
    return tell(request, said, "hide_done", text=text)


@token
@require_http_methods(["POST"])
@_opened
def fresh_link(request: HttpRequest, said: Said, newsletter_pk: int, key: int) -> HttpResponse:
    """Let a fresh link go to the reader's own address. Nobody here learns which, nor whether there is one."""
    now = timezone.now()
    if barred := too_often(request, said, now=now):
        return barred
    wish_for_link(newsletter_pk, key, now=now)
    return tell(request, said, "link_sent")


_TOKEN: Final = token_hex(16)
_LEAVE: Final = token_hex(16)
"""What stands in a page for the two links that are one reader's own, until they are put in."""
_MOST: Final = 200
_pages: dict[tuple[object, ...], str] = {}


def _offers(request: HttpRequest, said: Said, newsletter_pk: int, key: int, form: PauseForm) -> HttpResponse:
    """Return the page. It is made without knowing the reader, and kept: two links alone are put in for each."""
    made = _made(said, form) if form.is_bound or settings.DEBUG else _kept(said, form)
    # The token in the address is the one that came; the link to leave is for ever, and so another.
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    leave = reverse("readers:leave", args=[token_for(LEAVE, newsletter_pk, key)])
    whole = made.replace(_TOKEN, token).replace(_LEAVE, leave)
    return private(HttpResponse(whole, status=400 if form.errors else 200))


def _kept(said: Said, form: PauseForm) -> str:
    """Return the page for all that it depends on. Every mail of a newsletter leads here, in the same few languages."""
    depends_on = (
        said.language,
        said.title,
        said.shown.slug if said.shown else "",
        said.is_discreet,
        said.today,
        settings.CONFIG,
        get_urlconf(),
    )
    if depends_on not in _pages:
        if len(_pages) >= _MOST:
            _pages.clear()
        _pages[depends_on] = _made(said, form)
    return _pages.get(depends_on) or _made(said, form)


def _made(said: Said, form: PauseForm) -> str:
    more = {"form": form, "token": _TOKEN, "leave": _LEAVE, "can_hide": discreet.is_offered()}
    return render_to_string("readers/preferences.html", {**context_of(said), **more})
