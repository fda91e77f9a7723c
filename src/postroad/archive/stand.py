"""Finding an issue on the shelf by the names in an address."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from postroad.archive.answer import gone
from postroad.archive.shelf import Shelf, Standing, document_of, shelf_of
from postroad.desk.models import Publication
from postroad.document import Document
from postroad.network.models import Newsletter


@dataclass(frozen=True)
class Found:
    """An issue that can be read, and the shelf that it stands on."""

    shelf: Shelf
    standing: Standing

    @property
    def document(self) -> Document:
        """Return what the issue says."""
        return document_of(self.standing)


def find(newsletter: str, issue: str) -> Found | HttpResponse:
    """Return the issue, or the page that says that it was withdrawn. Raise Http404 where none was ever public."""
    shelf = shelf_of(get_object_or_404(Newsletter, slug=newsletter))
    standing = shelf.issue(issue)
    if standing is not None:
        return Found(shelf, standing)
    if issue in shelf.withdrawn:
        return gone("archive/withdrawn.html", shelf.newsletter, shelf.newsletter.language, here="issues")
    raise Http404


def taken_out(found: Found, key: str) -> HttpResponse:
    """Return the page that says that an item was taken out of its issue. Raise Http404 where none was ever public."""
    was_there = Publication.objects.filter(
        revision__issue__newsletter=found.shelf.newsletter,
        revision__issue__slug=found.standing.slug,
        revision__document_json__contains=f'"key": "{key}"',
    ).exists()
    if not was_there:
        raise Http404
    return gone(
        "archive/taken-out.html",
        found.shelf.newsletter,
        found.document.language,
        here="issues",
        issue=found.standing.slug,
        title=found.document.title,
    )
