"""A message compiled once for many readers: byte chunks with slots, so that per reader only chunks are joined.

The chunks are what the standard library's generator wrote, cut at the slots. A quoted-printable line that holds a slot
is encoded for each reader, since where it folds depends on the value; all else is ready.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.quoprimime import body_encode

from postroad.mail.lines import stuffed
from postroad.mail.message import Encoding, Letter, MessageError, Part, build, flatten, settled

LONGEST_VALUE = 320
"""Octets in a slot's value. Lines are kept short enough for two of them."""

_MARK = re.compile(rb"qzslot0([a-z]+)0qz")
_CONTROLS = bytes((*range(0x20), 0x7F))

Line = tuple[bytes | int, ...]
Piece = bytes | int | Line
"""Ready bytes; the number of a slot; or a quoted-printable line that is encoded once its values are known."""


def mark(name: str) -> str:
    """Return the text that stands for a slot while a message is made; ``name`` is in small letters."""
    if not re.fullmatch("[a-z]+", name):
        raise MessageError(f"A slot's name is of small letters, not {name!r}.")
    return f"qzslot0{name}0qz"


@dataclass(frozen=True, slots=True)
class Compiled:
    """A message with slots. ``names`` gives the order of the values, ``size`` its octets while they are empty."""

    names: tuple[str, ...]
    size: int
    pieces: tuple[Piece, ...]
    stuffed_pieces: tuple[Piece, ...]
    slots: tuple[tuple[int, int], ...]
    lines: tuple[int, ...]
    needs_scan: bool
    """Whether a slot stands at the start of a line, so that only its value tells where dots are."""

    def render(self, values: Sequence[bytes]) -> bytes:
        """Return the message for one reader, as the standard library's generator would write it."""
        self._check(values)
        filled = self._filled(self.pieces, values)
        for place in self.lines:
            filled[place] = _encoded(self.pieces[place], values)  # type: ignore[arg-type]
        return b"".join(filled)

    def render_for_data(self, values: Sequence[bytes], *more: bytes) -> bytes:
        """Return the message for one reader as it goes out after DATA, dots stuffed, and what follows it in one piece."""
        self._check(values)
        if self.needs_scan:
            return b"".join((stuffed(self.render(values)), *more))
        filled = self._filled(self.stuffed_pieces, values)
        for place in self.lines:
            filled[place] = stuffed(_encoded(self.pieces[place], values))  # type: ignore[arg-type]
        filled += more
        return b"".join(filled)

    def _filled(self, pieces: tuple[Piece, ...], values: Sequence[bytes]) -> list[bytes]:
        filled = list(pieces)
        for place, slot in self.slots:
            filled[place] = values[slot]
        return filled  # type: ignore[return-value]

    def _check(self, values: Sequence[bytes]) -> None:
        if len(values) != len(self.names):
            raise MessageError(f"This message has {len(self.names)} slots, not {len(values)}.")
        together = b"".join(values)
        if len(together.translate(None, _CONTROLS)) != len(together):
            raise MessageError("A slot's value has a line break or another control character in it.")
        if len(together) > LONGEST_VALUE and max(map(len, values)) > LONGEST_VALUE:
            raise MessageError(f"A slot's value has more than {LONGEST_VALUE} octets.")


def compile_letter(letter: Letter, names: Sequence[str], encoding: Encoding = "8bit") -> Compiled:
    """Return the message with the marks of ``names`` as its slots. What looks like a mark of another name is text."""
    known = {name.encode("ascii"): number for number, name in enumerate(names)}
    letter = settle(letter, encoding)
    hollow = replace(letter, parts=tuple(replace(part, text=_stand_in(part, letter)) for part in letter.parts))
    rest = flatten(build(hollow))
    pieces: list[Piece] = []
    for part, standing in zip(letter.parts, hollow.parts, strict=True):
        before, rest = rest.split(standing.octets + b"\r\n", 1)
        pieces += _cut(before, known)
        pieces += _lines(part, known) if part.encoding == "quoted-printable" else _cut(_in_crlf(part), known)
    pieces += _cut(rest, known)
    return _compiled(tuple(names), tuple(_merged(pieces)))


def settle(letter: Letter, encoding: Encoding) -> Letter:
    """Return the letter with the encodings of its parts chosen so that there is room for the values."""
    return settled(letter, encoding, 2 * LONGEST_VALUE)


def _stand_in(part: Part, letter: Letter) -> str:
    return f"qzpart{letter.parts.index(part)}{letter.boundary.strip('=_')}"


def _in_crlf(part: Part) -> bytes:
    return b"".join(line + b"\r\n" for line in part.octets.splitlines() or [b""])


def _cut(written: bytes, known: Mapping[bytes, int]) -> Iterator[bytes | int]:
    """Cut written bytes at the marks."""
    start = 0
    for found in _MARK.finditer(written):
        if found[1] not in known:
            continue  # somebody's words that look like a mark
        yield written[start : found.start()]
        yield known[found[1]]
        start = found.end()
    yield written[start:]


def _lines(part: Part, known: Mapping[bytes, int]) -> Iterator[Piece]:
    """Encode the lines as quoted-printable, leaving those that hold a slot for later."""
    for line in part.octets.splitlines() or [b""]:
        pieces = tuple(_cut(line, known))
        yield _encoded(pieces, ()) if len(pieces) == 1 else pieces


def _encoded(line: Line, values: Sequence[bytes]) -> bytes:
    whole = b"".join(piece if isinstance(piece, bytes) else values[piece] for piece in line)
    return body_encode(whole.decode("latin-1") + "\n", 76).replace("\n", "\r\n").encode("ascii")


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join neighbouring ready bytes and leave out empty ones."""
    ready = b""
    for piece in pieces:
        if isinstance(piece, bytes):
            ready += piece
            continue
        if ready:
            yield ready
        ready = b""
        yield piece
    if ready:
        yield ready


def _compiled(names: tuple[str, ...], pieces: tuple[Piece, ...]) -> Compiled:
    places = tuple(enumerate(pieces))
    before = (b"", *pieces)
    return Compiled(
        names=names,
        size=sum(len(piece) for piece in pieces if isinstance(piece, bytes)),
        pieces=pieces,
        stuffed_pieces=tuple(_stuffed(last, piece) for last, piece in zip(before, pieces, strict=False)),
        slots=tuple((place, piece) for place, piece in places if isinstance(piece, int)),
        lines=tuple(place for place, piece in places if isinstance(piece, tuple)),
        needs_scan=any(
            isinstance(piece, int) and _ends_line(last) for last, piece in zip(before, pieces, strict=False)
        ),
    )


def _ends_line(piece: Piece) -> bool:
    """Return whether what comes after a piece stands at the start of a line."""
    return isinstance(piece, tuple) or (isinstance(piece, bytes) and (not piece or piece.endswith(b"\r\n")))


def _stuffed(last: Piece, piece: Piece) -> Piece:
    if not isinstance(piece, bytes):
        return piece
    dotted = piece.replace(b"\r\n.", b"\r\n..")
    return b"." + dotted if _ends_line(last) and dotted.startswith(b".") else dotted
