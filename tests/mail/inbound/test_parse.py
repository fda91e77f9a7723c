"""Any bytes are read, within bounds; what a person wrote is told from what they quote."""

import time
import tracemalloc
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postroad.mail.inbound import parse
from postroad.mail.inbound.body import MAX_WORDS
from tests.mail.inbound.letters import mail


def test_a_mail_is_read() -> None:
    read = parse(
        mail(
            "Grüße vom Kai.",
            sender="=?utf-8?q?K=C3=BCm?= <Kim@Pier.example>",
            subject="=?utf-8?b?UmU6IEdyw7zDn2U=?=",
            In_Reply_To="<1-abc@quay.example>",
            References="<0-aaa@quay.example> <1-abc@quay.example>",
            Content_Language="de-AT, en",
        )
    )
    assert read.sender is not None
    assert (read.sender.identity, read.sender_name, read.subject) == ("kim@pier.example", "Küm", "Re: Grüße")
    assert (read.words, read.message_id) == ("Grüße vom Kai.", "one@pier.example")
    assert read.answers == ("1-abc@quay.example", "0-aaa@quay.example")
    assert read.languages == ("de-AT", "en")


@pytest.mark.parametrize(
    "quotation",
    [
        "On Mon, 3 May 2021 at 10:00, The Quay Letter <letter@quay.example> wrote:\n\n> News from the harbour",
        "On Mon, 3 May 2021 at 10:00, The Quay Letter\n<letter@quay.example> wrote:\n> News",
        "Am 03.05.21 um 10:00 schrieb The Quay Letter:\n> News from the harbour",
        "Le lun. 3 mai 2021 à 10:00, The Quay Letter <letter@quay.example> a écrit :\n> News",
        "El lun, 3 may 2021 a las 10:00, The Quay Letter (<letter@quay.example>) escribió:\n> News",
        "Il giorno lun 3 mag 2021 alle ore 10:00 The Quay Letter <letter@quay.example> ha scritto:\n> News",
        "Op ma 3 mei 2021 om 10:00 schreef The Quay Letter <letter@quay.example>:\n> News",
        "Em seg., 3 de mai. de 2021 às 10:00, The Quay Letter <letter@quay.example> escreveu:\n> News",
        "W dniu 3.05.2021 o 10:00 The Quay Letter napisał(a):\n> News",
        "-----Original Message-----\nFrom: The Quay Letter\nNews",
        "-----Ursprüngliche Nachricht-----\nVon: The Quay Letter\nNews",
        "________________________________\nDe : The Quay Letter\nEnvoyé : lundi 3 mai\nNews",
        "From: The Quay Letter <letter@quay.example>\nSent: Monday, 3 May 2021\nTo: Kim\nSubject: News",
        "Von: The Quay Letter\nGesendet: Montag\nAn: Kim\nBetreff: News",
        "-- \nKim Pier\nHarbour Light",
        "Sent from my phone",
        "Von meinem Telefon gesendet",
        "> News from the harbour\n> and more",
    ],
)
def test_what_is_quoted_stands_apart(quotation: str) -> None:
    read = parse(mail(f"Please call me.\n\n{quotation}"))
    assert read.words == "Please call me."
    assert read.quoted.startswith(quotation.split("\n")[0].strip())


def test_answers_between_the_quoted_lines_are_kept() -> None:
    read = parse(mail("Hello,\n\nOn Monday, The Quay Letter wrote:\n> Who comes?\nWe do.\n> Who cooks?\nI will."))
    assert read.words == "Hello,\n\nWe do.\nI will."


def test_a_quoted_unsubscribe_line_asks_for_nothing() -> None:
    read = parse(
        mail("Thank you!\n\nOn Monday, The Quay Letter wrote:\n> News\n> Unsubscribe: https://quay.example/leave")
    )
    assert not read.asks_to_leave


def test_a_mail_of_html_alone_is_read_as_text() -> None:
    message = EmailMessage()
    message["From"] = "kim@pier.example"
    message["Subject"] = "Re: News"
    message.set_content(
        "<html><head><title>No</title><style>p{}</style></head><body><p>Bitte <b>abmelden</b>.</p><script>alert(1)</script>"
        '<div class="gmail_quote">On Monday wrote: <blockquote>Old news</blockquote></div></body></html>',
        subtype="html",
    )
    read = parse(message.as_bytes())
    assert (read.words, read.asks_to_leave) == ("Bitte abmelden.", True)
    assert "Old news" in read.quoted
    assert "alert" not in read.words + read.quoted


