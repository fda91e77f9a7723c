"""One reader's mails, for the staff's page about that reader."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from postroad.delivery.of_reader import NEWEST, sent_to
from postroad.network.access import staff


@staff
@require_GET
def of_reader(request: HttpRequest, key: int) -> HttpResponse:
    """Show what became of each mail; the reader's page takes the list in by itself."""
    template = "delivery/of-reader-list.html" if getattr(request, "htmx", False) else "delivery/of-reader.html"
    response = render(request, template, {"key": key, "mails": sent_to(key), "newest": NEWEST})
    response["Cache-Control"] = "no-store"
    return response
