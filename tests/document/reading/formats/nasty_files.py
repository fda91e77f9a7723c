"""Files that were made to harm a reader, or that harm by accident; the big ones are made here and not kept."""

import zipfile
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

from tests.document.reading.formats.word_files import box, paragraph, run, style, word_file, zipped

_ENTITIES = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "lol">{_ENTITIES}]>'
_OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word_xml(prologue: str, text: str) -> bytes:
    body = f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": (prologue + body).encode()})


def _bomb() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 80_000_000})


def _lying_bomb() -> bytes:
    """Return a bomb whose directory says that it is small."""
    honest = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w>" * 20_000_000})
    return honest.replace((60_000_000).to_bytes(4, "little"), (9_000).to_bytes(4, "little"))


def _nested_zip() -> bytes:
    inside = zipped({"0.txt": b"0" * 20_000_000})
    for depth in range(1, 8):
        inside = zipped({f"{depth}-{copy}.zip": inside for copy in range(8)})
    return zipped({"[Content_Types].xml": b"<Types/>", "word/embeddings/1.zip": inside})


def _many_members() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"word/{number}.xml", b"")
    return packed.getvalue()


def _locked_zip() -> bytes:
    data = bytearray(word_file(paragraph("Secret")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def _deep_mail(depth: int) -> bytes:
    parts = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return ("Subject: deep\nFrom: a@example.org\n" + "".join(parts) + "Content-Type: text/plain\n\nwords\n").encode()


def _forwarded_mail(depth: int) -> bytes:
    return (
        "Subject: deep\nFrom: a@example.org\nContent-Type: message/rfc822\n\n" * depth + "Subject: last\n\nwords\n"
    ).encode()


def _wide_mail(parts: int) -> bytes:
    one = "--b\nContent-Type: text/plain\n\nwords\n"
    head = 'Subject: wide\nFrom: a@example.org\nContent-Type: multipart/mixed; boundary="b"\n\n'
    return (head + one * parts + "--b--\n").encode()


def _mail(head: str, body: str = "words") -> bytes:
    return f"From: a@example.org\nSubject: x\n{head}\n\n{body}\n".encode()


_WORDS = b"The harbour is open again. "

NASTY: dict[str, Callable[[], bytes]] = {
    # No text, or too much of it
    "empty.txt": lambda: b"",
    "white.txt": lambda: b" \r\n\t\x0b" * 1000,
    "byte-order-mark.txt": lambda: b"\xef\xbb\xbf",
    "bytes.bin": lambda: bytes(range(256)) * 4000,
    "nuls.txt": lambda: b"\x00" * 1_000_000,
    "nuls-between.txt": lambda: b"\x00".join([_WORDS] * 2000),
    "fifty-megabytes.txt": lambda: _WORDS * 2_000_000,
    "nineteen-megabytes.txt": lambda: _WORDS * 700_000,
    "one-line.txt": lambda: _WORDS * 30_000,
    "one-line-without-spaces.txt": lambda: b"a" * 900_000,
    "one-line.md": lambda: _WORDS * 30_000,
    "one-line.html": lambda: _WORDS * 30_000,
    "blank-lines.txt": lambda: b"\n" * 60_000 + b"end",
    # Encodings
    "utf-16-without-mark.txt": lambda: ("Nieuwsbrief van de vereniging, één keer per maand. " * 40).encode("utf-16-le"),
    "utf-16-without-mark.html": lambda: "<html><body><p>Lettre d’été</p></body></html>".encode("utf-16-be"),
    "wrong-encoding.html": lambda: b'<meta charset="utf-8"><p>Caf\xe9 \xfcber \x93alles\x94</p>',
    "no-such-encoding.html": lambda: b'<meta charset="x-klingon"><p>Caf\xe9</p>',
    "utf-7.html": lambda: b'<meta charset="utf-7"><p>+ADw-script+AD4-</p>',
    "surrogates.txt": lambda: b"caf\xed\xa0\x80 and \xed\xbf\xbf more words here",
    # Word
    "bomb.docx": _bomb,
    "lying-bomb.docx": _lying_bomb,
    "nested-zip.docx": _nested_zip,
    "many-members.docx": _many_members,
    "locked.docx": _locked_zip,
    "half.docx": lambda: word_file(paragraph("words") * 500)[:900],
    "not-zip.docx": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
    "no-document.docx": lambda: zipped({"hello.txt": b"words"}),
    "laughs.docx": lambda: _word_xml(_LAUGHS, "&lol9;"),
    "outside.docx": lambda: _word_xml(_OUTSIDE, "&x;"),
    "deep.docx": lambda: word_file(paragraph("<w:smartTag>" * 5000 + run("words") + "</w:smartTag>" * 5000)),
    "deep-boxes.docx": lambda: word_file(_boxes(40)),
    "broad.docx": lambda: word_file(paragraph("words and more of them") * 8_000),
    "broken-xml.docx": lambda: zipped({"word/document.xml": b"<w:document><w:body><w:p><w:r><w:t>words"}),
    "loop-of-styles.docx": lambda: word_file(
        paragraph("words", "A"),
        styles=style("A", "A", based_on="B") + style("B", "B", based_on="A"),
    ),
    # HTML
    "deep.html": lambda: b"<div>" * 100_000 + b"words",
    "deep-but-closed.html": lambda: b"<div>" * 100_000 + b"words" + b"</div>" * 100_000,
    "deep-fonts.html": lambda: b"<p><font><b><i>" * 30_000 + b"words",
    "unclosed.html": lambda: b"<table><tr><td><p><b>words <a href=x>more <li>and <table><tr><td>yet <h2>end" * 50,
    "attributes.html": lambda: b"<p " + b"a=b " * 300_000 + b">words</p>",
    "many-attributes.html": lambda: (b"<p " + b"".join(b"a%d=1 " % n for n in range(2000)) + b">w</p>") * 30,
    "long-attribute.html": lambda: b'<p style="' + b"color:red;" * 400_000 + b'">words</p>',
    "angles.html": lambda: b"<html>" + b"<" * 2_000_000,
    "open-tags.html": lambda: b"<html>" + b"<a " * 500_000,
    "comments.html": lambda: b"<html>" + b"<!--" * 500_000 + b"words",
    "entities.html": lambda: b"<html><body>" + b"&amp;" * 500_000 + b"&#x110000;&#0;&#xD800;&nosuch;",
    "rules.html": lambda: b"<style>" + b"p.a,b{color:red}{" * 100_000 + b"</style><p>words",
    "half-comment-in-style.html": lambda: b"<style>" + b"/*" * 250_000 + b"</style><p>words",
    "picture.html": lambda: b'<img src="data:image/png;base64,' + b64encode(bytes(8_000_000)) + b'"><p>words</p>',
    "laughs.html": lambda: (_LAUGHS + "<html><body><p>&lol9; words</p></body></html>").encode(),
    "table-cells.html": lambda: b"<table>" + b"<tr><td>w" * 8_000,
    # Mail
    "wide.eml": lambda: _wide_mail(10_000),
    "deep.eml": lambda: _deep_mail(500),
    "forwarded.eml": lambda: _forwarded_mail(500),
    "forwarded-thirty-times.eml": lambda: _forwarded_mail(30),
    "long-head.eml": lambda: _mail("X-Long: " + "a" * 5_000_000),
    "folded-head.eml": lambda: _mail("X-Long: a" + "\n b" * 300_000),
    "many-heads.eml": lambda: _mail("\n".join(f"X-{n}: a" for n in range(60_000))),
    "parameters.eml": lambda: _mail("Content-Type: text/plain" + "; a=b" * 200_000),
    "encoded-subject.eml": lambda: f"From: a@example.org\nSubject: {'=?utf-8?q?a?= ' * 100_000}\n\nwords\n".encode(),
    "half-encoded-subject.eml": lambda: f"From: a@example.org\nSubject: {'=?' * 100_000}\n\nwords\n".encode(),
    "brackets-in-from.eml": lambda: f"From: {'(' * 40_000}\nSubject: x\n\nwords\n".encode(),
    "no-boundary.eml": lambda: _mail("Content-Type: multipart/mixed"),
    "base64-noise.eml": lambda: _mail("Content-Transfer-Encoding: base64", "=A=" * 100_000),
    "quoted-noise.eml": lambda: _mail("Content-Transfer-Encoding: quoted-printable", "=" * 1_000_000),
    "winmail.eml": lambda: _mail("Content-Type: application/ms-tnef; name=winmail.dat", "xxxx"),
    "encrypted.eml": lambda: _mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "xxxx"),
    "head-alone.eml": lambda: b"From: a@example.org\nSubject: x\nDate: Tue, 99 Foo 2024 99:99:99 +9999\n",
    # Markdown, and bait for patterns that run away
    "brackets.md": lambda: b"[" * 20_000,
    "links.md": lambda: b"[a](" * 20_000,
    "stars.md": lambda: b"**a " * 20_000,
    "quotes.md": lambda: b">" * 20_000 + b" words",
    "lists.md": lambda: b"".join(b" " * (2 * n) + b"- a\n" for n in range(1000)),
    "table.md": lambda: b"|a" * 400 + b"\n" + b"|-" * 400 + b"\n" + b"|a\n" * 500,
    "references.md": lambda: b"".join(b"[r%d]: x\n" % n for n in range(15_000)) + b"\nwords",
    "backticks.md": lambda: b"".join(b"`" * n + b" a " for n in range(1, 300)),
    "too-many-marks.md": lambda: b"*_`[" * 20_000,
    "front-matter.md": lambda: b"---\n" + b"a: b\n" * 30_000,
    "underscores.md": lambda: b"a_" * 40_000,
    "hashes.txt": lambda: b"#" * 1_000_000,
    "rules.txt": lambda: b"= " * 500_000,
    "stars.txt": lambda: b"*a " * 300_000,
    "brackets.txt": lambda: b"[a](b" * 100_000,
    "nested-brackets.txt": lambda: b"[" * 500_000 + b"]" * 500_000,
    "addresses.txt": lambda: b"a@" * 500_000,
    "dots.txt": lambda: b"a@b." + b"c." * 500_000,
    "hyphens.txt": lambda: b"torn-\n" * 60_000,
    "pages.txt": lambda: b"head\n\nwords\n\x0c" * 8_000,
    "dates.txt": lambda: b"1 June 2024 - 2 June 2024, 10.00 - 12.00 CET " * 2_000,
}  # fmt: skip
"""File names and how each is made."""


def _boxes(depth: int) -> str:
    inside = paragraph("words")
    for _ in range(depth):
        inside = paragraph(box(inside).partition("<mc:Fallback>")[0] + "</mc:AlternateContent></w:r>")
    return inside
