"""What a mail that came back says: what it is, about whom, and why."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from postroad.cli.app import app
from postroad.mail.bounces import read


def report(action: str, status: str, diagnostic: str, text: str = "Your message could not be delivered.") -> bytes:
    """Return a delivery report as RFC 3464 has it."""
    return f"""\
Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.quay.example>
To: bounces@lantern.example
Subject: Delivery status
Date: Mon, 2 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

{text}

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.quay.example
Arrival-Date: Mon, 2 Mar 2026 09:59:58 +0100

Final-Recipient: rfc822; kim@pier.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}

--b1
Content-Type: text/rfc822-headers

From: The Lantern <letter@lantern.example>
To: kim@pier.example
Message-ID: <1a-00112233445566778899@lantern.example>
Subject: March

--b1--
""".encode()


def plain(subject: str, body: str, *more: str, sender: str = "MAILER-DAEMON@mx.quay.example") -> bytes:
    """Return a mail of one text part."""
    head = [f"From: <{sender}>", "To: bounces@lantern.example", f"Subject: {subject}", *more]
    return (
        "\n".join([*head, "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", body]) + "\n"
    ).encode()


@pytest.mark.parametrize(
    ("action", "status", "diagnostic", "kind"),
    [
        ("failed", "5.1.1", "550 5.1.1 User unknown", "hard"),
        ("failed", "5.0.0", "550 No such user here", "hard"),
        ("failed", "5.1.2", "550 5.1.2 Host unknown", "hard"),
        ("failed", "5.2.2", "552 5.2.2 Mailbox full", "soft"),
        ("failed", "5.7.1", "554 5.7.1 Message rejected as spam", "soft"),
        ("failed", "4.4.7", "421 4.4.7 Delivery time expired", "soft"),
        ("delayed", "4.4.1", "451 4.4.1 Connection timed out", "delayed"),
        ("delivered", "2.0.0", "250 OK", "delivered"),
    ],
)
def test_a_delivery_report_is_judged_by_its_action_code_and_words(
    action: str, status: str, diagnostic: str, kind: str
) -> None:
    found = read(report(action, status, diagnostic))
    assert found.kind == kind
    assert found.recipients == ("kim@pier.example",)
    assert found.message_ids == ("<1a-00112233445566778899@lantern.example>",)


def test_a_bounce_in_prose_is_read_without_any_field() -> None:
    body = (
        "Hi. This is the qmail-send program at mx.quay.example.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
        "<kim@pier.example>:\n198.51.100.7 does not like recipient.\n"
        "Remote host said: 550 5.1.1 <kim@pier.example>: Recipient address rejected: User unknown\nGiving up.\n"
    )
    found = read(plain("failure notice", body))
    assert (found.kind, found.recipients) == ("hard", ("kim@pier.example",))


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Automatic reply: March", "I am out of the office until 12 March and will answer then."),
        ("Abwesenheitsnotiz: März", "Ich bin bis zum 12. März nicht im Büro."),
        ("Réponse automatique : mars", "Je suis absente du bureau jusqu’au 12 mars."),
    ],
)
def test_an_automatic_answer_is_no_bounce(subject: str, body: str) -> None:
    mail = plain(subject, body, "Auto-Submitted: auto-replied", sender="kim@pier.example")
    assert read(mail).kind == "auto-reply"


def test_a_complaint_names_whom_it_came_from() -> None:
    mail = b"""\
From: <fbl@mail.example>
To: abuse@lantern.example
Subject: FW: March
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

--b2
Content-Type: text/plain

This is an abuse report for a mail received on Mon, 2 Mar 2026.

--b2
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Example/1.0
Version: 1
Original-Rcpt-To: kim@pier.example

--b2
Content-Type: message/rfc822

From: <letter@lantern.example>
To: kim@pier.example
Subject: March

News.

--b2--
"""
    found = read(mail)
    assert (found.kind, found.recipients) == ("complaint", ("kim@pier.example",))


def test_a_letter_is_nothing_of_the_sort() -> None:
    mail = plain("Thank you", "Dear editor, the last issue was a joy. Kim", sender="kim@pier.example")
    assert read(mail).kind == "none"


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 900), st.integers(0, 200))
def test_whatever_comes_is_given_a_kind(noise: bytes, at: int, gone: int) -> None:
    whole = report("failed", "5.1.1", "550 5.1.1 User unknown")
    for raw in (noise, whole[:at] + noise + whole[at + gone :]):
        found = read(raw)
        assert all("\n" not in text for text in (found.status, found.reply, found.why))


def test_the_command_gives_an_object_a_file_and_needs_no_installation(tmp_path: Path) -> None:
    bounce, nothing = tmp_path / "bounce.eml", tmp_path / "picture.png"
    bounce.write_bytes(report("failed", "5.1.1", "550 5.1.1 User unknown"))
    nothing.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    missing = tmp_path / "missing.eml"
    done = CliRunner().invoke(app, ["bounces", "read", "--json", str(bounce), str(nothing), str(missing)])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert [one["file"] for one in told] == [str(bounce), str(nothing), str(missing)]
    assert [one["kind"] for one in told] == ["hard", "none", "none"]
    assert set(told[0]) == {"file", "kind", "recipients", "status", "reply", "why"}
    assert told[0]["recipients"] == ["kim@pier.example"]
    assert told[0]["status"] == "5.1.1"
