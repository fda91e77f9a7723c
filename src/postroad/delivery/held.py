"""What the ledger holds about one reader, for the file that they can take with them."""

from typing import Any

from postroad.delivery.of_reader import sent_to


def mails_of(subscriber_key: int) -> list[dict[str, Any]]:
    """Return a reader's mails, the newest first: which, how far it came, and why."""
    return [
        {
            "newsletter": one.mailing.newsletter.title,
            "subject": one.mailing.subject,
            "state": one.word,
            "why": one.why,
            "offered_at": one.offered_at.isoformat(timespec="seconds") if one.offered_at else "",
            "tries": len(one.attempts),
        }
        for one in sent_to(subscriber_key)
    ]
