"""A program's mail, a list's and a forgery are told from a person's."""

import pytest

from postroad.mail.inbound import Reason, parse
from tests.mail.inbound.letters import mail


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (mail(Auto_Submitted="auto-replied"), Reason.AUTO_SUBMITTED),
        (mail(Auto_Submitted="auto-generated (cron)"), Reason.AUTO_SUBMITTED),
        (mail(X_Auto_Response_Suppress="All"), Reason.AUTO_SUBMITTED),
        (mail(X_Autoreply="yes"), Reason.AUTO_SUBMITTED),
        (mail(Precedence="bulk"), Reason.BULK),
        (mail(Precedence="Junk"), Reason.BULK),
        (mail(Precedence="list"), Reason.BULK),
        (mail(List_Id="<friends.pier.example>"), Reason.MAILING_LIST),
        (mail(List_Unsubscribe="<mailto:x@pier.example>"), Reason.MAILING_LIST),
        (mail(Return_Path="<>"), Reason.NO_SENDER),
        (mail(Content_Type='multipart/report; report-type=delivery-status; boundary="x"'), Reason.REPORT),
        (mail(Content_Type='multipart/report; report-type=feedback-report; boundary="x"'), Reason.REPORT),
        (mail(subject="Undeliverable: The Quay Letter"), Reason.REPORT),
        (mail(sender="MAILER-DAEMON@pier.example"), Reason.ROBOT),
        (mail(sender="no-reply@pier.example"), Reason.ROBOT),
        (mail(sender="friends-bounces+kim=pier@pier.example"), Reason.ROBOT),
        (mail(sender=""), Reason.NAMELESS),
        (mail(sender="kim@pier.example, other@pier.example"), Reason.NAMELESS),
        (mail(sender="undisclosed"), Reason.NAMELESS),
        (mail(X_Loop="letter@quay.example"), Reason.LOOP),
        (mail(X_Spam_Flag="YES"), Reason.SPAM),
        (
            mail(Authentication_Results="mx.quay.example; spf=pass; dmarc=fail header.from=pier.example"),
            Reason.FORGED,
        ),
        (mail(Received_SPF="Fail (mx.quay.example)"), Reason.FORGED),
    ],
)
def test_a_program_gives_itself_away(raw: bytes, reason: Reason) -> None:
    assert parse(raw).reason == reason


@pytest.mark.parametrize(
    "subject",
    [
        "Out of Office: back on Monday",
        "Automatic reply: The Quay Letter",
        "Abwesenheitsnotiz",
        "Automatische Antwort: The Quay Letter",
        "Réponse automatique : absence",
        "Absent du bureau",
        "Respuesta automática: fuera de la oficina",
        "Fuera de la oficina",
        "Risposta automatica: Fuori sede",
        "Sono in ferie",
        "Automatisch antwoord: afwezig",
        "Afwezigheidsbericht",
        "Resposta automática",
        "Automatyczna odpowiedź",
        "Autosvar: på ferie",
        "رد تلقائي: خارج المكتب",
    ],
)
def test_who_is_away_is_understood(subject: str) -> None:
    assert parse(mail(subject=subject)).reason == Reason.ABSENCE


@pytest.mark.parametrize("path", ["", "<>", "MAILER-DAEMON", " <> "])
def test_an_empty_return_path_is_nobodys(path: str) -> None:
    assert parse(mail(), path).reason == Reason.NO_SENDER


def test_a_mail_that_went_round_and_round_goes_in_circles() -> None:
    hops = b"".join(b"Received: from a by b; Mon, 3 May 2021 10:00:00 +0000\r\n" for _ in range(60))
    assert parse(hops + mail()).reason == Reason.LOOP
    assert parse(b"Delivered-To: letter@quay.example\r\n" * 2 + mail()).reason == Reason.LOOP


@pytest.mark.parametrize(
    "raw",
    [
        mail(),
        mail(Auto_Submitted="no"),
        mail(X_Auto_Response_Suppress="None"),
        mail(sender="norah@pier.example"),
        mail(sender="bouncer.club@pier.example"),
        mail(subject="Re: our office in the harbour"),
        mail(Return_Path="<kim@pier.example>"),
        mail(Authentication_Results="mx.quay.example; spf=fail; dkim=pass header.d=pier.example; dmarc=pass"),
    ],
)
def test_a_persons_mail_is_a_persons(raw: bytes) -> None:
    assert parse(raw).reason is None
