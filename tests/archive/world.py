"""What the archive's tests stand on: issues that were accepted, frozen and published as the product does it."""

from datetime import datetime

from django.test import Client

from postroad.desk.accept import accept
from postroad.desk.models import Issue, Publication
from postroad.document import Document
from postroad.network.models import Newsletter
from tests.desk import world as desk

SHELF = "/the-lantern/"
ISSUE = "/the-lantern/2026-03/"


def publish(document: Document, newsletter: Newsletter, *, now: datetime = desk.NOON) -> Publication:
    """Bring a document into the archive."""
    return accept(document, newsletter, by=None).freeze(by=None, now=now).publish(by=None, now=now)


def correct(publication: Publication, *, now: datetime = desk.LATER, **fields: str) -> Publication:
    """Correct the news in a published issue."""
    issue = Issue.objects.get(pk=publication.revision.issue_id)
    issue.item("newsnewsnewsnews").rewrite(desk.news(**fields))
    return issue.freeze(by=None, now=now).publish(by=None, now=now)


def read(path: str, **headers: str) -> str:
    """Open a page as a stranger does, and return what it says."""
    response = Client(headers=headers or None).get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def status(path: str) -> int:
    """Return how a page answers a stranger."""
    return Client().get(path).status_code
