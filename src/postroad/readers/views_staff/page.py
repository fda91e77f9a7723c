"""How each of the staff's pages about readers is answered: stored by no cache, and with the room's own navigation."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from postroad.network.models import Person

_TABS = (
    ("readers:people", "People", False),
    ("readers:segments", "Segments", False),
    ("readers:imports", "Imports", False),
    ("readers:export", "Export", False),
    ("readers:keeping", "What is kept", True),
    ("readers:audit", "Audit log", True),
)
"""View, its name, and whether it is for operators alone. Those that an installation lacks are left out."""


def staff_page(request: HttpRequest, template: str, *, tab: str = "", status: int = 200, **more: Any) -> HttpResponse:
    """Return a page made of a template in ``readers/staff/``."""
    context = {"tabs": list(_tabs(person_of(request), f"readers:{tab}")), **more}
    response = render(request, f"readers/staff/{template}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in; the views let nobody else in."""
    return cast(Person, request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, which may be nothing at all; None where nothing was."""
    return request.POST if request.method == "POST" else None


def _tabs(person: Person, here: str) -> Any:
    for view, name, is_for_operators in _TABS:
        try:
            address = reverse(view)
        except NoReverseMatch:
            continue
        if person.is_operator or not is_for_operators:
            yield {"href": address, "title": name, "is_here": view == here}
