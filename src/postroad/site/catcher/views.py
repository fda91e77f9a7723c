"""The caught mails on the web: the list, one mail, its HTML in a sandbox, its source and what is attached."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from postroad.network.access import staff
from postroad.site.catcher.mail import Attachment, links, read_mail, with_pictures
from postroad.site.catcher.store import CAUGHT_NAME, Caught, Store

PER_PAGE = 50
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:"
WIDTHS = {"desktop": "Desktop", "phone": "Phone"}
_SHOWN_SOURCE = 400_000


def catching(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let staff in, where the installation has a catcher; elsewhere there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.POSTROAD_CATCHER:
            raise Http404
        return view(request, *args, **kwargs)

    return staff(guarded)  # type: ignore[return-value]


def caught_store() -> Store:
    """Return the installation's caught mails."""
    return Store(settings.POSTROAD_HOME / CAUGHT_NAME)


@catching
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """List what was caught, the newest first."""
    search = request.GET.get("search", "").strip()[:200]
    found: Paginator[Caught] = Paginator(cast(Any, _Found(caught_store(), search)), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    query = f"&{urlencode({'search': search})}" if search else ""
    return render(request, "catcher/mails.html", {"page": page, "search": search, "query": query})


@catching
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Forget all caught mails."""
    caught_store().clear()
    messages.info(request, "All caught mails are forgotten.")
    return redirect("catcher:mails")


@catching
@require_safe
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail: its HTML (in a frame of its own), its text, its headers and what is attached."""
    caught, raw = _caught(pk)
    read = read_mail(raw)
    views = {"html": bool(read.html), "text": bool(read.text), "headers": True}
    shown = request.GET.get("show", "")
    shown = shown if views.get(shown) else next(name for name, there in views.items() if there)
    width = request.GET.get("width", "desktop")
    context = {
        "caught": caught,
        "mail": read,
        "shown": shown,
        "width": width if width in WIDTHS else "desktop",
        "widths": WIDTHS,
        "links": links(read.html) if shown == "html" else (),
    }
    return render(request, "catcher/mail.html", context)


@catching
@require_safe
@xframe_options_sameorigin
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mail's HTML as it came, where nothing in it can run, load or send anything."""
    html = with_pictures(read_mail(_caught(pk)[1]))
    return _sandboxed(HttpResponse(html, content_type="text/html; charset=utf-8"))


@catching
@require_safe
def mail_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mail as it came over the wire, as text; ``?whole`` as a file."""
    caught, raw = _caught(pk)
    if "whole" in request.GET:
        return _as_file(raw, f"mail-{caught.pk}.eml", "message/rfc822")
    text = raw[:_SHOWN_SOURCE].decode("utf-8", "replace")
    context = {"caught": caught, "source": text, "cut": len(raw) > _SHOWN_SOURCE}
    return render(request, "catcher/source.html", context)


@catching
@require_safe
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Give what is attached, always as a file to keep, never to be shown by the browser."""
    found: Attachment | None = next((a for a in read_mail(_caught(pk)[1]).attachments if a.number == number), None)
    if found is None:
        raise Http404
    kind = "text/calendar; charset=utf-8" if found.kind == "text/calendar" else "application/octet-stream"
    return _as_file(found.content, found.name, kind)


class _Found:
    """What a search finds, page by page, as a paginator wants it."""

    ordered = True

    def __init__(self, store: Store, search: str) -> None:
        self._store, self._search = store, search

    def count(self) -> int:
        return self._store.count(self._search)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, span: slice) -> list[Caught]:
        return self._store.mails(self._search, offset=span.start, limit=span.stop - span.start)


def _caught(pk: int) -> tuple[Caught, bytes]:
    store = caught_store()
    found = store.mail(pk) if pk < 2**63 else None
    if found is None:
        raise Http404
    return found, store.source(pk)


def _as_file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return _sandboxed(response)


def _sandboxed(response: HttpResponse) -> HttpResponse:
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    return response
