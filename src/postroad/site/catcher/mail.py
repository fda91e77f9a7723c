"""Reading one caught mail: headers, the text and HTML parts, and what is attached. Nothing in it is trusted."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from html.parser import HTMLParser
from urllib.parse import unquote

from postroad.site.catcher.store import readable

MAX_PARTS = 500
MAX_LINKS = 200
MAX_HEADERS = 200
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_CID = re.compile(r"""(?<=["'(])cid:([^"')\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part that is neither the text nor the HTML. ``kind`` is its media type, ``name`` safe for a file."""

    number: int
    name: str
    kind: str
    content: bytes
    content_id: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the HTML part, with its own words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it is shown. ``fault`` says what could not be read, and is empty where all could."""

    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    attachments: tuple[Attachment, ...]
    fault: str = ""


def read_mail(raw: bytes) -> Mail:
    """Read a mail, however crooked; never raises."""
    try:
        message = message_from_bytes(raw)
        headers = tuple((name[:200], readable(str(value))[:5_000]) for name, value in message.items()[:MAX_HEADERS])
        parts = list(_leaves(message))
    except RecursionError:
        return Mail((), "", "", (), "Its parts are nested too deep to be shown. The source has them all.")
    text = html = None
    attachments: list[Attachment] = []
    for part in parts[:MAX_PARTS]:
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment" or _file_name(part)
        if kind == "text/plain" and text is None and not attached:
            text = _words(part)
        elif kind == "text/html" and html is None and not attached:
            html = _words(part)
        else:
            attachments.append(_attachment(part, len(attachments) + 1))
    fault = f"Only the first {MAX_PARTS} of its {len(parts)} parts are shown." if len(parts) > MAX_PARTS else ""
    return Mail(headers, text or "", html or "", tuple(attachments), fault)


def with_pictures(mail: Mail) -> str:
    """Return the HTML part with the pictures that it carries itself (cid:) set in as data."""
    pictures = {part.content_id: part for part in mail.attachments if part.content_id and part.kind in _PICTURES}

    def set_in(found: re.Match[str]) -> str:
        part = pictures.get(unquote(found[1]))
        if part is None:
            return found[0]
        return f"data:{part.kind};base64,{base64.b64encode(part.content).decode()}"

    return _CID.sub(set_in, mail.html) if pictures else mail.html


def links(html: str) -> tuple[Link, ...]:
    """Return the web links of an HTML part in order, each address once."""
    finder = _LinkFinder()
    finder.feed(html)
    finder.close()
    return tuple(finder.found.values())[:MAX_LINKS]


class _LinkFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Link] = {}
        self._address = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            address = dict(attrs).get("href") or ""
            self._address = address if address.lower().startswith(("http://", "https://")) else ""
            self._words = []

    def handle_data(self, data: str) -> None:
        if self._address:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            words = " ".join("".join(self._words).split())[:300]
            self.found.setdefault(self._address, Link(self._address, words or self._address[:300]))
            self._address = ""


def _leaves(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if not part.is_multipart():
            yield part


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def _words(part: Message) -> str:
    content = _content(part)
    try:
        words = content.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        words = content.decode("utf-8", "replace")
    return words.replace("\0", "�")


def _file_name(part: Message) -> str:
    try:
        said = part.get_filename()
    except (ValueError, LookupError, TypeError):
        said = None
    return readable(said) if said else ""


def _attachment(part: Message, number: int) -> Attachment:
    name = re.sub(r"[^\w. ()-]+", "-", _file_name(part).replace("\\", "/").rsplit("/", 1)[-1]).strip(" .-")[:120]
    kind = part.get_content_type()
    if not name:
        name = f"part-{number}" + (".ics" if kind == "text/calendar" else "")
    content_id = str(part.get("Content-ID", "")).strip().strip("<>")
    return Attachment(number, name, kind, _content(part), content_id)
