"""Bringing lists in: a file is recognised and looked through; nothing is stored before a basis is named."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from postroad.network.access import staff
from postroad.network.audit import record
from postroad.readers import tasks
from postroad.readers.forms_import import BasisForm, ColumnsForm, UploadForm
from postroad.readers.importing import drafts
from postroad.readers.importing.columns import Columns
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.origins import title_of
from postroad.readers.importing.report import WORDS, lines
from postroad.readers.importing.table import Table
from postroad.readers.importing.undo import undo
from postroad.readers.models import Batch
from postroad.readers.views_staff.page import person_of, posted, staff_page

SMALL_BATCH = 3_000


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """List the imports; take a new list."""
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = drafts.keep(
                form.cleaned_data["newsletter"], file.chunks(), file.name, by=person_of(request), now=timezone.now()
            )
        except ImportFault as error:
            form.add_error("file", str(error))
        else:
            return redirect("readers:import", batch.pk)
    batches = [(batch, _told(batch)) for batch in Batch.objects.select_related("newsletter", "made_by")[:200]]
    return staff_page(request, "imports", tab="imports", form=form, batches=batches, status=400 if form.errors else 200)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def import_(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one import; of a draft, take how its columns are meant, and look it through."""
    batch = get_object_or_404(Batch.objects.select_related("newsletter", "made_by"), pk=pk)
    if batch.state != Batch.State.DRAFT:
        return _shown(request, batch)
    try:
        table = drafts.table_of(batch)
    except ImportFault as error:
        return _gone(request, batch, str(error))
    form = ColumnsForm(
        posted(request),
        headings=table.headings,
        columns=Columns.from_json(batch.mapping),
        as_written=bool(batch.options.get("as_written")),
    )
    if request.method == "POST" and form.is_valid():
        batch.mapping = form.columns.as_json()
        batch.options = {**batch.options, "as_written": form.cleaned_data["as_written"]}
        batch.counts = {}
        batch.save(update_fields=["mapping", "options", "counts"])
        if fault := _look(batch):
            form.add_error(None, fault)
        else:
            return redirect("readers:import", pk)
    return _draft(request, batch, table, form, BasisForm())


@staff
@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send what would become of each line, as a CSV."""
    batch = get_object_or_404(Batch.objects.select_related("newsletter"), pk=pk, state=Batch.State.DRAFT)
    try:
        pieces = lines(drafts.findings(batch, now=timezone.now()))
    except ImportFault as error:
        messages.error(request, str(error))
        return redirect("readers:import", pk)
    return download(pieces, f"import-{pk}.csv")


@staff
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Store a draft, on the basis that is named."""
    batch = get_object_or_404(Batch.objects.select_related("newsletter"), pk=pk, state=Batch.State.DRAFT)
    form = BasisForm(request.POST)
    try:
        table = drafts.table_of(batch)
        if form.is_valid():
            is_small = drafts.is_small(batch)
            drafts.start(batch, **form.cleaned_data, by=person_of(request), now=timezone.now())
            if is_small:
                drafts.finish(batch, now=timezone.now())
            else:
                tasks.store_batch.enqueue(batch.pk)
            return redirect("readers:import", pk)
    except ImportFault as error:
        messages.error(request, str(error))
        return redirect("readers:import", pk)
    columns = ColumnsForm(headings=table.headings, columns=Columns.from_json(batch.mapping), as_written=False)
    return _draft(request, batch, table, columns, form, status=400)


@staff
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what an import enrolled."""
    batch = get_object_or_404(Batch.objects.select_related("newsletter"), pk=pk, state=Batch.State.DONE)
    record(person_of(request), "import taken back", f"import {pk}", at=timezone.now())
    if batch.counts.get("new", 0) > SMALL_BATCH:
        tasks.undo_batch.enqueue(pk, person_of(request).pk)
        messages.info(request, "It is being taken back; look again in a while.")
    else:
        undo(batch, now=timezone.now(), by_id=person_of(request).pk)
    return redirect("readers:import", pk)


@staff
@require_POST
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft away, with its file."""
    batch = get_object_or_404(Batch, pk=pk, state=Batch.State.DRAFT)
    drafts.forget(batch)
    messages.info(request, f"{batch.file_name} was put away. Nobody of it was stored.")
    return redirect("readers:imports")


def download(pieces: Iterator[str], name: str) -> StreamingHttpResponse:
    """Return a CSV that is written while it is sent, and stored by no cache."""
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _look(batch: Batch) -> str:
    """Look a draft through, at once or by the worker; return what is wrong with it, or ""."""
    if not drafts.is_small(batch):
        tasks.look_through.enqueue(batch.pk)
        return ""
    try:
        drafts.look(batch, now=timezone.now())
    except ImportFault as error:
        return str(error)
    return ""


def _draft(
    request: HttpRequest, batch: Batch, table: Table, form: ColumnsForm, basis: BasisForm, *, status: int = 0
) -> HttpResponse:
    return staff_page(
        request,
        "import-draft",
        tab="imports",
        batch=batch,
        table=table,
        origin=title_of(batch.source),
        sample=table.sample(),
        form=form,
        basis=basis,
        counts=_told(batch),
        is_looked="new" in batch.counts,
        is_waiting=not batch.counts and not drafts.is_small(batch) and request.method != "POST",
        fault=batch.counts.get("fault", "") or batch.options.get("nobody", ""),
        status=status or (400 if form.errors else 200),
    )


def _shown(request: HttpRequest, batch: Batch) -> HttpResponse:
    is_running = batch.state == Batch.State.RUNNING
    return staff_page(
        request,
        "import",
        tab="imports",
        batch=batch,
        counts=_told(batch),
        is_running=is_running,
        is_done=batch.state == "done",
    )


def _gone(request: HttpRequest, batch: Batch, why: str) -> HttpResponse:
    drafts.forget(batch)
    messages.error(request, why)
    return redirect("readers:imports")


def _told(batch: Batch) -> list[tuple[str, int]]:
    words = {**WORDS, "gone": "taken back", "staying": "stayed, since something happened to them"}
    return [(word, batch.counts[name]) for name, word in words.items() if batch.counts.get(name)]
