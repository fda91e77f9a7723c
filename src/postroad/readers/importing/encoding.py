"""One pass over a file before its rows are read: its encoding, its length in lines and its digest. Memory stays bounded."""

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from postroad.document.reading.errors import UnreadableFile
from postroad.document.reading.formats.charset import decoded
from postroad.readers.importing.bounds import MAX_FILE_BYTES, MAX_LINE
from postroad.readers.importing.errors import ImportFault

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE: Final = 1 << 20
_SAMPLE: Final = 100_000
_CENTRAL: Final = re.compile(
    "[a-z][\u00b3\u00b9\u00bf\u00be\u00ba][a-z]"  # ł ą ż ľ ş: signs that nobody writes inside words
    "|\\b[\u00a3\u00af][a-z]{2}"  # Ł Ż
    "|[\x8d\x8f\x9d]"  # Ť Ź ť: nothing at all in Windows-1252
    "|è[aeiouáéíóú]|è\\b|æ\\b"  # č, ć: French writes è before consonants, Danish no æ at the end
    "|ø[áéíìùý]|ì[a-zòø]|ù[a-z]|ò[a-z]"  # ř, ě, ů, ň: Italian writes ì, ù and ò at the end alone
    "|ñ[bcdfgkpstz]|ñ\\b|õ\\b|[a-z]þ[aei]"  # ń, ő, ţ
    "|[a-z]Ÿ|\u009f[a-z]",  # ź
)
"""What Windows-1250 looks like when it is read as Windows-1252, in words of Central Europe."""
_OTHER_SCRIPTS: Final = frozenset({"utf-8", "cp1251", "cp1253", "cp1255", "cp1256"})


@dataclass(frozen=True)
class Survey:
    """What one pass found. ``note`` is a sentence for people where the encoding is a guess."""

    encoding: str
    note: str
    lines: int
    digest: str


def survey(path: Path) -> Survey:
    """Look a text file through. Raise :class:`ImportFault` where it is empty, too long, or no text."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise ImportFault(f"The file has {size:,} bytes; at most {MAX_FILE_BYTES:,} are read. Split it.")
    digest, lines, run = sha256(), 0, 0
    with path.open("rb") as file:
        head = file.read(4096)
        if not head.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
            raise ImportFault("The file is empty.")
        encoding = _by_sign(head)
        utf8: codecs.IncrementalDecoder | None = None if encoding else codecs.getincrementaldecoder("utf-8")("strict")
        file.seek(0)
        while piece := file.read(_PIECE):
            digest.update(piece)
            lines += piece.count(b"\n") or piece.count(b"\r")
            last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            run = run + len(piece) if last < 0 else len(piece) - last
            if run > 4 * MAX_LINE:
                raise ImportFault(
                    f"Line {lines + 1:,} is longer than {MAX_LINE:,} characters, which no list of readers has. "
                    "Is it the right file?"
                )
            if utf8 is not None:
                utf8 = _still(utf8, piece)
    note = ""
    if not encoding:
        encoding, note = ("utf-8", "") if utf8 is not None and _ends(utf8) else _legacy(_odd_lines(path))
    return Survey(encoding, note, lines + 1, digest.hexdigest())


def _by_sign(head: bytes) -> str:
    """Return the encoding that a byte-order mark, or the NULs of UTF-16, give away."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 > len(head):
        return "utf-16-be" if even > odd else "utf-16-le"
    if even + odd:
        raise ImportFault("The file is no text: it holds NUL bytes. Save the list as CSV (UTF-8) or as .xlsx.")
    return ""


def _still(decoder: codecs.IncrementalDecoder, piece: bytes) -> codecs.IncrementalDecoder | None:
    try:
        decoder.decode(piece)
    except UnicodeDecodeError:
        return None
    return decoder


def _ends(decoder: codecs.IncrementalDecoder) -> bool:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _odd_lines(path: Path) -> bytes:
    """Return lines that are not ASCII: as many as a guess needs."""
    found, size = [], 0
    with path.open("rb") as file:
        while size < _SAMPLE and (line := file.readline(MAX_LINE)):
            if not line.isascii():
                found.append(line)
                size += len(line)
    return b"".join(found)[:_SAMPLE]


def _legacy(odd: bytes) -> tuple[str, str]:
    """Guess among the encodings of old programs, from the lines that are not ASCII."""
    western = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in odd)
    if _CENTRAL.search(western):
        encoding = "cp1250"
    else:
        try:
            guessed = decoded(odd).encoding
        except UnreadableFile as error:
            raise ImportFault(f"The file is no text that can be read: {error}") from error
        encoding = guessed if guessed in _OTHER_SCRIPTS else "cp1252"
    name = encoding.upper().replace("CP125", "Windows-125")
    return encoding, f"The file doesn’t say its encoding; it was read as {name}. Look at the names with accents."
