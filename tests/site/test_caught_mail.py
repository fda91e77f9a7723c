"""Reading a caught mail: whatever it holds, it is shown or named, and nothing raises."""

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.site.catcher.mail import links, read_mail, with_pictures
from postroad.site.catcher.store import subject_of
from tests.site.mails import letter


def test_text_html_and_attachments_are_told_apart() -> None:
    mail = read_mail(letter().as_bytes())
    assert mail.text == "The shelter in the harbour reopened.\n"
    assert "<p>The shelter reopened." in mail.html
    assert [(part.name, part.kind) for part in mail.attachments] == [("events.ics", "text/calendar")]


def test_the_links_are_told_with_their_words_and_only_web_links() -> None:
    html = (
        '<a href="https://a.example/1">One <b>place</b></a> <a href="javascript:alert(1)">Two</a>'
        '<a href="https://a.example/1">Again</a><a href="http://b.example"><img src="x"></a>'
        '<a href="data:text/html,x">Three</a>'
    )
    assert [(link.address, link.words) for link in links(html)] == [
        ("https://a.example/1", "One place"),
        ("http://b.example", "http://b.example"),
    ]


def test_a_picture_that_the_mail_carries_is_set_in_and_a_script_that_says_it_is_one_is_not() -> None:
    message = EmailMessage()
    message.set_content('<img src="cid:logo@x"><img src="cid:bad@x">', subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<logo@x>")
    message.add_related(b"<svg onload='x'/>", "image", "svg+xml", cid="<bad@x>")
    shown = with_pictures(read_mail(message.as_bytes()))
    data = base64.b64encode(b"\x89PNG").decode()
    assert f'src="data:image/png;base64,{data}"' in shown
    assert 'src="cid:bad@x"' in shown


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ('"../../etc/passwd"', "passwd"),
        ('"C:\\\\temp\\\\run.exe"', "run.exe"),
        ('"a\r\n Set-Cookie: x=1.ics"', "a Set-Cookie- x-1.ics"),
        ('""', "part-1"),
        ('"...."', "part-1"),
        ('"=?utf-8?b?w4l0w6kucGRm?="', "Été.pdf"),
        ('"' + "x" * 5000 + '"', "x" * 120),
    ],
)
def test_a_file_name_is_made_safe(said: str, kept: str) -> None:
    raw = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename={said}\r\n\r\nx".encode()
    (part,) = read_mail(raw).attachments
    assert part.name == kept


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "rot13", "idna", '"', "utf-16"])
def test_any_charset_gives_words(charset: str) -> None:
    mail = read_mail(f"Content-Type: text/plain; charset={charset}\r\n\r\nhello there".encode())
    assert mail.text


def test_parts_nested_beyond_reason_are_named_as_such() -> None:
    raw = b"".join(
        f'Content-Type: multipart/mixed; boundary="{number}"\r\n\r\n--{number}\r\n'.encode() for number in range(5_000)
    )
    mail = read_mail(raw)
    assert mail.fault or mail.attachments


def test_a_mail_of_very_many_parts_is_cut_and_says_so() -> None:
    parts = b"--b\r\n\r\nx\r\n" * 2_000
    mail = read_mail(b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + parts + b"--b--\r\n")
    assert "first 500 of its 2000 parts" in mail.fault


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(noise: bytes) -> None:
    read_mail(noise)
    subject_of(noise)
    read_mail(
        b"Subject: =?utf-8?q?"
        + noise
        + b"\r\nContent-Type: multipart/mixed; boundary="
        + noise[:20]
        + b"\r\n\r\n"
        + noise
    )


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"Subject: =?utf-8?q?=C3=89t=C3=A9?=\r\n =?utf-8?q?_=C3=A0?= Paris\r\n\r\n", "Été à Paris"),
        (b"SUBJECT: plain\n\nSubject: not this", "plain"),
        (b"To: x\r\n\r\nSubject: in the body", ""),
        (b"Subject: =?no-such?q?x?=\r\n\r\n", "=?no-such?q?x?="),
        (b"Subject: a\0b\r\n\r\n", "a�b"),
        (b"", ""),
    ],
)
def test_subjects_are_read_as_people_read_them(raw: bytes, subject: str) -> None:
    assert subject_of(raw) == subject
