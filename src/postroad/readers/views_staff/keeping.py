"""For operators: what is kept for how long, and what the staff did."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from postroad.network.access import operator
from postroad.network.models import AuditEntry
from postroad.readers.models import Suppression
from postroad.readers.retain import RULES
from postroad.readers.views_staff.page import staff_page

PAGE = 100
_ACTS = {
    "reader.add": "Added a reader, who must confirm",
    "reader.ask-again": "Asked a reader to confirm once more",
    "reader.correct": "Corrected a reader",
    "reader.move": "Asked a reader to confirm another address",
    "reader.stop": "Stopped sending",
    "reader.resume": "Took up sending again",
    "reader.erase": "Erased a reader",
    "segment.save": "Saved a segment",
    "segment.drop": "Dropped a segment",
}
"""This room's acts in words; those of other rooms stand by their own names."""


@operator
@require_http_methods(["GET", "HEAD"])
def keeping(request: HttpRequest) -> HttpResponse:
    """Show how long each kind of data is kept, and why."""
    return staff_page(request, "keeping", tab="keeping", rules=RULES, suppressed=Suppression.objects.count())


@operator
@require_http_methods(["GET", "HEAD"])
def audit(request: HttpRequest) -> HttpResponse:
    """Show what the staff did, the newest first."""
    before, about = request.GET.get("before", ""), request.GET.get("about", "")[:200]
    entries = AuditEntry.objects.select_related("by").order_by("-pk")
    if about:
        entries = entries.filter(about=about)
    if before.isdecimal():
        entries = entries.filter(pk__lt=min(int(before), 2**63 - 1))
    shown = list(entries[: PAGE + 1])
    return staff_page(
        request,
        "audit",
        tab="audit",
        entries=[(entry, _ACTS.get(entry.act, entry.act)) for entry in shown[:PAGE]],
        about=about,
        before=shown[PAGE - 1].pk if len(shown) > PAGE else None,
    )
