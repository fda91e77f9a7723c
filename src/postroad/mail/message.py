"""A message as the standard library builds and writes it: the measure for everything that is compiled."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email import policy
from email.generator import BytesGenerator
from email.header import Header
from email.message import EmailMessage, Message
from hashlib import blake2b
from typing import Literal

from postroad.mail.lines import is_fit_for_8bit

Encoding = Literal["8bit", "quoted-printable"]
_WIRE = policy.compat32.clone(linesep="\r\n", max_line_length=0, cte_type="8bit")
_BODY = policy.EmailPolicy(max_line_length=76, cte_type="8bit", utf8=True)


class MessageError(ValueError):
    """The message can't be written; says which header or part, and why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One alternative form of the text: ``subtype`` is "plain" or "html"."""

    subtype: str
    text: str
    language: str = ""
    encoding: Encoding = "8bit"

    @property
    def octets(self) -> bytes:
        """Return the text in UTF-8. A lone surrogate is no character; in mail it becomes a question mark."""
        return self.text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says. Header values are as they go out (see :func:`unstructured`); of the parts, plain comes first."""

    headers: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    boundary: str = ""

    def __post_init__(self) -> None:
        if not self.boundary:
            object.__setattr__(self, "boundary", _boundary(self.parts))


def unstructured(name: str, text: str) -> str:
    """Return free text, such as a subject, as a header's value: encoded by RFC 2047 and folded where it must be."""
    text = " ".join(text.split())
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=name).encode(linesep="\r\n")


def settled(letter: Letter, encoding: Encoding, spare: int = 0) -> Letter:
    """Return the letter with each part in ``encoding``, but quoted-printable where 8bit can't carry a line of it.

    ``spare`` octets may still be added to any line.
    """
    parts = (
        replace(part, encoding=encoding if is_fit_for_8bit(part.octets, spare) else "quoted-printable")
        for part in letter.parts
    )
    return replace(letter, parts=tuple(parts))


def build(letter: Letter) -> Message:
    """Return the message. Raise :class:`MessageError` for a header that would smuggle in another one."""
    message = Message(policy=_WIRE)
    for name, value in letter.headers:
        _refuse_injection(name, value)
        message[name] = value
    message["MIME-Version"] = "1.0"
    if len(letter.parts) == 1:
        only = _part(letter.parts[0])
        for name, value in only.items():
            message[name] = value
        message.set_payload(_as_written(only))
        return message
    message["Content-Type"] = f'multipart/alternative; boundary="{letter.boundary}"'
    for part in letter.parts:
        message.attach(_part(part))
    return message


def flatten(message: Message) -> bytes:
    """Return what the standard library's generator writes, in CRLF lines."""
    out = io.BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=_WIRE).flatten(message)
    written = out.getvalue()
    return written if written.endswith(b"\r\n") else written + b"\r\n"


def _part(part: Part) -> Message:
    made = EmailMessage(policy=_BODY)
    made.set_content(part.octets.decode("utf-8"), subtype=part.subtype, charset="utf-8", cte=part.encoding)
    if part.language:
        made["Content-Language"] = part.language
    del made["MIME-Version"]
    return made


def _as_written(part: Message) -> str:
    """Return a part's body as the generator wants it: octets beyond ASCII as surrogates, not decoded."""
    if part["Content-Transfer-Encoding"] == "quoted-printable":
        return str(part.get_payload())
    octets = part.get_payload(decode=True)
    return octets.decode("ascii", "surrogateescape") if isinstance(octets, bytes) else ""


def _boundary(parts: Sequence[Part]) -> str:
    """Return a boundary that depends on nothing but the text and does not stand in it."""
    everything = b"\0".join(part.octets for part in parts)
    number = 0
    while True:
        name = "=_" + blake2b(everything, digest_size=15, salt=number.to_bytes(8, "big")).hexdigest()
        if name.encode("ascii") not in everything:
            return name
        number += 1


def _refuse_injection(name: str, value: str) -> None:
    if not name.isascii() or any(not "!" <= sign <= "~" or sign == ":" for sign in name):
        raise MessageError(f"“{name}” is no header's name.")
    unfolded = value.replace("\r\n ", " ").replace("\r\n\t", "\t")
    if any(sign in unfolded for sign in "\r\n\0"):
        raise MessageError(f"The header {name} has a line break in its value; that could smuggle in other headers.")
    if any(len(line) > 998 - len(name) - 2 for line in value.encode("utf-8", "replace").split(b"\r\n")):
        raise MessageError(f"The header {name} has a line of more than 998 octets.")
