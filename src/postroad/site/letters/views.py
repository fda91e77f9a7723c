"""The letters' pages: the queue, one letter, and what is done about it."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from postroad.network.access import staff
from postroad.network.models import Correspondence
from postroad.readers.models import Subscription
from postroad.site.letters.leaving import subscriptions_of, unsubscribe

PER_PAGE = 50
SHOWN = {"waiting": "Waiting", "done": "Done", "automatic": "From programs"}


@staff
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List what came, the newest first."""
    shown = request.GET.get("show", "")
    shown = shown if shown in SHOWN else "waiting"
    page = Paginator(_found(shown), PER_PAGE).get_page(request.GET.get("page"))
    reads = subscriptions_of(one for one in page if one.asks_to_leave)
    rows = [(one, reads.get(one.pk, [])) for one in page]
    context = {"page": page, "rows": rows, "shown": shown, "tabs": SHOWN, "query": f"&show={shown}"}
    return _page(request, "letters", context)


def _found(shown: str) -> QuerySet[Correspondence]:
    found = Correspondence.objects.select_related("newsletter")
    if shown == "done":
        return found.exclude(done_at=None)
    waiting = found.filter(done_at=None)
    return waiting.exclude(automatic="") if shown == "automatic" else waiting.filter(automatic="")


@staff
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one letter."""
    found = get_object_or_404(Correspondence.objects.select_related("newsletter", "done_by"), pk=pk)
    context = {"letter": found, "reads": subscriptions_of([found])[found.pk], "answer": _answer(found)}
    return _page(request, "letter", context)


@staff
@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a letter off the queue."""
    if _letter(pk).done(by=request.user, now=timezone.now()):  # type: ignore[arg-type]
        messages.info(request, "The letter is done. It stands under “Done”.")
    return redirect("letters:letters")


@staff
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a letter back into the queue."""
    if _letter(pk).wait_again():
        messages.info(request, "The letter waits again.")
    return redirect("letters:letter", pk)


@staff
@require_POST
def leaving(request: HttpRequest, pk: int) -> HttpResponse:
    """Unsubscribe who wrote a letter."""
    ended = unsubscribe(_letter(pk), by=request.user, now=timezone.now())  # type: ignore[arg-type]
    if not ended:
        messages.warning(request, "Nobody was unsubscribed: whoever wrote this reads nothing of ours any more.")
        return redirect("letters:letter", pk)
    messages.success(request, f"{_names(ended)}: nothing more is sent to them, and the letter is done.")
    return redirect("letters:letters")


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, f"letters/{name}.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _names(ended: list[Subscription]) -> str:
    who = ended[0].subscriber.address
    return f"{who} left {', '.join(one.newsletter.title for one in ended)}"


def _letter(pk: int) -> Correspondence:
    return get_object_or_404(Correspondence, pk=pk)


def _answer(found: Correspondence) -> str:
    """Return where the answer goes, as a link for the editor's own mail program; nothing in it can add a recipient."""
    if not found.sender_address or found.automatic:
        return ""
    subject = found.subject if found.subject.lower().startswith("re:") else f"Re: {found.subject}"
    return f"mailto:{quote(found.sender_address, safe='@')}?subject={quote(subject)}"
