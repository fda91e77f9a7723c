"""Items: written, begun, moved, made another kind, removed and put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from postroad.desk.forms.issue import NewItemForm
from postroad.desk.forms.item import ItemForm
from postroad.desk.models import DeskItem
from postroad.desk.views.shown import get_issue, get_item, get_section, show
from postroad.document import KINDS
from postroad.document.text import one_line
from postroad.network.access import staff


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show an item open for writing, and take what was written."""
    found = get_item(pk, key)
    form = ItemForm(found, request.POST or None)
    meanwhile = request.method == "POST" and form.was_changed_meanwhile
    if meanwhile:
        form.show_what_is_there()
    elif request.method == "POST" and form.is_valid():
        found.rewrite(form.after)
        messages.info(request, f"“{found.title}” is saved.")
        return _at(found)
    return show(
        request,
        found.section.issue,
        "desk/item.html",
        item=found,
        form=form,
        kinds=KINDS.values(),
        sections=found.section.issue.sections.standing(),
        selected=found.key,
        meanwhile=meanwhile,
        status=409 if meanwhile else 400 if form.errors else 200,
    )


@staff
@require_POST
def add(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Begin an item in a section."""
    section = get_section(pk, key)
    form = NewItemForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was added: an item needs a title.")
        return redirect("desk:section", pk, key)
    return _at(section.add(form.cleaned_data["kind"], one_line(form.cleaned_data["title"])))


@staff
@require_POST
def move(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Move an item up or down, or to the end of another section."""
    found = get_item(pk, key)
    to = request.POST.get("section")
    if to:
        found.move_to(get_object_or_404(get_issue(pk).sections.standing(), key=to))
    else:
        found.move(-1 if request.POST.get("way") == "up" else +1)
    return _at(found)


@staff
@require_POST
def change_kind(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Make an item one of another kind."""
    found = get_item(pk, key)
    if request.POST.get("kind") in KINDS:
        found.become(request.POST["kind"])
    return _at(found)


@staff
@require_POST
def remove(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take an item out of the issue."""
    found = get_item(pk, key)
    found.remove(now=timezone.now())
    messages.info(request, f"“{found.title}” is taken out. You can put it back below the outline.")
    return redirect("desk:issue", pk)


@staff
@require_POST
def restore(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Put an item back."""
    found = get_item(pk, key)
    found.put_back(by=request.user if request.user.is_authenticated else None)
    return _at(found)


def _at(found: DeskItem) -> HttpResponseRedirect:
    return redirect(f"{reverse('desk:item', args=[found.section.issue_id, found.key])}#write")