def test_attachments_are_counted_and_not_kept() -> None:
    message = EmailMessage()
    message["From"] = "kim@pier.example"
    message.set_content("Here is our picture.")
    message.add_attachment(b"\x89PNG" * 100, "image", "png", filename="harbour.png")
    read = parse(message.as_bytes())
    assert (read.words, read.attachments) == ("Here is our picture.", 1)


def test_a_forwarded_mail_is_not_the_persons_own_words() -> None:
    inner = EmailMessage()
    inner.set_content("unsubscribe")
    message = EmailMessage()
    message["From"] = "kim@pier.example"
    message.set_content("See what came to us.")
    message.add_attachment(inner)
    assert parse(message.as_bytes()).words == "See what came to us."


def test_line_breaks_in_headers_stay_on_one_line() -> None:
    read = parse(
        mail(sender="=?utf-8?q?Kim=0D=0ABcc:_all=40pier.example?= <kim@pier.example>", subject="=?utf-8?q?A=0AB=00C?=")
    )
    assert "\n" not in read.sender_name + read.subject
    assert "\r" not in read.sender_name
    assert read.subject == "A B C"


def test_a_long_letter_is_cut_and_says_so() -> None:
    read = parse(mail("word " * 50_000))
    assert read.is_cut
    assert len(read.words) <= MAX_WORDS
    assert not parse(mail("short")).is_cut


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    parse(raw)
    parse(b"From: kim@pier.example\r\n" + raw, "")


KINDS = [
    *("text/plain", "text/html", "text/plain; charset=utf-7", "message/rfc822", "multipart/alternative", "\x00"),
    "multipart/mixed; boundary=x",
]
ENCODINGS = ["base64", "quoted-printable", "8bit", "x-uuencode", "nonsense"]


@given(st.sampled_from(KINDS), st.sampled_from(ENCODINGS), st.binary(max_size=800), st.text(max_size=80))
def test_any_body_in_any_wrapping_is_read(kind: str, encoding: str, body: bytes, name: str) -> None:
    head = f"From: {name} <kim@pier.example>\r\nSubject: {name}\r\nContent-Type: {kind}\r\n"
    head += f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    read = parse(head.encode("utf-8", "surrogatepass") + body)
    text = read.words + read.quoted + read.subject + read.sender_name
    assert not any(sign in text for sign in "\x00\r\x1b")
    text.encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"From: " + b"a" * 5_000_000 + b"\r\n\r\nHello",
        b"From: kim@pier.example\r\n" + b"X: y\r\n" * 500_000 + b"\r\nHello",
        b"From: " + b"<a@b.example>," * 200_000 + b"\r\n\r\nHello",
        b"From: " + b"(" * 100_000 + b"\r\n\r\n",
        b"Subject: " + b"=?utf-8?q?=41?= " * 100_000 + b"\r\n\r\n",
        b"From: k@p.example\r\n" + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" * 20_000,
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * 300_000,
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
        b"Content-Type: text/html\r\n\r\n" + b"<!--" * 200_000,
        b"Content-Type: text/html\r\n\r\n" + b"<a" * 400_000,
        b"Content-Type: text/plain\r\n\r\n" + b"On On wrote\r\n" * 100_000,
        b"Content-Type: text/plain\r\n\r\n" + b">\r\nFrom: x\r\n" * 100_000,
        b"Content-Type: text/plain\r\n\r\n" + b"stop " * 100_000,
        b"Subject: " + b"re: " * 100_000 + b"\r\n\r\n",
        b"From: k@p.example\r\n\r\n" + b"\r\n" * 1_000_000,
        b"Message-ID: " + b"<" * 500_000 + b"\r\n\r\n",
        b"Content-Type: text/plain; " + b"x=y; " * 100_000 + b"\r\n\r\nHello",
    ],
    ids=range(17),
)
def test_a_trap_costs_little_time_and_memory(raw: bytes) -> None:
    tracemalloc.start()
    began = time.process_time()
    parse(raw)
    took, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 8, f"{took:.1f} s (tracing memory makes it slower)"
    assert peak < 40 * len(raw) + 20_000_000
