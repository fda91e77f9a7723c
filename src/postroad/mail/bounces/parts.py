"""A mail taken apart: without recursion, within bounds, and forgiving to boundaries that are broken or missing."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from postroad.mail.bounces.charsets import decoded
from postroad.mail.bounces.heads import Head, head_of, kind_and_parameters

MAX_BYTES: Final = 4_000_000
"""How much of a mail is looked at. A report stands at its front; behind it comes the mail that is returned."""
_MAX_HEAD: Final = 200_000
_MAX_PARTS: Final = 100
_MAX_DEPTH: Final = 8
_MAX_TEXT: Final = 100_000
_SEAM: Final = re.compile(rb"^--([^\r\n]{1,200}?)(?:--)?[ \t]{0,20}\r?$", re.MULTILINE)
_NO_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]+")
MAIL: Final = ("message/rfc822", "message/global", "message/news")


@dataclass(slots=True)
class Part:
    """A part: its head, its kind ("text/plain"), its octets as they came, and the parts within."""

    head: Head
    kind: str
    parameters: dict[str, str]
    raw: bytes
    depth: int
    within: "list[Part]" = field(default_factory=list)

    @property
    def is_mail(self) -> bool:
        """Return whether the part holds a whole mail."""
        return self.kind in MAIL

    def octets(self, at_most: int = _MAX_TEXT) -> bytes:
        """Return the part's octets without their transfer encoding, cut to about ``at_most``."""
        how = self.head.first("content-transfer-encoding").strip().lower()
        if how == "base64":
            return _from_base64(self.raw[: at_most * 2])[:at_most]
        if how == "quoted-printable":
            return quopri.decodestring(self.raw[: at_most * 3])[:at_most]
        return self.raw[:at_most]

    def text(self) -> str:
        """Return the part as text, with "\\n" for line ends and without NULs."""
        text = decoded(self.octets(), self.parameters.get("charset", ""))
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

    def walk(self) -> "Iterator[Part]":
        """Yield this part and all within it, but nothing within mails that it holds."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            if not part.is_mail or part is self:
                waiting.extend(reversed(part.within))


def mail_of(raw: bytes) -> Part:
    """Return the mail in ``raw``, taken apart."""
    raw = raw[:MAX_BYTES].lstrip(b"\r\n\t \0\xef\xbb\xbf")
    if b"\n" not in raw[:_MAX_HEAD]:
        raw = raw.replace(b"\r", b"\n")
    if raw[:5] == b"From " or raw[:6] == b">From ":
        raw = raw.partition(b"\n")[2]
    whole = _part(raw, "text/plain", 0)
    waiting, made = [whole], 1
    while waiting:
        part = waiting.pop(0)
        if part.depth >= _MAX_DEPTH:
            continue
        for inner in _inner(part):
            if made >= _MAX_PARTS:
                return whole
            made += 1
            part.within.append(inner)
            waiting.append(inner)
    return whole


def _part(raw: bytes, kind: str, depth: int) -> Part:
    head, body = _split(raw)
    fields = head_of(head)
    named, parameters = kind_and_parameters(fields.first("content-type"))
    return Part(fields, named if "/" in named else kind, parameters, body, depth)


def _split(raw: bytes) -> tuple[bytes, bytes]:
    if raw[:1] == b"\n":
        return b"", raw[1:]
    if raw[:2] == b"\r\n":
        return b"", raw[2:]
    ends = [(at, len(end)) for end in (b"\n\n", b"\n\r\n") if (at := raw.find(end, 0, _MAX_HEAD)) >= 0]
    if not ends:
        return raw[:_MAX_HEAD], b""
    at, length = min(ends)
    return raw[: at + 1], raw[at + length :]


def _inner(part: Part) -> Iterator[Part]:
    if part.kind.startswith("multipart/"):
        kind = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
        for piece in _pieces(part):
            yield _part(piece, kind, part.depth + 1)
    elif part.is_mail:
        yield _part(part.octets(MAX_BYTES), "text/plain", part.depth + 1)


def _pieces(part: Part) -> Iterator[bytes]:
    """Yield what stands between a multipart's boundaries; where its own is missing, between those that stand there."""
    named = part.parameters.get("boundary", "").encode("utf-8", "replace").rstrip()
    body = part.raw
    if not named or b"--" + named not in body:
        found = _SEAM.search(body, 0, _MAX_HEAD)
        if not found:
            return
        named = found[1].rstrip()
    seam = b"\n--" + named
    at = 0 if body.startswith(seam[1:]) else body.find(seam) + 1
    for _ in range(_MAX_PARTS):
        line_end = body.find(b"\n", at)
        if line_end < 0 or body[at + len(seam) - 1 : line_end].startswith(b"--"):
            return
        following = body.find(seam, line_end)
        yield body[line_end + 1 : following if following >= 0 else len(body)]
        if following < 0:
            return
        at = following + 1


def _from_base64(raw: bytes) -> bytes:
    clean = _NO_BASE64.sub(b"", raw)
    try:
        return base64.b64decode(clean[: len(clean) - len(clean) % 4] + _last(clean))
    except (binascii.Error, ValueError):
        return b""


def _last(clean: bytes) -> bytes:
    rest = clean[len(clean) - len(clean) % 4 :]
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
