"""The issue's page: its outline, the part that is being written, and what it will look like."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from postroad.desk.compose import compose
from postroad.desk.forms.issue import NewItemForm, NewSectionForm
from postroad.desk.models import DeskItem, DeskSection, Issue
from postroad.desk.outline import outline
from postroad.desk.prints import PRINTS
from postroad.desk.state import state_of
from postroad.press.check import check


def get_issue(pk: int) -> Issue:
    """Return an issue. Raise Http404."""
    return get_object_or_404(Issue.objects.select_related("newsletter"), pk=pk)


def get_section(pk: int, key: str) -> DeskSection:
    """Return a section of an issue, removed or not. Raise Http404."""
    return get_object_or_404(DeskSection.objects.select_related("issue__newsletter"), issue=pk, key=key)


def get_item(pk: int, key: str) -> DeskItem:
    """Return an item of an issue, removed or not. Raise Http404."""
    items = DeskItem.objects.select_related("section__issue__newsletter", "lead__source")
    return get_object_or_404(items, section__issue=pk, key=key)


def show(request: HttpRequest, issue: Issue, part: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Show the issue's page with one part of it open; ``part`` is a template."""
    document = compose(issue)
    selected = context.get("selected", "")
    told = {
        "issue": issue,
        "part": part,
        "outline": outline(document),
        "removed": _removed(issue),
        "findings": check(document),
        "state": state_of(issue, document),
        "prints": PRINTS,
        "preview": f"{reverse('desk:preview', args=[issue.pk, 'web'])}{f'#{selected}' if selected else ''}",
        # The page's one primary act: to publish, or, where something is being written, to save it.
        "primary": "" if selected else "primary",
        "new_section": NewSectionForm(auto_id="section_%s"),
        "new_item": NewItemForm(auto_id="item_%s"),
        **context,
    }
    return render(request, "desk/issue.html", told, status=status)


def _removed(issue: Issue) -> list[DeskItem | DeskSection]:
    found: list[DeskItem | DeskSection] = list(issue.sections.removed()[:10])
    found += DeskItem.objects.removed().filter(section__issue=issue).select_related("section")[:10]
    return found
