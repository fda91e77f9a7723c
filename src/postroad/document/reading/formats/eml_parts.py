"""Which of a mail's parts are the newsletter: the alternative that says most, in reading order, and what is left aside."""

import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from dataclasses import dataclass, field, replace
from email.message import Message
from quopri import decodestring
from typing import Any

from postroad.document.reading.blocks import Block
from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats import html, markdown, text
from postroad.document.reading.formats.charset import decoded
from postroad.document.reading.formats.eml_flowed import unflowed
from postroad.document.reading.formats.eml_head import decoded_words
from postroad.document.reading.limits import MAX_MAIL_DEPTH

_TEXT_KINDS = ("text/html", "text/plain", "text/markdown", "text/x-markdown", "application/xhtml+xml")
_TECHNICAL = frozenset(
    (
        "message/delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    )
)
_ADDRESS = re.compile(r"<?(?:https?://|mailto:|www\.)\S+")


@dataclass(frozen=True)
class Opened:
    """What was found in a mail's parts. ``forwarded`` are the mails in it, not opened yet."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str | None = None
    dropped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    forwarded: tuple[Any, ...] = field(default=())
    attachments: tuple[str, ...] = ()
    sealed: bool = False
    has_tnef: bool = False


def opened(message: "Message[str, str]") -> Opened:
    """Return the mail's text, and what is left aside."""
    found = _opened(message, 0)
    if found.attachments:
        names = ", ".join(found.attachments[:20])
        found = replace(found, notes=(*found.notes, f"The mail has attachments that were not read: {names}."))
    if found.has_tnef:
        found = replace(found, notes=(*found.notes, "What is in the Outlook attachment (winmail.dat) was not read."))
    return found


def _opened(part: Any, depth: int) -> Opened:
    if depth > MAX_MAIL_DEPTH * 2:
        raise UnreadableFile("The mail's parts are nested deeper than any newsletter's; save its text and try again.")
    kind = part.get_content_type()
    if kind == "multipart/alternative":
        return _richest([_opened(child, depth + 1) for child in _children(part)])
    if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        return Opened(sealed=True)
    if kind.startswith("multipart/") and isinstance(part.get_payload(), list):
        return _together([_opened(child, depth + 1) for child in _children(part)])
    if kind in ("message/rfc822", "message/global") and isinstance(part.get_payload(), list):
        return Opened(forwarded=tuple(part.get_payload()))
    if kind in _TECHNICAL or kind.startswith("message/"):
        return Opened()
    return _leaf(part, kind)


def _children(part: Any) -> list[Any]:
    payload = part.get_payload()
    return payload if isinstance(payload, list) else []


def _leaf(part: Any, kind: str) -> Opened:
    name = _name(part)
    if kind in ("application/ms-tnef", "application/vnd.ms-tnef") or name.lower() == "winmail.dat":
        return Opened(has_tnef=True)
    if kind.startswith("multipart/"):
        kind = "text/plain"
    attached = part.get_content_disposition() == "attachment"
    if attached or kind not in _TEXT_KINDS:
        is_shown = kind.startswith("image/") and (part.get("Content-ID") or part.get("Content-Location"))
        is_page = part.get("Content-Location") is not None and not attached
        return Opened() if is_shown or is_page else Opened(attachments=(name or kind,))
    return _read(content_of(part), kind, part)


def _read(content: bytes, kind: str, part: Any) -> Opened:
    charset = _charset(part)
    if not content.strip():
        return Opened()
    if kind in ("text/html", "application/xhtml+xml"):
        source = html.read(content, charset)
    else:
        found = decoded(content, [charset] if charset else [])
        plain = unflowed(found.text, part)
        source = markdown.source_of(plain) if "markdown" in kind else text.source_of(plain)
        source = replace(source, notes=(*source.notes, found.note)) if found.note else source
    return Opened(source.blocks, source.title, source.language, source.dropped, source.notes)


def _charset(part: Any) -> str:
    given = part.get_param("charset")
    return str(given[2] if isinstance(given, tuple) else given or "")[:60]


def content_of(part: Any) -> bytes:
    """Return a part's bytes, its transfer encoding undone as far as it is sound."""
    payload = part.get_payload()
    raw = payload.encode("latin-1", "replace") if isinstance(payload, str) else b""
    encoding = re.sub(r"[^\w-]", "", str(part.get("Content-Transfer-Encoding") or "").lower())
    if encoding == "base64":
        return _unbase64(raw)
    if encoding == "quoted-printable" or (encoding in ("", "7bit", "8bit") and _is_quoted(raw)):
        return decodestring(raw)
    return raw


def _is_quoted(raw: bytes) -> bool:
    """Return whether text is quoted-printable though nothing says so."""
    return len(re.findall(rb"=\r?\n", raw)) >= 3 and len(re.findall(rb"=[0-9A-F]{2}", raw)) >= 3


def _unbase64(raw: bytes) -> bytes:
    """Return the bytes that base64 means; what mailing lists append in the clear stays as it is."""
    lines = raw.splitlines()
    coded = 0
    while coded < len(lines) and re.fullmatch(rb"[A-Za-z0-9+/=\s]*", lines[coded]):
        coded += 1
    packed = re.sub(rb"[^A-Za-z0-9+/]", b"", b"".join(lines[:coded]))
    if len(packed) % 4 == 1:
        packed = packed[:-1]
    try:
        content = a2b_base64(packed + b"=" * (-len(packed) % 4))
    except Base64Error:
        content = b""
    return b"\n\n".join(filter(None, (content, b"\n".join(lines[coded:]))))


def _richest(found: list[Opened]) -> Opened:
    """Return the alternative to read: HTML (they stand from plain to rich), unless another says clearly more."""
    worded = [one for one in found if one.blocks or one.forwarded or one.sealed]
    if not worded:
        return _together(found)
    most = max(_words(one) for one in worded)
    best = next(one for one in reversed(worded) if _words(one) >= 0.8 * most)
    others = [one for one in found if one is not best]
    aside = _together([replace(one, blocks=(), title="", dropped=(), notes=()) for one in others])
    return _together([best, aside])


def _words(found: Opened) -> int:
    return sum(len(_ADDRESS.sub(" ", block.text).split()) for block in found.blocks)


def _together(found: list[Opened]) -> Opened:
    return Opened(
        blocks=tuple(block for one in found for block in one.blocks),
        title=next((one.title for one in found if one.title), ""),
        language=next((one.language for one in found if one.language), None),
        dropped=tuple(text for one in found for text in one.dropped),
        notes=tuple(note for one in found for note in one.notes),
        forwarded=tuple(mail for one in found for mail in one.forwarded),
        attachments=tuple(name for one in found for name in one.attachments),
        sealed=any(one.sealed for one in found),
        has_tnef=any(one.has_tnef for one in found),
    )


def _name(part: Any) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    return decoded_words(str(name))[:200].strip()
