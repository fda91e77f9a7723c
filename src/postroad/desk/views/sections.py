"""Sections: begun, named, moved, removed and put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from postroad.desk.forms.issue import NewSectionForm, SectionForm
from postroad.desk.views.shown import get_issue, get_section, show
from postroad.document.text import one_line
from postroad.network.access import staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show a section open for writing, and take what was written."""
    found = get_section(pk, key)
    form = SectionForm(request.POST or None, instance=get_section(pk, key))
    if request.method == "POST" and form.is_valid():
        form.save().issue.touch()
        messages.info(request, f"“{form.instance.title}” is saved.")
        return redirect("desk:section", pk, key)
    status = 400 if form.errors else 200
    return show(request, found.issue, "desk/section.html", section=found, form=form, selected=key, status=status)


@staff
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a section."""
    form = NewSectionForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was added: a section needs a title.")
        return redirect("desk:issue", pk)
    begun = get_issue(pk).add_section(one_line(form.cleaned_data["title"]))
    return redirect("desk:section", pk, begun.key)


@staff
@require_POST
def move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Move a section up or down."""
    get_section(pk, key).move(-1 if request.POST.get("way") == "up" else +1)
    return redirect("desk:section", pk, key)


@staff
@require_POST
def remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take a section out of the issue, with its items."""
    found = get_section(pk, key)
    found.remove(now=timezone.now())
    messages.info(request, f"“{found.title}” is taken out, with its items. You can put it back below the outline.")
    return redirect("desk:issue", pk)


@staff
@require_POST
def restore(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Put a section back, with its items."""
    get_section(pk, key).put_back(by=request.user if request.user.is_authenticated else None)
    return redirect("desk:section", pk, key)
