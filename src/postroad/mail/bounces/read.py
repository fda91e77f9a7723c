"""Reading a report: the one entrance. Whatever the bytes are, it gives an answer."""

import re

from postroad.mail.bounces.parts import Part, mail_of
from postroad.mail.bounces.report import Kind, Report
from postroad.mail.bounces.returned import envelope_names_of, message_ids_of, returned_heads
from postroad.mail.bounces.status import STATUS_PARTS, recipients_of

_AWAY = re.compile(
    r"out of (?:the )?office|vacation|auto(?:matic)?[- ]?repl|autoresponder|abwesen|absence|afwezig", re.I
)


def read(raw: bytes) -> Report:
    """Return what the mail reports. Pure, never fails, bounded in time and memory; see :class:`Report`."""
    mail = mail_of(raw)
    heads = returned_heads(mail)
    report = _report(mail)
    return Report(
        kind=report.kind,
        recipients=report.recipients,
        status=report.status,
        reply=report.reply,
        why=report.why,
        message_ids=message_ids_of(mail, heads),
        envelope_names=envelope_names_of(mail, heads),
        is_full=report.is_full,
    )


def _report(mail: Part) -> Report:
    for part in mail.walk():
        if part.kind == "message/feedback-report":
            return Report(Kind.COMPLAINT, why="The provider says that the reader marked the mail as spam.")
        if part.kind in STATUS_PARTS:
            return _from_status(part)
    head = mail.head
    auto = head.first("auto-submitted").lower()
    if auto.startswith("auto-replied") or _AWAY.search(head.shown("subject")) or "x-autoreply" in head:
        return Report(Kind.AUTO_REPLY, why="A program answered for the reader.")
    return Report(Kind.NONE, why="The mail reports nothing.")


def _from_status(part: Part) -> Report:
    found = recipients_of(part)
    failed = [one for one in found if one.action in ("failed", "")]
    late = [one for one in found if one.action == "delayed"]
    about = failed or late or found
    addresses = tuple(dict.fromkeys(one.address for one in about if one.address))
    status = about[0].status if about else ""
    reply = about[0].words if about else ""
    if not failed:
        kind = Kind.DELAYED if late else Kind.DELIVERED if found else Kind.NONE
        return Report(kind, addresses, status, reply, "")
    hard = status in ("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1") or (
        "unknown" in reply.lower() and status[:1] == "5"
    )
    full = status == "5.2.2" or "quota" in reply.lower() or "full" in reply.lower()
    return Report(Kind.SOFT if full or not hard else Kind.HARD, addresses, status, reply, "", is_full=full)
