"""Reading a mail that came in. Whatever the bytes are, it neither fails nor takes more than its bounds."""

import re
from email import message_from_string
from email.message import Message
from itertools import islice
from typing import Any, Final

from postroad.mail.inbound.body import Body, body_of
from postroad.mail.inbound.classify import why_not_a_person
from postroad.mail.inbound.head import Head, languages_of, message_ids, sender_of
from postroad.mail.inbound.intent import asks_to_leave
from postroad.mail.inbound.model import Inbound, Reason

MAX_BYTES: Final = 10_000_000
"""The largest mail that is taken. People who write to a newsletter send text; a longer one is refused, and they are told."""
_NESTS: Final = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MAX_NESTS: Final = 60
_SEAM: Final = re.compile(rb"^--", re.MULTILINE)
_MAX_SEAMS: Final = 1_000
"""Lines that may begin a part. What stands behind so many is not read."""
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_MAX_LINES: Final = 300_000
"""Lines of a mail: each costs more memory than it holds. The largest mail of ordinary lines has half as many."""
_MAX_HEAD: Final = 200_000
_END_OF_HEAD: Final = re.compile(rb"\r?\n\r?\n|\r\r")


def parse(raw: bytes, envelope_sender: str | None = None) -> Inbound:
    """Return what a mail says. ``envelope_sender`` is its return path: empty for a bounce, None where it is not known."""
    message = _parsed(raw[:MAX_BYTES])
    if message is None:
        return Inbound(reason=Reason.NAMELESS)
    head = Head(message)
    sender, name = sender_of(head)
    body = _body(message)
    subject = head.decoded("subject")[:300]
    return Inbound(
        message_id=next(iter(message_ids(head("message-id"))), ""),
        sender=sender,
        sender_name=name,
        subject=subject,
        words=body.words,
        quoted=body.quoted,
        is_cut=body.is_cut or len(raw) > MAX_BYTES,
        attachments=body.attachments,
        languages=languages_of(head),
        answers=tuple(dict.fromkeys((*message_ids(head("in-reply-to")), *reversed(message_ids(head("references")))))),
        reason=why_not_a_person(head, message.get_content_type(), subject, sender, envelope_sender),
        asks_to_leave=asks_to_leave(subject, body.words),
    )


def _parsed(raw: bytes) -> "Message[str, str] | None":
    """Return the mail's tree, in which each character stands for one byte; without its body where that is a trap."""
    raw = raw.lstrip(b"\r\n\t \0")
    last = next(islice(_LINE_END.finditer(raw), _MAX_LINES, None), None)
    raw = raw if last is None else raw[: last.end()]
    found = _END_OF_HEAD.search(raw, 0, _MAX_HEAD)
    if found is None or len(_NESTS.findall(raw)) > _MAX_NESTS:
        raw = raw[: found.start() if found else _MAX_HEAD] + b"\r\n\r\n"
    elif raw.count(b"\n--") > _MAX_SEAMS:
        raw = raw[: next(islice(_SEAM.finditer(raw), _MAX_SEAMS, None)).start()]
    try:
        message: Any = message_from_string(raw.decode("latin-1"))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None
    return message  # type: ignore[no-any-return]


def _body(message: "Message[str, str]") -> Body:
    try:
        return body_of(message)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return Body("", "", is_cut=True)
