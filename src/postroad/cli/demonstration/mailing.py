"""The demonstration's mailing: over real SMTP, to the catcher."""

from typing import TYPE_CHECKING

from postroad.cli.progress import progress

if TYPE_CHECKING:
    from postroad.delivery.models import Mailing
    from postroad.desk.models import Revision
    from postroad.network.models import Person


def send_to_all(revision: "Revision", by: "Person", port: int) -> "Mailing":
    """Send a revision to every reader by the catcher's port on loopback, with a progress bar."""
    from django.utils import timezone

    from postroad.delivery.models import Relay
    from postroad.delivery.prepare import prepare
    from postroad.delivery.send import send

    relay = Relay.objects.create(
        name="The catcher", host="127.0.0.1", port=port, security=Relay.Security.NONE, connections=10
    )
    mailing = prepare(revision, by=by, now=timezone.now())
    with progress("Sending", total=mailing.deliveries.count(), unit="mails") as show:
        send(mailing, relay=relay, progress=lambda seen: show(seen.settled, total=seen.total))
    return mailing
