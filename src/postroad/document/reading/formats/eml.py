"""Reading saved mails: the part that says most, as HTML or text, with what the mail's head says.

Forwarded mails are opened, attachments are named and left. Technical head lines are not text.
"""

import re
from dataclasses import replace
from email.message import Message

from postroad.document.reading.blocks import Source
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.eml_forwarded import without_forwarding
from postroad.document.reading.formats.eml_head import Head, head_of
from postroad.document.reading.formats.eml_message import parsed
from postroad.document.reading.formats.eml_parts import Opened, opened
from postroad.document.reading.limits import MAX_MAIL_DEPTH

_KNOWN = frozenset(
    b"subject from date to message-id mime-version content-type received return-path delivered-to reply-to list-id "
    b"x-mailer dkim-signature list-unsubscribe".split()
)
_BEFORE = b"\xef\xbb\xbf\xff\xfe\r\n\t "
_COMMENT = "what the person wrote who forwarded the mail"
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):")


def looks(head: bytes) -> bool:
    """Return whether the bytes begin with a mail's head: at least two of its well-known lines, and no others."""
    names = set()
    lines = head.replace(b"\x00", b"").lstrip(_BEFORE).splitlines()
    # The last line of a long head may be cut off where our sight ends.
    for number, line in enumerate(lines[:-1] if len(head) > 60_000 else lines):
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field:
            names.add(field[1].lower())
        elif not (line[:1] in b" \t" or (number == 0 and line.startswith((b"From ", b">From ")))):
            return False
    return len(names & _KNOWN) >= 2


def read(data: bytes) -> Source:
    """Return the mail's blocks. Raise :class:`UnreadableFile` where it holds no text that can be read."""
    message = parsed(data)
    if not any(name.lower().encode("ascii", "ignore") in _KNOWN for name in message.keys()):  # noqa: SIM118
        raise UnreadableFile("The file has no mail's head (From, Subject, Date); if it is text, give it as .txt.")
    return _read(message)


def _read(message: Message, depth: int = 0) -> Source:
    if depth > MAX_MAIL_DEPTH:
        raise UnreadableFile(
            f"The mail holds mails in mails, more than {MAX_MAIL_DEPTH} deep; save the newsletter's own mail."
        )
    found = opened(message)
    inner = _forwarded(found, depth)
    if inner is not None:
        said = tuple((block.text, _COMMENT) for block in found.blocks if block.text)
        return replace(inner, dropped=(*said, *found.dropped, *inner.dropped), notes=(*found.notes, *inner.notes))
    blocks, dropped = found.blocks, found.dropped
    for forwarded in found.forwarded:
        source = _read(forwarded, depth + 1)
        blocks, dropped = (*blocks, *source.blocks), (*dropped, *_titled(source), *source.dropped)
    if not any(block.text.strip() or block.alt for block in blocks):
        raise UnreadableFile(_nothing(found))
    return _with_head(head_of(message), replace(found, blocks=blocks, dropped=dropped))


def _titled(source: Source) -> tuple[tuple[str, str], ...]:
    return ((source.title, "the subject of a forwarded mail"),) if source.title else ()


def _forwarded(found: Opened, depth: int) -> Source | None:
    """Return the one mail that this mail forwards, where that mail is what it has to say."""
    if len(found.forwarded) != 1:
        return None
    try:
        inner = _read(found.forwarded[0], depth + 1)
    except UnreadableFile:
        if any(block.text.strip() for block in found.blocks):
            return None
        raise
    return inner if _words(inner) > sum(len(block.text.split()) for block in found.blocks) else None


def _words(source: Source) -> int:
    return sum(len(block.text.split()) for block in source.blocks)


def _with_head(head: Head, found: Opened) -> Source:
    told = without_forwarding(found.blocks)
    title = told.subject or head.subject
    comment = ((words, _COMMENT) for words in told.before)
    dropped = [*comment, *((words, "the head of a forwarded mail") for words in told.head), *found.dropped]
    if told.subject and head.subject and told.subject != head.subject:
        dropped.append((head.subject, "the subject under which the mail was forwarded"))
    if found.title and found.title.split() != title.split():
        dropped.append((found.title, "the title in the HTML's head"))
    return Source(
        "eml",
        told.blocks,
        title=title,
        date=told.date or head.date,
        language=found.language or head.language,
        sender=told.sender or head.sender,
        dropped=tuple(dropped),
        notes=(*head.notes, *found.notes),
    )


def _nothing(found: Opened) -> str:
    if found.sealed:
        return "The mail is encrypted; open it in your mail program, and save its text as .txt or .html."
    if found.has_tnef:
        return (
            "The mail's text is in an Outlook attachment (winmail.dat) that can't be opened; "
            "ask the sender to send it as HTML, or save the text as .txt."
        )
    if found.attachments:
        return f"The mail has no text but attachments ({', '.join(found.attachments[:3])}); give the newsletter's own file."
    return "The mail has no text; there is nothing to read."
