"""An old newsletter comes in as a file, and what its reader said stays with the issue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from postroad.desk.accept import AcceptError, accept, known
from postroad.desk.forms.issue import ImportForm
from postroad.desk.views.shown import get_issue
from postroad.document import Document, DocumentError, load
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.read import read
from postroad.document.reading.report import ReadingReport
from postroad.network.access import staff
from postroad.network.models import Newsletter


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a file and make an issue of it; then show what its reader was unsure of."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _imported(request, form)
        except (UnreadableFile, DocumentError, AcceptError) as error:
            form.add_error("file", str(error))
    return render(request, "desk/import.html", {"form": form}, status=400 if form.errors else 200)


@staff
@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the reader of the file was unsure of, and what found no place."""
    issue = get_issue(pk)
    acceptance = getattr(issue, "acceptance", None)
    report = acceptance.report if acceptance is not None else None
    keys = set(issue.sections.values_list("items__key", flat=True))
    context = {"issue": issue, "acceptance": acceptance, "report": report, "keys": keys}
    return render(request, "desk/reading.html", context)


def _imported(request: HttpRequest, form: ImportForm) -> HttpResponse:
    file, newsletter = form.cleaned_data["file"], form.cleaned_data["newsletter"]
    document, report = _read(file.read(), file.name, newsletter)
    already = known(document, newsletter)
    person = request.user if request.user.is_authenticated else None
    issue = accept(document, newsletter, by=person, report=report, file_name=file.name)
    if already is not None:
        messages.warning(
            request, f"{file.name} was imported before; this is the issue that it became, as it stands now."
        )
        return redirect("desk:issue", issue.pk)
    return redirect("desk:reading" if report is not None else "desk:issue", issue.pk)


def _read(contents: bytes, name: str, newsletter: Newsletter) -> tuple[Document, ReadingReport | None]:
    if name.lower().endswith(".json"):
        return load(contents), None
    reading = read(contents, name, language=newsletter.language, zone=newsletter.zone)
    return reading.document, reading.report
