"""The list of issues, and how one begins."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from postroad.desk.begin import begin
from postroad.desk.compose import compose
from postroad.desk.forms.issue import BeginForm, HeadForm
from postroad.desk.models import Issue
from postroad.desk.state import State, state_of
from postroad.desk.views.shown import get_issue, show
from postroad.network.access import staff
from postroad.network.models import Newsletter
from postroad.press.dates import issue_date
from postroad.press.words import words

SHOWN = 24
"""How many issues the list shows; each is composed to say where it stands."""


@dataclass(frozen=True)
class Row:
    """An issue in the list."""

    issue: Issue
    state: State
    date: str


@staff
@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """Show the issues, the newest first, each with its next step."""
    found = Issue.objects.select_related("newsletter").order_by("-changed_at", "-pk")
    rows = [_row(issue) for issue in found[:SHOWN]]
    context = {
        "rows": rows,
        "count": found.count(),
        "newsletters": Newsletter.objects.count(),
    }
    return render(request, "desk/issues.html", context)


def _row(issue: Issue) -> Row:
    document = compose(issue)
    return Row(issue, state_of(issue, document), issue_date(document, words("en")))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin an issue with the newsletter's usual sections."""
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        issue = begin(form.cleaned_data["newsletter"], title=form.cleaned_data["title"], date=form.cleaned_data["date"])
        return redirect("desk:issue", issue.pk)
    return render(request, "desk/new.html", {"form": form}, status=400 if form.errors else 200)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an issue, with what stands before and after its sections open for writing."""
    found = get_issue(pk)
    form = HeadForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.info(request, "Saved.")
        return redirect("desk:issue", pk)
    return show(request, found, "desk/head.html", form=form, status=400 if form.errors else 200)
