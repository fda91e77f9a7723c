"""An issue goes into the archive, and out of it again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from postroad.desk.compose import compose
from postroad.desk.views.shown import get_issue
from postroad.network.access import staff
from postroad.press.check import check


@staff
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the issue as it stands now and show it in the archive."""
    issue = get_issue(pk)
    stopping = [finding for finding in check(compose(issue)) if finding.severity == "stops"]
    if stopping:
        messages.error(request, f"Not published: {stopping[0].place}: {stopping[0].what} {stopping[0].mend}")
        return redirect("desk:issue", pk)
    person = request.user if request.user.is_authenticated else None
    now = timezone.now()
    revision = issue.freeze(by=person, now=now)
    revision.publish(by=person, now=now)
    page = reverse("archive:issue", args=[issue.newsletter.slug, issue.slug])
    messages.info(request, f"Revision {revision.number} stands in the archive now, at {page}")
    return redirect("desk:issue", pk)


@staff
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the issue out of the archive."""
    issue = get_issue(pk)
    publication = issue.publication
    if publication is not None:
        publication.withdraw(by=request.user if request.user.is_authenticated else None, now=timezone.now())
        messages.info(request, "The issue is withdrawn. Its address in the archive says so; nothing was deleted here.")
    return redirect("desk:issue", pk)
