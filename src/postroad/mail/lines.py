"""What SMTP asks of lines: at most 998 octets, CRLF at the end, and dots doubled where a line begins with one."""

import re

LONGEST_LINE = 998
"""RFC 5322, 2.1.1: octets in a line, without its CRLF."""

_TAG = re.compile(rb"<[^<>]*>")


def is_fit_for_8bit(text: bytes, spare: int = 0) -> bool:
    """Return whether every line, and ``spare`` more octets in it, fits; text with a NUL never does."""
    return b"\0" not in text and all(len(line) + spare <= LONGEST_LINE for line in text.splitlines())


def wrapped_html(html: str, width: int = 300) -> str:
    """Return HTML that says the same in lines of about ``width`` octets.

    Lines are broken only where HTML has a space that means nothing: between the attributes of a tag. A line without such a
    place stays long; whoever sends it takes quoted-printable.
    """
    lines = []
    for line in html.splitlines():
        encoded = line.encode("utf-8", "replace")
        lines.append(line if len(encoded) <= width else _wrapped(encoded, width).decode("utf-8"))
    return "\n".join(lines) + "\n"


def _wrapped(line: bytes, width: int) -> bytes:
    places = [place for tag in _TAG.finditer(line) for place in _places(line, tag.start(), tag.end())]
    cuts, start, last = [], 0, None
    for place in places:
        if place - start > width and last is not None:
            cuts.append(last)
            start = last
        last = place
    if last is not None and len(line) - start > width:
        cuts.append(last)
    whole = bytearray(line)
    for cut in cuts:
        whole[cut : cut + 1] = b"\n"
    return bytes(whole)


def _places(line: bytes, start: int, end: int) -> list[int]:
    """Return where, in a tag from ``start`` to ``end``, a space stands outside quotation marks."""
    places, quote = [], 0
    if line[start : start + 2] in (b"<!", b"<?"):
        return places
    for place in range(start, end):
        sign = line[place]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == 0x20:
            places.append(place)
    return places


def stuffed(message: bytes) -> bytes:
    """Return the message as DATA wants it: a dot put before each dot that begins a line (RFC 5321, 4.5.2)."""
    message = message.replace(b"\r\n.", b"\r\n..")
    return b"." + message if message.startswith(b".") else message
