"""The list of leads, and what an editor does with one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from postroad.gather.models import Lead, Source
from postroad.gather.models.lead import LeadQuerySet
from postroad.network.access import staff

PER_PAGE = 100
STATES = {"open": "Open", "placed": "In an issue", "dismissed": "Put aside"}


@staff
@require_GET
def leads(request: HttpRequest) -> HttpResponse:
    """Show the leads of one state, of all sources or of one, the newest first."""
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    sources = Source.objects.select_related("organisation")
    number = _number(request.GET.get("source"))
    source = sources.filter(pk=number).first() if number is not None else None
    found = _in_state(state).newest_first().select_related("source", "source__organisation")
    if source is not None:
        found = found.filter(source=source)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "sources": sources, "source": source, "state": state, "states": STATES}
    context["query"] = f"&state={state}" + (f"&source={source.pk}" if source is not None else "")
    return render(request, "gather/leads.html", context)


@staff
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a lead aside."""
    get_object_or_404(Lead, pk=pk).dismiss(now=timezone.now())
    return _back(request)


@staff
@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a lead back onto the list."""
    get_object_or_404(Lead, pk=pk).restore()
    return _back(request)


def _in_state(state: str) -> LeadQuerySet:
    every: LeadQuerySet = Lead.objects.all()
    if state == "placed":
        return every.filter(placements__isnull=False).distinct()
    if state == "dismissed":
        return every.filter(placements=None).exclude(dismissed_at=None)
    return every.open()


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else None


def _back(request: HttpRequest) -> HttpResponse:
    """Go back to the list where the person was; for the page's own script an empty answer is enough."""
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    place = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(place, allowed_hosts={request.get_host()}):
        place = reverse("gather:leads")
    return HttpResponseRedirect(place)
