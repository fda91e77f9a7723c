"""Segments, built by clicking: each answer narrows the count, and what is picked is saved by a name."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from postroad.network.access import staff
from postroad.network.audit import record
from postroad.network.models import Newsletter
from postroad.readers.forms_segment import SegmentForm
from postroad.readers.models import Segment
from postroad.readers.segments import Wanted, count, said
from postroad.readers.views_staff.page import person_of, staff_page


@staff
@require_http_methods(["GET", "HEAD"])
def segments(request: HttpRequest) -> HttpResponse:
    """List what was saved, by newsletter. The page fetches each count by itself, since there may be a million readers."""
    letters = [
        (
            letter,
            [
                (one, said(letter, Wanted.from_json(one.wanted).sieves))
                for one in Segment.objects.filter(newsletter=letter)
            ],
        )
        for letter in Newsletter.objects.all()
    ]
    return staff_page(request, "segments", tab="segments", letters=letters)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Build a segment."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    return _build(request, newsletter, Segment(newsletter=newsletter))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def segment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one, and change it."""
    found = get_object_or_404(Segment.objects.select_related("newsletter"), pk=pk)
    return _build(request, found.newsletter, found)


@staff
@require_http_methods(["GET", "HEAD"])
def counted(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many are in one."""
    found = get_object_or_404(Segment.objects.select_related("newsletter"), pk=pk)
    wanted = Wanted.from_json(found.wanted)
    return staff_page(request, "count", readers=count(found.newsletter, wanted, now=timezone.now()), wanted=wanted)


@staff
@require_POST
def count_answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how many what is ticked would pick, for the page's own refreshing."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    form = SegmentForm(request.POST, newsletter=newsletter)
    form.is_valid()
    return staff_page(request, "counted", **_counted(newsletter, form))


@staff
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a segment; its readers stay what they are."""
    found = get_object_or_404(Segment, pk=pk)
    with transaction.atomic():
        record(person_of(request), "segment.drop", f"segment {pk}", at=timezone.now(), detail=_plain(found.name))
        found.delete()
    messages.success(request, f"The segment “{found.name}” is gone; its readers stay what they are.")
    return redirect("readers:segments")


def _build(request: HttpRequest, newsletter: Newsletter, segment: Segment) -> HttpResponse:
    if request.method != "POST":
        form = SegmentForm.of(segment)
        form_is_saved = False
    else:
        form = SegmentForm(request.POST, newsletter=newsletter)
        form_is_saved = form.is_valid() and request.POST.get("do") == "save" and _saved(request, form, segment)
    if form_is_saved:
        messages.success(request, f"“{segment.name}” is saved.")
        return redirect("readers:segment", segment.pk)
    context = {"newsletter": newsletter, "segment": segment, "form": form, **_counted(newsletter, form)}
    return staff_page(request, "segment", tab="segments", status=400 if form.errors else 200, **context)


def _saved(request: HttpRequest, form: SegmentForm, segment: Segment) -> bool:
    """Save it, if it has a name that is free."""
    name = form.cleaned_data["name"]
    if not name:
        form.add_error("name", "Give the segment a name by which you find it again.")
        return False
    segment.name, segment.wanted = name, form.wanted.as_json()
    if segment.pk is None:
        segment.made_at, segment.made_by = timezone.now(), person_of(request)
    try:
        with transaction.atomic():
            segment.save()
            record(person_of(request), "segment.save", f"segment {segment.pk}", at=timezone.now(), detail=_plain(name))
    except IntegrityError:
        form.add_error("name", f"There is another segment “{name}”. Choose another name.")
        return False
    return True


def _counted(newsletter: Newsletter, form: SegmentForm) -> dict[str, Any]:
    """Return what the page says of the present answers; of wrong ones it says nothing."""
    wanted = form.wanted
    return {
        "readers": count(newsletter, wanted, now=timezone.now()),
        "sentence": said(newsletter, wanted.sieves),
        "wanted": wanted,
    }


def _plain(name: str) -> str:
    """Return a name as the audit log can hold it: a segment may be named by an address, and the log has none."""
    return name.replace("@", " at ")
