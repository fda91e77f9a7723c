"""What a file that holds no text seems to be, so that the refusal can name it and its mend."""

import zipfile
from io import BytesIO

from postroad.document.reading.errors import UnreadableFile

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "open it, select all, copy, and save the text as .txt"),
    (b"{\\rtf", "a Rich Text (.rtf) file", "open it in a word processor and save it as .docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Outlook file (.doc, .msg)", "save it as .docx or .eml"),
    (b"\x89PNG", "a PNG picture", "give the newsletter's text instead"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the newsletter's text instead"),
    (b"GIF8", "a GIF picture", "give the newsletter's text instead"),
    (b"BM", "a BMP picture", "give the newsletter's text instead"),
    (b"II*\x00", "a TIFF picture", "give the newsletter's text instead"),
    (b"MM\x00*", "a TIFF picture", "give the newsletter's text instead"),
    (b"RIFF", "a picture, sound or film", "give the newsletter's text instead"),
    (b"ID3", "a sound file", "give the newsletter's text instead"),
    (b"OggS", "a sound or film", "give the newsletter's text instead"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give the newsletter in it"),
    (b"BZh", "a bzip2 archive", "unpack it and give the newsletter in it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it and give the newsletter in it"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and give the newsletter in it"),
    (b"Rar!", "a RAR archive", "unpack it and give the newsletter in it"),
    (b"\x7fELF", "a program", "give the newsletter's own file"),
    (b"MZ", "a program", "give the newsletter's own file"),
    (b"SQLite format 3", "a database", "give the newsletter's own file"),
    (b"x\x9f>\x22", "an Outlook attachment (winmail.dat)", "ask the sender to send it as HTML, and save that as .eml"),
)
_ZIPS: tuple[tuple[str, str, str], ...] = (
    ("word/", "a Word file (.docx)", "name it with the ending .docx"),
    ("xl/", "an Excel file (.xlsx)", "copy the newsletter's text into a .docx or .txt file"),
    ("ppt/", "a PowerPoint file (.pptx)", "copy the newsletter's text into a .docx or .txt file"),
    ("content.xml", "an OpenDocument file (.odt)", "save it as .docx"),
    ("META-INF/container.xml", "an e-book", "save the newsletter as HTML"),
)


def is_zip(head: bytes) -> bool:
    """Return whether the bytes begin like a zip archive."""
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def refuse_binary(data: bytes) -> None:
    """Raise :class:`UnreadableFile` that names what the file seems to be, if it is known not to be text."""
    if is_zip(data):
        what, mend = _packed(data)
        raise UnreadableFile(f"The file is {what}, not text; {mend}.")
    for signature, what, mend in _SIGNATURES:
        if data.startswith(signature) and (len(signature) > 3 or _is_ridden(data)):
            raise UnreadableFile(f"The file is {what}, not text; {mend}.")
    if data[4:8] == b"ftyp":
        raise UnreadableFile("The file is a film or picture, not text; give the newsletter's text instead.")


def refuse_nul_ridden(data: bytes) -> None:
    """Raise :class:`UnreadableFile` if the bytes can't be text in any encoding of one byte."""
    if _is_ridden(data):
        raise UnreadableFile(
            "The file is binary, of a sort that Postroad doesn't know; "
            "save the newsletter as text, Markdown, HTML, .docx or .eml and try again."
        )


def _is_ridden(data: bytes) -> bool:
    head = data[:65536]
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
    return controls > max(4, len(head) // 200)


def _packed(data: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except Exception:  # zipfile raises half a dozen types on broken archives
        return "a damaged zip archive", "make it again, or give the newsletter in it"
    for name, what, mend in _ZIPS:
        if any(member.startswith(name) for member in names):
            return what, mend
    return "a zip archive", "unpack it and give the newsletter in it"
