"""Leads go into a section of an issue."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from postroad.desk.models import DeskSection, Issue
from postroad.gather.models import Lead
from postroad.network.access import staff

MOST_LEADS = 100
OPEN_ISSUES = 6


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Ask into which section of an issue that is not published yet the chosen leads go; then put them there."""
    told = request.POST if request.method == "POST" else request.GET
    leads = _leads(told.getlist("lead"))
    if not leads:
        messages.error(request, "Choose at least one lead first.")
        return redirect("gather:leads")
    if request.method == "POST":
        return _place(request, leads)
    newsletters = {lead.source.newsletter_id for lead in leads}
    sections = Prefetch("sections", DeskSection.objects.standing())
    issues = Issue.objects.filter(newsletter__in=newsletters, revisions__publications=None)
    context = {
        "leads": leads,
        "issues": issues.order_by("-changed_at").prefetch_related(sections)[:OPEN_ISSUES],
        "chosen": request.session.get("section"),
    }
    return render(request, "desk/place.html", context)


def _place(request: HttpRequest, leads: list[Lead]) -> HttpResponse:
    number = request.POST.get("section", "")
    if not number.isascii() or not number.isdigit() or len(number) > 17:
        messages.error(request, "Choose a section first.")
        chosen = "&".join(f"lead={lead.pk}" for lead in leads)
        return redirect(f"{reverse('desk:place')}?{chosen}")
    section = get_object_or_404(DeskSection.objects.standing().select_related("issue"), pk=int(number))
    person = request.user if request.user.is_authenticated else None
    # The newest leads stand first in the list, and so they do in the section.
    items = [section.issue.place(lead, section, by=person) for lead in leads]
    request.session["section"] = section.pk
    what = f"“{items[0].title}” is" if len(items) == 1 else f"{len(items)} leads are"
    messages.info(request, f"{what} in “{section.title}” of {section.issue.title} now.")
    return redirect("gather:leads")


def _leads(numbers: list[str]) -> list[Lead]:
    wanted = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 18]
    found = Lead.objects.filter(pk__in=wanted[:MOST_LEADS]).select_related("source__organisation")
    return list(found.newest_first())
