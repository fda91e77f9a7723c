"""The mailings' pages: the last look before sending, and what became of each."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from postroad.delivery.models import Mailing, Relay
from postroad.delivery.prepare import begin
from postroad.delivery.shown import Shown, shown
from postroad.delivery.tasks import send_mailing
from postroad.desk.models import Issue
from postroad.network.access import staff
from postroad.network.models import Person
from postroad.readers.audience import count_confirmed

NEWEST = 50


@staff
@require_GET
def mailings(request: HttpRequest) -> HttpResponse:
    """List the mailings, the newest first."""
    newest = Mailing.objects.select_related("newsletter")[:NEWEST]
    return render(request, "delivery/mailings.html", {"mailings": [shown(mailing) for mailing in newest]})


@staff
@require_GET
def mailing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mailing: a bar from queued to accepted, and each state by its count."""
    return render(request, "delivery/mailing.html", _told(pk))


@staff
@require_GET
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the figures alone, for the page's own refreshing."""
    return render(request, "delivery/figures.html", _told(pk))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be sent to how many; by a POST, send it."""
    issue = get_object_or_404(Issue.objects.select_related("newsletter"), pk=pk)
    before = Mailing.objects.filter(revision__issue=issue).first()
    relay = Relay.objects.filter(is_active=True).first()
    if request.method == "POST" and relay is not None:
        begun = _start(issue, request.user)  # type: ignore[arg-type]
        return redirect("delivery:mailing", begun.pk)
    readers = count_confirmed(issue.newsletter)
    context = {"issue": issue, "readers": readers, "relay": relay, "before": before}
    return render(request, "delivery/start.html", context, status=409 if request.method == "POST" else 200)


@staff
@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Let no further mail leave."""
    get_object_or_404(Mailing, pk=pk).pause(f"{request.user} paused it.")
    return _back(pk)


@staff
@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on."""
    if get_object_or_404(Mailing, pk=pk).resume():
        send_mailing.enqueue(pk)
    return _back(pk)


@staff
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """End it for good."""
    get_object_or_404(Mailing, pk=pk).stop(f"{request.user} ended it.")
    return _back(pk)


def _start(issue: Issue, by: Person) -> Mailing:
    """Freeze what is sent while the editor waits; filling the ledger and sending are the worker's."""
    now = timezone.now()
    begun = begin(issue.freeze(by=by, now=now), by=by, now=now)
    send_mailing.enqueue(begun.pk)
    return begun


def _told(pk: int) -> dict[str, Any]:
    seen: Shown = shown(get_object_or_404(Mailing.objects.select_related("newsletter", "revision__issue"), pk=pk))
    return {"seen": seen, "mailing": seen.mailing, "tally": seen.tally}


def _back(pk: int) -> HttpResponseRedirect:
    return redirect("delivery:mailing", pk)
