"""Tasks: shallow functions that call one act. Each is safe to run twice."""

from django.utils import timezone
from django_tasks import task

from postroad.delivery import notes, send
from postroad.delivery.models import Mailing
from postroad.delivery.models.relay import RelayError
from postroad.delivery.options import Patience
from postroad.delivery.prepare import fill


@task()
def send_mailing(pk: int) -> None:
    """Fill what is not filled, send, and come back when deferred deliveries are due. A mailing that is paused stays so."""
    mailing = Mailing.objects.get(pk=pk)
    if mailing.state == Mailing.State.FILLING:
        fill(mailing)
    if mailing.state not in {Mailing.State.READY, Mailing.State.SENDING}:
        return
    try:
        standing = send.send(mailing, patience=Patience(wait_for_due=60))
    except RelayError as error:
        mailing.pause(str(error))
        return
    if standing.state == Mailing.State.READY and standing.next_due is not None:
        send_mailing.using(run_after=max(standing.next_due, timezone.now())).enqueue(pk)


@task()
def send_notes() -> None:
    """Send the mails that readers asked for."""
    notes.send_notes(now=timezone.now())
