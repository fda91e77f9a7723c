"""From a mail's bytes to its tree of parts, within bounds on how long its lines are and how deep it is nested."""

import re
from email import message_from_string
from email.message import Message
from email.policy import Compat32
from typing import Any

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.binary import refuse_binary
from postroad.document.reading.limits import MAX_HEAD_LINE, MAX_MAIL_PARTS

_NESTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MAX_NESTS = 150


class _Bounded(Compat32):
    """The standard library's most forgiving rules, with head lines cut where nobody writes so much."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a head line's name and value."""
        kept, length = [], 0
        for line in sourcelines:
            kept.append(line[:MAX_HEAD_LINE])
            length += len(line)
            if length > MAX_HEAD_LINE:
                break
        return super().header_source_parse(kept)


def parsed(data: bytes) -> "Message[str, str]":
    """Return the mail's tree, in which each character stands for one byte.

    Raise :class:`UnreadableFile` beyond the bounds.
    """
    data = _unwrapped(data)
    refuse_binary(data)
    if len(_NESTS.findall(data)) > _MAX_NESTS:
        raise UnreadableFile(_too_many(_MAX_NESTS))
    try:
        message: Any = message_from_string(data.decode("latin-1"), policy=_Bounded())
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableFile("The mail is damaged; open it in your mail program and save it again.") from error
    for count, _ in enumerate(_parts(message)):
        if count > MAX_MAIL_PARTS:
            raise UnreadableFile(_too_many(MAX_MAIL_PARTS))
    return message  # type: ignore[no-any-return]


def _unwrapped(data: bytes) -> bytes:
    """Return the bytes without what some programs put before the first head line."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            data = data[2:].decode(encoding, "replace").encode("utf-8")
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ")


def _too_many(bound: int) -> str:
    return (
        f"The mail has more than {bound} parts, which no newsletter has; save the newsletter's own text and try again."
    )


def _parts(message: Any) -> Any:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part.get_payload(), list):
            waiting.extend(part.get_payload())
