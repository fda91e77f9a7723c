"""A file's format is told by its bytes, for endings lie."""

import pytest

from postroad.document.reading.formats import format_of
from tests.document.reading.formats.word_files import paragraph, word_file

PAGE = b"<!-- saved --><!DOCTYPE html>\n<html><body><p>words</p></body></html>"
MAIL = b"Received: by x\nFrom: a@example.org\nSubject: News\n\n# Heading\n\nwords\n"
MARKDOWN = b"# Letter\n\n## News\n\nSee [more](https://example.org/)\n"


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (PAGE, "letter.html", "html"),
        (PAGE, "letter.txt", "html"),
        (PAGE, "letter.doc", "html"),
        (PAGE, "letter.eml", "html"),
        (PAGE, "letter.md", "html"),
        (PAGE, "letter", "html"),
        (b"\xff\xfe" + PAGE.decode().encode("utf-16-le"), "letter.txt", "html"),
        (MAIL, "letter.eml", "eml"),
        (b"To: " + b"reader@example.org,\n " * 5000 + b"x\n" + MAIL, "letter.eml", "eml"),
        (
            b"Subject: News\nFrom: a@example.org\nTo: " + b"reader@example.org,\n " * 5000 + b"x\n\nwords",
            "letter",
            "eml",
        ),
        (MAIL, "letter.txt", "eml"),
        (MAIL, "letter.html", "eml"),
        (MAIL, "letter.md", "eml"),
        (MAIL, "letter", "eml"),
        (b"From a@example.org Tue Mar  5 10:00:00 2024\n" + MAIL, "letter.mbox", "eml"),
        (MARKDOWN, "letter.md", "markdown"),
        (MARKDOWN, "letter", "markdown"),
        (MARKDOWN, "letter.txt", "text"),
        (b'<div align="center">\n\n# Letter\n\n</div>\n\nSee [more](https://example.org/)\n', "letter", "markdown"),
        (b"words", "letter.txt", "text"),
        (b"words", "letter", "text"),
        (b"words", "letter.docx", "text"),
        (b"Note: this is\nno mail: at all\n", "letter", "text"),
        (word_file(paragraph("words")), "letter.docx", "docx"),
        (word_file(paragraph("words")), "letter.doc", "docx"),
        (word_file(paragraph("words")), "letter.txt", "docx"),
        (b"%PDF-1.7\n\x00\x01", "letter.pdf", "text"),
    ],
)
def test_the_bytes_tell_the_format(data: bytes, name: str, format_: str) -> None:
    assert format_of(data, name).name == format_
