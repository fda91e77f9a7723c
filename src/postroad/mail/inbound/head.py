"""The head of a mail that came in: its lines, decoded, on one line each, and whom it names as its sender."""

import re
import unicodedata
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import Final

from postroad.mail.address import Address, AddressError, display_name, parse

MAX_VALUE: Final = 4_000
MAX_LINES: Final = 400
_ENCODED: Final = re.compile(r"=\?[\w.:+*-]{1,60}\?[bBqQ]\?[^?\s]{0,400}\?=")
_ID: Final = re.compile(r"<([^<>\s@]{1,250}@[^<>\s@]{1,250})>")
_LANGUAGE: Final = re.compile(r"([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})", re.IGNORECASE)


class Head:
    """The first :data:`MAX_LINES` lines of a head, by lower-case name, none longer than :data:`MAX_VALUE` characters."""

    def __init__(self, message: "Message[str, str]") -> None:
        self._lines: dict[str, list[str]] = {}
        for name, value in message.raw_items():
            kept = self._lines.setdefault(name.lower()[:100], [])
            if len(kept) < MAX_LINES:
                kept.append(one_line(_as_text(str(value)[:MAX_VALUE])))

    def all(self, name: str) -> list[str]:
        """Return each value of a header, on one line."""
        return self._lines.get(name.lower(), [])

    def __call__(self, name: str) -> str:
        """Return a header's first value, on one line; empty where there is none."""
        return next(iter(self.all(name)), "")

    def decoded(self, name: str) -> str:
        """Return a header's first value, its encoded words (RFC 2047) decoded."""
        return decoded(self(name))


def sender_of(head: Head) -> tuple[Address | None, str]:
    """Return the one mailbox in From, and its name; None where there is none, or more than one (nobody can be meant)."""
    found = [(name, box) for name, box in _mailboxes(head) if box]
    if len(found) != 1:
        return None, ""
    name, box = found[0]
    try:
        return parse(box), display_name(decoded(name))
    except AddressError:
        return None, display_name(decoded(name))


def _mailboxes(head: Head) -> list[tuple[str, str]]:
    try:
        return getaddresses(head.all("from")[:2])
    except (ValueError, IndexError, TypeError, RecursionError):
        return []


def message_ids(value: str) -> tuple[str, ...]:
    """Return the Message-IDs in a header's value."""
    return tuple(_ID.findall(value))[:50]


def languages_of(head: Head) -> tuple[str, ...]:
    """Return the languages that a mail names as its own or its sender's, most wanted first."""
    named = ",".join((head("content-language"), head("accept-language")))
    found = (_LANGUAGE.match(part.strip()) for part in named.split(","))
    return tuple(dict.fromkeys(one[1] for one in found if one))[:10]


def decoded(value: str) -> str:
    """Return text with its encoded words decoded, on one line, with no control character."""
    value = re.sub(r"(\?=)\s+(?==\?)", r"\1", value)
    return one_line(_ENCODED.sub(lambda word: _word(word[0]), value))


def _word(word: str) -> str:
    try:
        content, charset = decode_header(word)[0]
        return content if isinstance(content, str) else content.decode(charset or "ascii", "replace")
    except (HeaderParseError, ValueError, LookupError, IndexError):
        return word


def _as_text(value: str) -> str:
    """Return text that came as raw bytes, one character a byte, as the UTF-8 (RFC 6532) or Latin-1 that it is."""
    raw = value.encode("latin-1", "replace")
    try:
        # The last letter may be cut in two where the line was too long.
        return raw.decode("utf-8", "ignore" if len(value) == MAX_VALUE else "strict")
    except UnicodeError:
        return value


def one_line(text: str) -> str:
    """Return text on one line, with no control character and no half of a surrogate pair."""
    return " ".join("".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text).split())
