"""Taking readers out as a file."""

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from postroad.network.access import staff
from postroad.network.audit import record
from postroad.readers.export import lines
from postroad.readers.forms_import import ExportForm
from postroad.readers.views_staff.imports import download
from postroad.readers.views_staff.page import person_of, posted, staff_page


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """Ask whose readers, and send them as a CSV. That it was done stands in the audit log."""
    form = ExportForm(posted(request))
    if request.method == "POST" and form.is_valid():
        newsletter, states = form.cleaned_data["newsletter"], form.cleaned_data["states"]
        now = timezone.now()
        record(person_of(request), "export", newsletter.slug, at=now, detail=", ".join(states))
        return download(lines(newsletter, states=states), f"readers-{newsletter.slug}-{now:%Y-%m-%d}.csv")
    return staff_page(request, "export", tab="export", form=form, status=400 if form.errors else 200)
