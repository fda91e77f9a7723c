"""What SMTP asks of lines: at most 998 octets, CRLF at the end, and dots doubled where a line begins with one."""

import re
from collections.abc import Iterator, Sequence

LONGEST_LINE = 998
"""RFC 5322, 2.1.1: octets in a line, without its CRLF."""

_TOKEN = re.compile(
    rb"(?P<raw><(?:style|script|title)\b.*?(?:</(?:style|script|title)>|$))"
    rb"|(?P<condition><!--\[if.*?>|<!\[endif\]-->)"  # Outlook's own; what stands between them is markup
    rb"|(?P<comment><!--.*?(?:-->|$))"
    rb"|(?P<tag></?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>)"
    rb"|(?P<text>[^<]+)",
    re.DOTALL | re.IGNORECASE,
)
_LINE_BREAK = re.compile(rb"(?P<space>\n)")
_SPACE = re.compile(rb"(?P<space>[ \n])")
_SPACE_IN_TAG = re.compile(rb"\"[^\"]*\"|'[^']*'|(?P<space>[ \n])")
_SPACE_COUNTS = re.compile(rb"<(?:pre|textarea|listing|xmp)\b|white-space\s*:\s*(?:pre|break)", re.IGNORECASE)


def is_fit_for_8bit(text: bytes, spare: int = 0) -> bool:
    """Return whether every line, and ``spare`` more octets in it, fits; text with a NUL never does."""
    return b"\0" not in text and all(len(line) + spare <= LONGEST_LINE for line in text.splitlines())


def wrapped_html(html: str, width: int = 300) -> str:
    """Return HTML that says the same in lines of about ``width`` octets.

    Lines are broken only at spaces where a line break means no more than a space: between the attributes of a tag, and in
    text, unless the page has text whose white space counts. A line without such a place stays long; whoever sends it
    takes quoted-printable.
    """
    octets = html.encode("utf-8", "replace")
    keeps_space = _SPACE_COUNTS.search(octets) is not None
    places = [place for found in _TOKEN.finditer(octets) for place in _places(found, in_text=not keeps_space)]
    whole = bytearray(octets)
    for cut in _cuts(octets, places, width):
        whole[cut] = 0x0A
    return whole.decode("utf-8")


def _places(found: "re.Match[bytes]", *, in_text: bool) -> Iterator[int]:
    """Yield where one token of HTML has a space that may become a line break, and its line breaks."""
    pattern = {"tag": _SPACE_IN_TAG, "text": _SPACE if in_text else _LINE_BREAK}.get(found.lastgroup or "", _LINE_BREAK)
    yield from (
        space.start("space") for space in pattern.finditer(found.string, found.start(), found.end()) if space["space"]
    )


def _cuts(octets: bytes, places: Sequence[int], width: int) -> Iterator[int]:
    """Yield which of the places to break at: the last one that keeps a line short."""
    start, last = 0, -1
    for place in (*places, len(octets)):
        if place - start > width and last > start:
            yield last
            start = last
        if octets[place : place + 1] == b"\n":
            start = place
        last = place


def stuffed(message: bytes) -> bytes:
    """Return the message as DATA wants it: a dot put before each dot that begins a line (RFC 5321, 4.5.2)."""
    message = message.replace(b"\r\n.", b"\r\n..")
    return b"." + message if message.startswith(b".") else message
