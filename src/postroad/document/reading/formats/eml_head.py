"""What a mail's head says of the newsletter: Subject, From, Date, the list that it came over."""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from postroad.document.reading.formats.charset import decode
from postroad.document.reading.formats.white import collapsed

_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|rv|enc|doorst|i|re|aw|antw|sv|r)\s*:\s*)+", re.IGNORECASE)
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]*)?\?([bBqQ])\?([^?\r\n]*)\?=")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Head:
    """What a mail's head says; ``date`` is ISO 8601."""

    subject: str = ""
    sender: str = ""
    date: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def head_of(message: "Message[str, str]") -> Head:
    """Return what the mail's head says."""
    language = _LANGUAGE.fullmatch(line_of(message, "Content-Language").split(",")[0].strip())
    list_id = re.sub(r"<.*", "", line_of(message, "List-Id")).strip(' "')
    return Head(
        subject=_without_tag(without_prefix(line_of(message, "Subject")), list_id),
        sender=_sender(line_of(message, "From")) or list_id,
        date=_date(line_of(message, "Date")),
        language=language[0] if language else None,
        notes=(f"It came over the mailing list {list_id}.",) if list_id else (),
    )


def line_of(message: "Message[str, str]", name: str) -> str:
    """Return a head line's value, decoded (RFC 2047), on one line; "" where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    return collapsed(decoded_words(str(value))).strip()


def without_prefix(subject: str) -> str:
    """Return a subject without "Fwd:" and its like."""
    return _FORWARDED.sub("", subject)


def _without_tag(subject: str, list_id: str) -> str:
    """Return a subject without the name in brackets that a mailing list puts before it."""
    return (
        re.sub(r"^\[[^\]]{1,60}\]\s*(?:(?:fwd?|wg|tr)\s*:\s*)?(?=\S)", "", subject, flags=re.I) if list_id else subject
    )


def decoded_words(value: str) -> str:
    """Return a head line's text with its encoded words decoded; neighbours in one encoding are decoded together.

    Programs cut encoded words in the middle of a letter, and send raw bytes in any encoding: both are read.
    """
    value = re.sub(r"\r?\n\s*", " ", value)
    if "=?" not in value:
        return _unescaped(value)
    value = re.sub(r"(\?=)\s+(?==\?)", r"\1", value)
    parts: list[str | tuple[str, bytes]] = []
    at = 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between:
            parts.append(_unescaped(between))
        encoding, content = word[1].lower(), _bytes_of(word[0])
        last = parts[-1] if parts else ""
        if isinstance(last, tuple) and last[0] == encoding:
            parts[-1] = (encoding, last[1] + content)
        else:
            parts.append((encoding, content))
        at = word.end()
    parts.append(_unescaped(value[at:]))
    return "".join(part if isinstance(part, str) else _text(part[1], part[0]) for part in parts)


def _bytes_of(word: str) -> bytes:
    try:
        found = decode_header(word)[0][0]
    except (HeaderParseError, ValueError, IndexError):
        return word.encode("utf-8", "replace")
    return found if isinstance(found, bytes) else found.encode("utf-8", "surrogateescape")


def _text(content: bytes, encoding: str) -> str:
    try:
        return decode(content, [encoding]) if content.strip() else " "
    except ValueError:
        return content.decode("utf-8", "replace")


def _unescaped(text: str) -> str:
    """Return text whose bytes beyond ASCII came in raw, each as one character."""
    return text if text.isascii() or re.search("[^\x00-\xff]", text) else _text(text.encode("latin-1"), "cp1252")


def _sender(value: str) -> str:
    if "saved by" in value.lower() and "@" not in value:
        return ""
    named = re.fullmatch(r'"?([^"<>]{0,300}?)"?\s*<([^<>\s]{3,300})>', value[:700])
    return " ".join(filter(None, (named[1].strip(), f"<{named[2]}>"))) if named else value[:300]


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value[:200]).isoformat() if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
