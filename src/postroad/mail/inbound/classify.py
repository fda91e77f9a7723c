"""Telling a program's mail from a person's (RFC 3834), so that nothing of ours ever answers a machine or a forgery."""

import re
from typing import Final

from postroad.mail.address import Address
from postroad.mail.inbound.head import Head
from postroad.mail.inbound.model import Reason
from postroad.mail.inbound.signs import plain, sign

MAX_HOPS: Final = 50
"""Received lines. RFC 5321, 6.3 asks for a threshold of 100 at least where mail is relayed; no mail to us has as many."""
_LIST: Final = ("list-id", "list-post", "list-unsubscribe", "list-help", "mailing-list", "x-mailing-list", "x-list")
_AUTOMATIC: Final = (
    *("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder", "x-autoreply-from", "x-auto-response"),
    *("x-mdn-reference", "x-failed-recipients", "x-vacation", "x-auto-submitted", "x-cron-env"),
)
_ROBOT: Final = re.compile(
    r"(?:mailer-daemon|postmaster|root|daemon|no-?reply|do-?not-?reply|nicht-?antworten|ne-?pas-?repondre|no-?responder|"
    r"non-?rispondere|bounces?|listserv|majordomo|mdaemon|mail-?delivery|autoreply|auto-?responder|notifications?)"
    r"(?:[+=.-].*)?|owner-.*|.*-(?:bounces?|request|owner|noreply|no-reply)(?:[+=].*)?"
)
_RETURNED: Final = re.compile(
    r"^(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|system)|"
    r"returned mail|failure notice|mail system error|unzustellbar|non remis|no se puede entregar|onbestelbaar|"
    r"(?:read|gelesen|lu|leido|letto|gelezen): )"
)


def why_not_a_person(
    head: Head, kind: str, subject: str, sender: Address | None, envelope_sender: str | None
) -> Reason | None:
    """Return what speaks against a person having written a mail, or None. ``kind`` is the mail's media type."""
    path = head("return-path") if envelope_sender is None and head.all("return-path") else envelope_sender
    told = plain(subject)
    checks = (
        (Reason.REPORT, kind == "multipart/report" or kind.startswith("message/") or bool(_RETURNED.search(told))),
        (Reason.NO_SENDER, path is not None and is_empty_path(path)),
        (Reason.AUTO_SUBMITTED, _is_auto_submitted(head)),
        (Reason.ABSENCE, bool(sign("away").search(told))),
        (Reason.MAILING_LIST, any(head.all(name) for name in _LIST)),
        (Reason.BULK, _is_bulk(head)),
        (Reason.LOOP, len(head.all("received")) > MAX_HOPS or _was_here(head)),
        (Reason.NAMELESS, sender is None),
        (Reason.ROBOT, _is_robot(sender, path)),
        (Reason.SPAM, head("x-spam-flag").lower().startswith("yes") or head("x-spam").lower().startswith("yes")),
        (Reason.FORGED, _is_disowned(head)),
    )
    return next((reason for reason, holds in checks if holds), None)


def is_empty_path(path: str) -> bool:
    """Return whether a return path is the empty one, also as Postfix hands it to a program."""
    return path.strip().strip("<>").strip().lower() in {"", "mailer-daemon"}


def _is_auto_submitted(head: Head) -> bool:
    said = head.all("auto-submitted")
    if any(value.split(";")[0].strip().lower() not in {"no", ""} for value in said):
        return True
    if any(head.all(name) for name in _AUTOMATIC):
        return True
    # Exchange sets it on what programs send, and on some mail of people who want no automatic answer: they get none.
    return head("x-auto-response-suppress").strip().lower() not in {"", "none"}


def _is_bulk(head: Head) -> bool:
    precedence = {head("precedence").strip().lower(), head("x-precedence").strip().lower()}
    return bool(precedence & {"bulk", "list", "junk", "auto_reply"}) or bool(head.all("feedback-id"))


def _was_here(head: Head) -> bool:
    """Return whether the mail was delivered to the same address before, or names a loop."""
    delivered = [value.lower() for value in head.all("delivered-to")]
    return len(delivered) != len(set(delivered)) or bool(head.all("x-loop"))


def _is_robot(sender: Address | None, path: str | None) -> bool:
    """Return whether nobody reads the sender's address. A return path counts only if a list's or daemon's."""
    if sender is not None and _ROBOT.fullmatch(sender.local.lower()):
        return True
    local = (path or "").strip().strip("<>").rpartition("@")[0].lower()
    return bool(re.fullmatch(r"(?:mailer-daemon|owner-.*|.*-(?:bounces?|request|owner))(?:[+=].*)?", local))


def _is_disowned(head: Head) -> bool:
    """Return whether the receiving server found that the sender's domain disowns the mail (RFC 8601, RFC 7208)."""
    results = " ".join(head.all("authentication-results")[:5]).lower()
    if re.search(r"\bdmarc=fail\b", results):
        return True
    has_failed = re.search(r"\bspf=(?:hard)?fail\b", results) or head("received-spf").lower().startswith("fail")
    return bool(has_failed) and not re.search(r"\b(?:dkim|dmarc)=pass\b", results)
