"""The text of a mail that came in: the person's own words, apart from what they quote."""

import re
import unicodedata
from binascii import Error as Base64Error
from collections.abc import Iterator
from email.message import Message
from typing import Any, Final, NamedTuple

from postroad.mail.inbound.html_words import words_of_html
from postroad.mail.inbound.quotes import split

MAX_WORDS: Final = 20_000
MAX_QUOTED: Final = 10_000
MAX_TEXT: Final = 400_000
"""Characters of a part that are looked at; a person's own words stand before them."""
MAX_PARTS: Final = 300
_BLANK_LINES: Final = re.compile(r"\n{3,}")


class Body(NamedTuple):
    """``words`` and ``quoted`` are plain text; ``is_cut`` tells that there was more."""

    words: str
    quoted: str
    is_cut: bool = False
    attachments: int = 0


def body_of(message: "Message[str, str]") -> Body:
    """Return the text of the first part that people read: the plain one, or else the HTML."""
    plain = html = None
    attachments, is_cut = 0, False
    for part in _leaves(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
            attachments += 1
        elif kind == "text/plain" and not plain:
            plain = _text(part)
        elif kind == "text/html" and not html:
            html = _text(part)
    if plain and plain.strip():
        is_cut = len(plain) > MAX_TEXT
        words, quoted = split(clean(plain[:MAX_TEXT]))
    else:
        is_cut = len(html or "") > MAX_TEXT
        fresh, old = words_of_html((html or "")[:MAX_TEXT])
        words, more = split(clean(fresh))
        quoted = f"{more}\n\n{clean(old)}".strip()
    is_cut = is_cut or len(words) > MAX_WORDS
    return Body(words[:MAX_WORDS], quoted[:MAX_QUOTED], is_cut, attachments)


def clean(text: str) -> str:
    """Return text without control characters and with lines that end in ``\\n`` alone, at most two in a row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    kept = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"})
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in kept.split("\n"))).strip()


def _leaves(message: "Message[str, str]") -> Iterator[Any]:
    """Yield the parts that hold something, in order. A mail within the mail is one of them: it is somebody else's."""
    waiting: list[Any] = [message]
    for _ in range(MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(inner))
        else:
            yield part


def _text(part: Any) -> str:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, Base64Error):
        content = None
    content = content[: MAX_TEXT * 4] if isinstance(content, bytes) else b""
    charset = str(part.get_param("charset") or "")[:40]
    for name in ("utf-8", charset, "cp1252"):
        try:
            return content.decode(name)
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")
