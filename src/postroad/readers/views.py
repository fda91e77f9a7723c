"""The readers' pages: subscribe, confirm, leave. A GET changes nothing, since mail scanners follow links."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from postroad.mail.tokens import TokenError
from postroad.network.access import anyone, token
from postroad.network.models import Newsletter
from postroad.press.words import Words, direction
from postroad.readers import join
from postroad.readers.forms import SubscribeForm
from postroad.readers.keys import LEAVE, PREFERENCES, opened, token_for
from postroad.readers.leave import leave_by_token
from postroad.readers.words import words


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form; take a wish. Whatever is known of the address, the answer is the same."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    said, now = words(_asked_language(request, newsletter)), timezone.now()
    form = SubscribeForm(request.POST or None, newsletter=newsletter, words=said, now=now)
    if request.method == "POST" and form.is_valid():
        if not form.is_from_a_program:
            chosen = form.cleaned_data
            join.ask(
                newsletter,
                chosen["address"],
                language=chosen["language"],
                now=now,
                wording=said.word("agree"),
                source=request.path,
            )
        return redirect(f"{request.path}asked/?language={said.language}")
    heading = said.word("subscribe", newsletter=newsletter.title)
    return _page(request, "subscribe", said, newsletter, status=400 if form.errors else 200, form=form, heading=heading)


@anyone
@require_http_methods(["GET", "HEAD"])
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what happens next."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    said = words(_asked_language(request, newsletter))
    return _said(request, said, newsletter, "asked")


@token
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, and confirm by a POST."""
    now = timezone.now()
    try:
        subscription = join.pending(token, now=now)
        if request.method == "POST":
            subscription = join.confirm(token, now=now)
    except (TokenError, join.UsedToken) as error:
        return _wrong_link(request, error)
    said, newsletter = words(subscription.language), subscription.newsletter
    if request.method == "POST":
        return _said(request, said, newsletter, "confirmed")
    return _ask(request, said, newsletter, "confirm", kind="primary")


@csrf_exempt  # RFC 8058: the reader's own mail service posts here, with no cookie and no session
@token
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; end the subscription by a POST, from the button or from a mail program (RFC 8058)."""
    now = timezone.now()
    try:
        if request.method == "POST":
            one_click = request.POST.get("List-Unsubscribe") == "One-Click"
            newsletter = leave_by_token(token, how="one-click" if one_click else "link", now=now)
        else:
            newsletter = Newsletter.objects.filter(pk=opened(LEAVE, token, now=now)[0]).first()
    except TokenError as error:
        return _wrong_link(request, error)
    said = words(_asked_language(request, newsletter))
    if request.method == "POST":
        return _said(request, said, newsletter, "left", again=True)
    return _ask(request, said, newsletter, "leave", kind="stop")


@token
@require_http_methods(["GET", "HEAD"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link in a mail allows: nothing that could harm anybody, and nothing of the reader's."""
    try:
        newsletter_pk, key = opened(PREFERENCES, token, now=timezone.now())
    except TokenError as error:
        return _wrong_link(request, error)
    newsletter = Newsletter.objects.filter(pk=newsletter_pk).first()
    said = words(_asked_language(request, newsletter))
    action = reverse("readers:leave", args=[token_for(LEAVE, newsletter_pk, key)])
    return _ask(request, said, newsletter, "preferences", kind="stop", button="leave_button", action=action)


def _ask(
    request: HttpRequest, said: Words, newsletter: Newsletter | None, about: str, *, button: str = "", **more: Any
) -> HttpResponse:
    title = newsletter.title if newsletter else "Postroad"
    heading, text = said.word(about, newsletter=title), said.word(f"{about}_text", newsletter=title)
    label = said.word(button or f"{about}_button", newsletter=title)
    return _page(request, "ask", said, newsletter, heading=heading, text=text, button=label, **more)


def _said(request: HttpRequest, said: Words, newsletter: Newsletter | None, about: str, **more: Any) -> HttpResponse:
    title = newsletter.title if newsletter else "Postroad"
    text = said.word(f"{about}_text", newsletter=title)
    return _page(request, "said", said, newsletter, heading=said.word(about), text=text, **more)


def _wrong_link(request: HttpRequest, error: Exception) -> HttpResponse:
    said = words(_asked_language(request, None))
    return _page(request, "said", said, None, status=404, heading=said.word("wrong_link"), text=str(error))


def _page(
    request: HttpRequest, name: str, said: Words, newsletter: Newsletter | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "newsletter": newsletter,
        "language": said.language,
        "direction": direction(said.language),
        "words": {name: said.word(name) for name in ("subscribe_lede", "agree", "send", "again", "read_archive")},
        **more,
    }
    response = render(request, f"readers/{name}.html", context, status=status)
    # A link with a token must not travel on in a Referer, nor stay in a shared cache.
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _asked_language(request: HttpRequest, newsletter: Newsletter | None) -> str:
    spoken = (newsletter.languages or [newsletter.language]) if newsletter else []
    asked = request.GET.get("language", "")
    if asked in spoken:
        return asked
    preferred = getattr(request, "LANGUAGE_CODE", "")
    return preferred if preferred in spoken or not spoken else spoken[0]
