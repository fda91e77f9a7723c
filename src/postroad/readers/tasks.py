"""Tasks: shallow functions that call one act. Each is safe to run twice."""

from django.utils import timezone
from django_tasks import task

from postroad.readers.importing import drafts
from postroad.readers.importing.errors import ImportFault
from postroad.readers.importing.undo import undo
from postroad.readers.models import Batch


@task()
def look_through(pk: int) -> None:
    """Look a draft through. One that can't be read says so when its page is opened."""
    batch = Batch.objects.select_related("newsletter").filter(pk=pk, state=Batch.State.DRAFT).first()
    if batch is not None:
        try:
            drafts.look(batch, now=timezone.now())
        except ImportFault as error:
            Batch.objects.filter(pk=pk).update(counts={"fault": str(error)})


@task()
def store_batch(pk: int) -> None:
    """Store what is left of a batch."""
    drafts.finish(Batch.objects.select_related("newsletter").get(pk=pk), now=timezone.now())


@task()
def undo_batch(pk: int, by: int | None) -> None:
    """Take a batch back."""
    batch = Batch.objects.select_related("newsletter").get(pk=pk)
    if batch.state == Batch.State.DONE:
        undo(batch, now=timezone.now(), by_id=by)
