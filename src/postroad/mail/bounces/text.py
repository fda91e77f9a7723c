"""What a report says to people: its text without the mail that it returns."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from postroad.mail.bounces.parts import Part
from postroad.mail.bounces.words import plain

_MAX_LINES: Final = 3_000
_MAX_LINE: Final = 2_000
_MAX_TEXT: Final = 60_000
_SILENT: Final = re.compile(r"<(style|script|title)\b[^<>]{0,300}>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h\d|/?table|/?pre|hr)\b[^<>]{0,2000}>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[!/?a-z][^<>]{0,5000}>", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\xa0]{2,}")
_HEADER: Final = re.compile(
    r"(?:return-path|received|delivered-to|dkim-signature|domainkey-signature|x-received|arc-seal|mime-version|x-original-to):"
    r"(?!.{0,60}\berror)", re.IGNORECASE
)  # fmt: skip
_SEAM_SIGNS: Final = "-=*_#<>:.+~|[]() \t"
_SEAM_WORDS: Final = (
    "original message", "original mail", "original header", "original e-mail", "this is a copy of",
    "this is the copy", "here is a copy of", "below this line", "below the next line", "below is a copy",
    "copy of the message", "copy of your message", "copy of the original", "copy of the mail",
    "returned mail follows", "returned message", "returned mail", "start of returned", "unsent message",
    "message header", "message headers", "the header of the original", "the headers of the original",
    "headers of the original", "enclosed are the original", "forwarded message", "first part of the message",
    "the first 50 lines", "the first lines of", "a summary of the undelivered", "included is a copy",
    "message follows", "mail follows", "undelivered message", "undelivered mail", "rejected message",
    "message contents", "the original message", "begin message", "start of message", "your original",
    "mensaje original", "mensagem original", "messaggio originale", "message original", "message d'origine",
    "ursprungliche nachricht", "original-nachricht", "originalnachricht", "kopie der nachricht",
    "oorspronkelijk bericht", "oryginalna wiadomosc", "исходное сообщение", "копия сообщения", "ниже этой линии",
    "元のメッセージ", "オリジナルメッセージ", "原始邮件", "原始郵件", "原邮件", "원본 메시지",
    "ursprungligt meddelande", "opprinnelig melding",
    "oprindelig meddelelse", "alkuperainen viesti",
)  # fmt: skip


def text_of(mail: Part) -> str:
    """Return all that the mail says in its own words, the returned mail included where it is no part of its own."""
    parts = [part for part in mail.walk() if part.kind.startswith("text/") and not part.within]
    plains = [part.text() for part in parts if part.kind == "text/plain"]
    said = "\n\n".join(plains)
    if len(said.strip()) < 20 or _is_notice(plains):
        said += "\n\n" + "\n\n".join(words_of_html(part.text()) for part in parts if part.kind == "text/html")
    if "<html" in said[:2_000].lower() or "<body" in said[:2_000].lower():
        said = words_of_html(said)
    return _unquoted(said[:_MAX_TEXT])


def own_text(text: str) -> tuple[str, str]:
    """Return (the report itself, the mail that it returns below), of which the second may be missing."""
    at, has_words = 0, False
    for count, line in enumerate(text.split("\n")):
        if count > _MAX_LINES:
            break
        if has_words and _begins_returned(line):
            return text[:at], text[at:]
        has_words = has_words or sum(sign.isalpha() for sign in line[:200]) > 10
        at += len(line) + 1
    return text, ""


def words_of_html(html: str) -> str:
    """Return the words of HTML, with line breaks where blocks end."""
    text = _TAG.sub("", _BREAK.sub("\n", _without_silent(html)))
    return _BLANKS.sub(" ", unescape(text[:_MAX_TEXT]))


def _without_silent(html: str) -> str:
    kept: list[str] = []
    at = 0
    for _ in range(50):
        found = _SILENT.search(html, at)
        if not found:
            break
        kept.append(html[at : found.start()])
        end = html.find("</", found.end())
        at = end if end >= 0 else len(html)
    return "".join(kept) + html[at:]


def _is_notice(plains: list[str]) -> bool:
    """Return whether the plain text only says that one should look at the HTML."""
    return all(len(text.strip()) < 120 and "html" in text.lower() for text in plains)


def _begins_returned(line: str) -> bool:
    if _HEADER.match(line):
        return True
    bare = line[:_MAX_LINE].strip(_SEAM_SIGNS)
    if not 7 < len(bare) < 140 or (line[:1].isalpha() and len(bare.split()) > 14):
        return False
    said = plain(bare)
    if "address" in said or "recipient" in said:
        return False
    for word in _SEAM_WORDS:
        if word in said:
            return line.lstrip()[:1] in "-=*_#" or said.startswith(word) or line.rstrip().endswith(":")
    return False


def _unquoted(text: str) -> str:
    """Return text without the signs of quotation, where most of it is quoted (somebody forwards a report)."""
    lines = text.split("\n", _MAX_LINES)
    quoted = sum(line.startswith(">") for line in lines)
    if quoted * 2 < sum(bool(line.strip()) for line in lines) or quoted < 6:
        return text
    return "\n".join(_without_marks(lines))


def _without_marks(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield line[1:].removeprefix(" ") if line.startswith(">") and not line.startswith(">>>") else line
