"""The sources: what is fetched, when it last answered, and what is wrong."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from postroad.gather.collect import Collected, collect, fetch_as_configured
from postroad.gather.forms import OpmlForm, SourceForm
from postroad.gather.models import Source
from postroad.gather.opml import MAX_BYTES, OpmlError, read_opml
from postroad.network.access import staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest) -> HttpResponse:
    """Show all sources; take a new one and fetch it at once, so that a wrong address shows at once."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _say(request, collect(form.save(), fetch_as_configured(), timezone.now()))
        return redirect("gather:sources")
    found = Source.objects.select_related("newsletter", "organisation").annotate(
        open_leads=Count("leads", filter=Q(leads__dismissed_at=None, leads__placements=None), distinct=True)
    )
    context = {"sources": found, "form": form, "opml": OpmlForm()}
    return render(request, "gather/sources.html", context, status=400 if form.errors else 200)


@staff
@require_POST
def fetch_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch one source now."""
    _say(request, collect(get_object_or_404(Source, pk=pk), fetch_as_configured(), timezone.now()))
    return redirect("gather:sources")


@staff
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch a source no more."""
    source = get_object_or_404(Source, pk=pk)
    title = source.title
    source.remove()
    messages.info(request, f"{title} is not fetched any more.")
    return redirect("gather:sources")


@staff
@require_POST
def import_opml(request: HttpRequest) -> HttpResponse:
    """Take the feeds of a list; those already known stay as they are."""
    form = OpmlForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "Choose an OPML file first.")
        return redirect("gather:sources")
    try:
        listed = read_opml(form.cleaned_data["file"].read(MAX_BYTES + 1))
    except OpmlError as error:
        messages.error(request, str(error))
        return redirect("gather:sources")
    newsletter = form.cleaned_data["newsletter"]
    before = newsletter.sources.count()
    rows = [Source(newsletter=newsletter, url=feed.url, title=feed.title or feed.url[:300]) for feed in listed]
    Source.objects.bulk_create(rows, ignore_conflicts=True)
    added = newsletter.sources.count() - before
    messages.info(
        request, f"{added} of {len(listed)} feeds are new. They are fetched the next time leads are gathered."
    )
    return redirect("gather:sources")


def _say(request: HttpRequest, collected: Collected) -> None:
    if collected.error:
        messages.error(request, collected.error)
    elif collected.unchanged or not (collected.new or collected.changed):
        messages.info(request, f"{collected.source.title} has nothing new.")
    else:
        messages.info(request, f"{collected.source.title} brought {collected.new} new leads.")
