"""Searching readers, and adding one who must still confirm."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.network.access import staff
from postroad.readers import care
from postroad.readers.find import PAGE, Among, Found, find, those_of
from postroad.readers.forms_staff import AddForm, SearchForm
from postroad.readers.models import Segment, Subscriber
from postroad.readers.segments import Wanted, picked
from postroad.readers.told import STATES
from postroad.readers.views_staff.page import person_of, posted, staff_page


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List readers, or those found. A search is posted, so that no address stands in the page's own address or a log."""
    form = SearchForm(posted(request))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    text, after = asked.get("text", ""), asked.get("after")
    among: Among = "name" if asked.get("among") == "name" else "address"
    found = find(text, among=among, after=after)
    context = {
        "form": form,
        "text": text,
        "among": among,
        "rows": _rows(found),
        "found": found,
        "is_first": after is None,
        "page_size": PAGE,
    }
    if getattr(request, "htmx", False):
        return staff_page(request, "found", **context)
    return staff_page(request, "people", tab="people", total=Subscriber.objects.count(), **context)


@staff
@require_http_methods(["GET", "HEAD"])
def people_in(request: HttpRequest, pk: int) -> HttpResponse:
    """List the readers who are in a segment."""
    segment = get_object_or_404(Segment.objects.select_related("newsletter"), pk=pk)
    after = request.GET.get("after", "")
    subscriptions = picked(segment.newsletter, Wanted.from_json(segment.wanted), now=timezone.now())
    found = those_of(subscriptions, after=int(after) if after.isdecimal() else None)
    return staff_page(
        request, "people-in", tab="segments", segment=segment, rows=_rows(found), found=found, is_first=not after
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Let a mail go to somebody with the question whether they want to read."""
    form = AddForm(posted(request))
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            subscriber = care.add(
                chosen["newsletter"],
                chosen["address"],
                language=chosen["language"] or chosen["newsletter"].language,
                name=chosen["name"],
                by=person_of(request),
                now=timezone.now(),
            )
        except care.CareError as error:
            form.add_error("address", str(error))
        else:
            messages.success(
                request, "A mail with a link to confirm is on its way. Until it is used, no issue goes there."
            )
            return redirect("readers:person", subscriber.key)
    return staff_page(request, "add", tab="people", form=form, status=400 if form.errors else 200)


def _rows(found: Found) -> list[tuple[Subscriber, list[tuple[str, str, str]]]]:
    return [
        (reader, [(one.newsletter.title, *STATES[one.state]) for one in reader.subscriptions.all()])
        for reader in found.readers
    ]
