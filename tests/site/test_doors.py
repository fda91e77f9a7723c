"""The inbound door: what a mail to each of our addresses brings about, and what it never does."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from postroad.delivery.models import ReturnedMail
from postroad.delivery.notes import letter_of
from postroad.mail.inbound import MAX_BYTES
from postroad.network import correspondence
from postroad.network.found import found
from postroad.network.models import Correspondence, InboundMail, Newsletter
from postroad.readers import join
from postroad.readers.audience import count_confirmed
from postroad.readers.erase import erase
from postroad.readers.join import Enrolment
from postroad.readers.keys import LEAVE, PREFERENCES, token_for
from postroad.readers.models import ConsentEntry, Note, Subscriber, Subscription
from postroad.site import receiving
from postroad.site.receiving import Verdict, receive
from tests.mail.inbound.letters import mail

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KIM = "kim@pier.example"


@pytest.fixture(autouse=True)
def _domains(settings: Settings) -> None:
    """Give the installation a domain of its own, and one for discreet mails."""
    settings.CONFIG = replace(settings.CONFIG, mail_domain="post.quay.example", discreet_domain="plain.example")


@pytest.fixture
def newsletter(db: None) -> Newsletter:
    """Return a newsletter with an address that people answer to."""
    told = {"sender_address": "letter@quay.example", "reply_address": "editors@quay.example"}
    return found("The Quay Letter", slug="quay", languages=["en", "fr"], **told)


@pytest.fixture
def reader(newsletter: Newsletter) -> Subscriber:
    """Return a confirmed reader."""
    join.enrol(newsletter, [Enrolment(KIM, language="fr")], basis="members", evidence="list", now=NOW)
    return Subscriber.objects.get(identity=KIM)


def comes(to: str, raw: bytes | None = None, *, sender: str | None = KIM, now: datetime = NOW) -> Verdict:
    """Let a mail come in."""
    return receive(mail() if raw is None else raw, to, sender=sender, now=now)


def numbered(number: int, **told: str) -> bytes:
    """Return one of several mails."""
    return mail(f"Mail {number}", Message_ID=f"<{number}@pier.example>", **told)


# --- subscribing -------------------------------------------------------------


@pytest.mark.parametrize(
    "to", ["subscribe@post.quay.example", "subscribe+quay@quay.example", "JOIN+Quay@Post.Quay.Example"]
)
def test_who_writes_to_subscribe_is_asked_to_confirm(newsletter: Newsletter, to: str) -> None:
    assert comes(to) == Verdict.STORED
    assert count_confirmed(newsletter) == 0
    note = Note.objects.get()
    assert (note.kind, note.subscriber.identity) == ("confirm", KIM)
    entry = ConsentEntry.objects.get()
    assert (entry.act, entry.how) == ("asked", "mail")


def test_the_language_is_the_addresses_or_the_mails_or_the_newsletters(newsletter: Newsletter) -> None:
    comes("subscribe+quay+fr@quay.example", numbered(1, sender="a@pier.example"))
    comes("subscribe@quay.example", numbered(2, sender="b@pier.example", Content_Language="fr-BE"))
    comes("subscribe@quay.example", numbered(3, sender="c@pier.example", Content_Language="pl"))
    assert list(Note.objects.values_list("language", flat=True)) == ["fr", "fr", "en"]


def test_one_address_gets_few_notes_however_many_mails_name_it(newsletter: Newsletter) -> None:
    for number in range(30):
        assert comes("subscribe@quay.example", numbered(number)) == Verdict.STORED
    assert Note.objects.count() == join.NOTES_A_DAY


def test_a_flood_of_forged_senders_waits_on_its_own_servers(
    newsletter: Newsletter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "ANSWERS_AN_HOUR", 3)
    verdicts = [
        comes("subscribe@quay.example", numbered(number, sender=f"victim{number}@pier.example")) for number in range(5)
    ]
    assert verdicts == [Verdict.STORED] * 3 + [Verdict.LATER] * 2
    assert Note.objects.count() == 3
    late = numbered(4, sender="victim4@pier.example")
    assert comes("subscribe@quay.example", late, now=NOW + timedelta(hours=2)) == Verdict.STORED
    assert Note.objects.count() == 4


def test_with_several_newsletters_and_none_named_an_editor_decides(newsletter: Newsletter) -> None:
    found("The Other Letter", sender_address="other@quay.example")
    assert comes("subscribe@quay.example") == Verdict.STORED
    assert not Note.objects.exists()
    assert Correspondence.objects.count() == 1


def test_who_writes_unsubscribe_to_subscribe_is_not_subscribed(newsletter: Newsletter) -> None:
    comes("subscribe@quay.example", mail("Please unsubscribe me"))
    assert not Subscriber.objects.exists()
    assert Correspondence.objects.get().asks_to_leave


# --- leaving -----------------------------------------------------------------


def leave_address(newsletter: Newsletter, reader: Subscriber) -> str:
    return f"leave+{token_for(LEAVE, newsletter.pk, reader.key)}@post.quay.example"


@pytest.mark.parametrize(
    "raw",
    [
        mail("", subject="leave"),
        mail(sender="somebody.else@mole.example"),
        mail(Auto_Submitted="auto-generated"),
        mail(sender=""),
        b"",
        b"\x00\xff no mail at all",
        mail(List_Id="<x.example>", Precedence="bulk"),
    ],
)
def test_a_token_ends_it_at_once_whoever_sent_the_mail(newsletter: Newsletter, reader: Subscriber, raw: bytes) -> None:
    assert comes(leave_address(newsletter, reader), raw, sender="") == Verdict.STORED
    assert count_confirmed(newsletter) == 0
    assert ConsentEntry.objects.latest("pk").how == "mail"
    assert not Note.objects.exists()


def test_a_token_ends_it_however_large_the_mail_is(newsletter: Newsletter, reader: Subscriber) -> None:
    assert comes(leave_address(newsletter, reader), mail("x") + b"y" * MAX_BYTES) == Verdict.STORED
    assert count_confirmed(newsletter) == 0


def test_on_the_discreet_domain_it_works_as_well(newsletter: Newsletter, reader: Subscriber) -> None:
    comes(leave_address(newsletter, reader).replace("post.quay.example", "plain.example"))
    assert count_confirmed(newsletter) == 0


@pytest.mark.parametrize("to", ["leave@quay.example", "unsubscribe@post.quay.example", "leave+quay@quay.example"])
def test_a_senders_name_alone_ends_nothing_and_brings_a_link(
    newsletter: Newsletter, reader: Subscriber, to: str
) -> None:
    assert comes(to) == Verdict.STORED
    assert count_confirmed(newsletter) == 1
    note = Note.objects.get()
    assert (note.kind, note.subscriber, note.language) == ("leave", reader, "fr")
    letter = letter_of(note, NOW)
    assert "/reader/leave/" in letter.parts[0].text
    assert "n’importe qui peut écrire en votre nom" in letter.parts[0].text.lower()


def test_a_token_for_something_else_counts_as_none(newsletter: Newsletter, reader: Subscriber) -> None:
    token = token_for(PREFERENCES, newsletter.pk, reader.key)
    comes(f"leave+{token}@quay.example")
    comes(leave_address(newsletter, reader).replace("@", "x@"), numbered(2))
    assert count_confirmed(newsletter) == 1
    assert Note.objects.filter(kind="leave").count() == 2


def test_links_to_leave_are_few_as_well(newsletter: Newsletter, reader: Subscriber) -> None:
    for number in range(20):
        comes("leave@quay.example", numbered(number))
    assert Note.objects.count() == 3


def test_whom_we_do_not_know_gets_no_answer_and_reaches_an_editor(newsletter: Newsletter) -> None:
    comes("leave@quay.example", mail(sender="unknown@pier.example"))
    assert not Note.objects.exists()
    letter = Correspondence.objects.get()
    assert letter.asks_to_leave
    assert letter.sender_identity == "unknown@pier.example"


# --- nothing answers a machine ------------------------------------------------

LOOPING = [
    mail(Auto_Submitted="auto-replied"),
    mail(List_Id="<list.pier.example>"),
    mail(Precedence="bulk"),
    mail(Return_Path="<>"),
    mail(Content_Type='multipart/report; boundary="x"'),
    mail(subject="Abwesenheitsnotiz"),
    mail(sender="postmaster@pier.example"),
    mail(sender="leave@post.quay.example"),
    mail(sender="anything@plain.example"),
    mail(sender="letter@quay.example"),
    mail(sender="Editors <EDITORS@quay.example>"),
    mail(sender=""),
    mail(sender="a@pier.example, b@pier.example"),
    mail(Authentication_Results="mx.quay.example; dmarc=fail header.from=pier.example"),
]


@pytest.mark.parametrize(
    "to", ["subscribe@quay.example", "leave@quay.example", "editors@quay.example", "letter@quay.example"]
)
@pytest.mark.parametrize("raw", LOOPING, ids=range(len(LOOPING)))
def test_forged_and_looping_mail_is_never_answered(
    newsletter: Newsletter, reader: Subscriber, raw: bytes, to: str
) -> None:
    assert comes(to, raw, sender=None) == Verdict.STORED
    assert not Note.objects.exists()
    assert count_confirmed(newsletter) == 1
    assert InboundMail.objects.get().is_answered is False


def test_an_empty_return_path_is_never_answered(newsletter: Newsletter, reader: Subscriber) -> None:
    for to in ("subscribe@quay.example", "leave@quay.example"):
        comes(to, sender="")
    assert not Note.objects.exists()


# --- writing to the editors ---------------------------------------------------


@pytest.mark.parametrize("to", ["editors@quay.example", "letter@quay.example", "Editors@QUAY.example"])
def test_what_people_write_waits_for_an_editor(newsletter: Newsletter, to: str) -> None:
    comes(to, mail("Thank you for June!\n\n> News from the harbour"))
    letter = Correspondence.objects.get()
    assert (letter.newsletter, letter.sender_address, letter.sender_name) == (newsletter, KIM, "Kim")
    assert (letter.words, letter.quoted) == ("Thank you for June!", "> News from the harbour")
    assert (letter.asks_to_leave, letter.automatic, letter.done_at) == (False, "", None)


@pytest.mark.parametrize(
    "words", ["unsubscribe", "Désabonnez-moi", "Bitte abmelden", "Denme de baja", "Cancellatemi", "Graag uitschrijven"]
)
def test_who_answers_that_they_want_to_leave_is_marked_so(newsletter: Newsletter, words: str) -> None:
    comes("editors@quay.example", mail(words))
    assert Correspondence.objects.get().asks_to_leave


def test_what_programs_write_does_not_stand_in_the_queue(newsletter: Newsletter) -> None:
    comes("editors@quay.example", mail(subject="Out of office"))
    assert Correspondence.objects.get().automatic == "it says that somebody is away"


def test_an_answer_to_a_discreet_mail_waits_too(newsletter: Newsletter) -> None:
    comes("mail@plain.example")
    assert Correspondence.objects.get().newsletter is None


def test_letters_are_forgotten_with_the_person(newsletter: Newsletter, reader: Subscriber) -> None:
    comes("editors@quay.example")
    erase(reader.key, how="page", now=NOW)
    assert not Correspondence.objects.exists()


def test_letters_are_kept_no_longer_than_needed(newsletter: Newsletter) -> None:
    comes("editors@quay.example")
    comes("editors@quay.example", mail(subject="Out of office", Message_ID="<2@pier.example>"))
    correspondence.retain(now=NOW + correspondence.AUTOMATIC_KEPT + timedelta(days=1))
    letter = Correspondence.objects.get()
    letter.done(by=None, now=NOW)
    correspondence.retain(now=NOW + correspondence.LETTERS_KEPT)
    assert Correspondence.objects.exists()
    correspondence.retain(now=NOW + correspondence.LETTERS_KEPT + timedelta(days=1))
    assert not Correspondence.objects.exists()
    assert not InboundMail.objects.exists()


# --- what is common -----------------------------------------------------------


@pytest.mark.parametrize(
    "to",
    [
        "nobody@quay.example",
        "subscribe@elsewhere.example",
        "subscribe+nothing@quay.example",
        "subscribe+quay@plain.example",
        "subscribe@plain.example",
        "bounces+1-00000000000000000000@quay.example",
        "bounces@quay.example",
        "quay.example",
        "@quay.example",
        "",
        "leave@",
        "a" * 100_000,
        "subscribe@quay.example\r\nBcc: all@pier.example",
        "\x00",
    ],
)
def test_nobody_is_there(newsletter: Newsletter, to: str) -> None:
    assert comes(to) == Verdict.UNKNOWN
    assert not InboundMail.objects.exists()


def test_a_mail_that_is_handed_over_again_is_taken_once(newsletter: Newsletter, reader: Subscriber) -> None:
    for to in ("editors@quay.example", "subscribe@quay.example", "leave@quay.example"):
        raw = mail("Once", sender="new@pier.example" if to.startswith("sub") else KIM)
        again = b"Received: from another server;\r\n\tMon, 3 May 2021 10:00:00 +0000\r\n" + raw
        for one in (raw, raw, again, raw.replace(b"\r\n", b"\n")):
            assert comes(to, one) == Verdict.STORED
    assert Correspondence.objects.count() == 1
    assert sorted(Note.objects.values_list("kind", flat=True)) == ["confirm", "leave"]


def test_a_mail_without_a_name_is_taken_once_as_well(newsletter: Newsletter) -> None:
    for before in (b"", b"Received: from a by b;\r\n\tMon, 3 May 2021 10:00:00 +0000\r\n"):
        comes("editors@quay.example", before + mail(Message_ID=""))
    comes("editors@quay.example", mail("Another", Message_ID=""))
    assert Correspondence.objects.count() == 2


def test_two_mails_under_one_name_are_two(newsletter: Newsletter) -> None:
    comes("editors@quay.example", mail("One"))
    comes("editors@quay.example", mail("Another"))
    assert Correspondence.objects.count() == 2


def test_one_that_is_too_large_is_turned_away(newsletter: Newsletter) -> None:
    assert comes("editors@quay.example", mail() + b"x" * MAX_BYTES) == Verdict.TOO_LARGE
    assert not Correspondence.objects.exists()


def test_what_failed_in_the_middle_left_nothing_and_may_come_again(
    newsletter: Newsletter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DatabaseError(f"database is locked: {KIM}")

    with monkeypatch.context() as broken, caplog.at_level(logging.DEBUG):
        broken.setattr("postroad.site.receiving.correspondence.write_down", fail)
        assert comes("editors@quay.example") == Verdict.LATER
    assert KIM not in caplog.text
    assert "DatabaseError" in caplog.text
    assert not InboundMail.objects.exists()
    assert comes("editors@quay.example") == Verdict.STORED
    assert Correspondence.objects.count() == 1


def test_header_injection_harms_nothing(newsletter: Newsletter) -> None:
    name = "=?utf-8?q?Kim=0D=0ABcc:_all=40pier.example?="
    comes("subscribe@quay.example", mail(sender=f"{name} <kim@pier.example>"))
    comes("editors@quay.example", mail(sender=f"{name} <kim@pier.example>", subject="=?utf-8?q?A=0D=0ATo:_x?="))
    letter = letter_of(Note.objects.get(), NOW)
    assert not any("\n" in value and "Bcc" in value for _, value in letter.headers)
    written = Correspondence.objects.get()
    assert "\n" not in written.subject + written.sender_name


def test_the_log_of_what_came_speaks_of_nobody(newsletter: Newsletter, reader: Subscriber) -> None:
    for to in ("subscribe@quay.example", "leave@quay.example", "editors@quay.example"):
        comes(to)
    told = " ".join(str(row) for row in InboundMail.objects.values_list("digest", "door", "outcome"))
    assert "@" not in told
    assert "Kim" not in told
    assert Subscription.objects.count() == 1
    assert not ReturnedMail.objects.exists()


RECIPIENTS = ["subscribe@quay.example", "leave@quay.example", "editors@quay.example", "bounces@quay.example"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(
    raw=st.binary(max_size=600) | st.binary(max_size=300).map(lambda text: mail() + text),
    to=st.sampled_from(RECIPIENTS)
    | st.text(max_size=60)
    | st.text(max_size=40).map(lambda text: f"leave+{text}@quay.example"),
    sender=st.none() | st.text(max_size=40),
)
def test_any_bytes_to_any_address_have_one_of_four_ends(
    newsletter: Newsletter, raw: bytes, to: str, sender: str | None
) -> None:
    with patch.object(
        receiving._LOGGER, "error", side_effect=AssertionError("a fault, and no fault of the database's")
    ):
        assert receive(raw, to, sender=sender, now=NOW) in {Verdict.STORED, Verdict.UNKNOWN, Verdict.TOO_LARGE}
