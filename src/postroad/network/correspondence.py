"""What people write: stored as text within bounds, forgotten with the person or when it was kept long enough."""

from datetime import datetime, timedelta
from typing import Final

from postroad.mail.inbound import Inbound
from postroad.network.models import Correspondence, InboundMail, Newsletter

LETTERS_KEPT: Final = timedelta(days=365)
"""How long a letter is kept after somebody dealt with it. One that waits is kept until somebody does."""
AUTOMATIC_KEPT: Final = timedelta(days=30)
LOG_KEPT: Final = timedelta(days=30)
"""Longer than any server goes on trying to hand over a mail, so that none is taken twice."""


def write_down(
    mail: Inbound, newsletter: Newsletter | None, *, about_key: int | None, asks_to_leave: bool, now: datetime
) -> Correspondence:
    """Store a mail for the editors."""
    sender = mail.sender
    return Correspondence.objects.create(
        newsletter=newsletter,
        sender_address=sender.spelling if sender else "",
        sender_identity=sender.identity if sender else "",
        sender_name=mail.sender_name,
        subject=mail.subject,
        words=mail.words,
        quoted=mail.quoted,
        is_cut=mail.is_cut,
        attachments=mail.attachments,
        asks_to_leave=asks_to_leave,
        automatic=str(mail.reason or ""),
        about_key=about_key,
        received_at=now,
    )


def forget(identity: str, subscriber_key: int | None = None) -> int:
    """Forget all that came from an address, and all that answered to a reader's mails; return how much that was."""
    forgotten, _ = Correspondence.objects.filter(sender_identity=identity).delete()
    if subscriber_key is not None:
        forgotten += Correspondence.objects.filter(about_key=subscriber_key).delete()[0]
    return forgotten


def retain(*, now: datetime) -> int:
    """Forget what was kept long enough; return how much that was."""
    letters = Correspondence.objects.filter(done_at__lt=now - LETTERS_KEPT).delete()[0]
    automatic = Correspondence.objects.exclude(automatic="").filter(received_at__lt=now - AUTOMATIC_KEPT).delete()[0]
    log = InboundMail.objects.filter(at__lt=now - LOG_KEPT).delete()[0]
    return letters + automatic + log
