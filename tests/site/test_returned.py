"""What comes back: recognised by the return path, and kept without a word of whom it is about."""

from dataclasses import replace

import pytest
from pytest_django import Settings

from postroad.delivery import returned
from postroad.delivery.identity import name_of
from postroad.delivery.models import Delivery, ReturnedMail
from postroad.network.models import Correspondence
from postroad.readers.keys import LEAVE, keyring, token_for
from postroad.readers.models import Subscriber
from postroad.site.receiving import Verdict, receive
from tests.delivery.world import NOW, address, world
from tests.mail.inbound.letters import mail

pytestmark = pytest.mark.django_db
REPORT = """\
--x
Content-Type: text/plain

The mail to {address} was not delivered.
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.a.example.org
Final-Recipient: rfc822; {address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <{address}>: no such user

--x
Content-Type: message/rfc822

From: The Lantern <news@lantern.example>
To: Wilhelmina Unusual
 <{address}>
Message-ID: <{name}@post.lantern.example>
List-Unsubscribe: <https://lantern.example/reader/leave/{token}/>,
 <mailto:leave+{token}@lantern.example>

--x--
"""


@pytest.fixture(autouse=True)
def _domain(settings: Settings) -> None:
    settings.CONFIG = replace(settings.CONFIG, mail_domain="post.lantern.example", discreet_domain="plain.example")


@pytest.fixture
def delivery() -> Delivery:
    """Return one mail of a mailing."""
    world(1).mailing()
    return Delivery.objects.get()


def report(delivery: Delivery) -> bytes:
    token = token_for(LEAVE, delivery.mailing.newsletter_id, delivery.subscriber_key)
    words = REPORT.format(address=address(0), name=name_of(keyring(), delivery.pk), token=token)
    kind = 'multipart/report; report-type=delivery-status; boundary="x"'
    return mail(words, sender="MAILER-DAEMON@mx.a.example.org", subject="Undelivered", Content_Type=kind)


def comes(to: str, raw: bytes, sender: str = "") -> Verdict:
    return receive(raw, to, sender=sender, now=NOW)


@pytest.mark.parametrize("domain", ["post.lantern.example", "plain.example"])
def test_a_bounce_is_known_by_its_return_path(delivery: Delivery, domain: str) -> None:
    assert comes(f"bounces+{name_of(keyring(), delivery.pk)}@{domain}", report(delivery)) == Verdict.STORED
    kept = ReturnedMail.objects.get()
    assert kept.delivery == delivery
    assert b"5.1.1" in bytes(kept.raw)
    assert name_of(keyring(), delivery.pk).encode() in bytes(kept.raw)


def test_what_is_kept_speaks_of_nobody(delivery: Delivery) -> None:
    comes(f"bounces+{name_of(keyring(), delivery.pk)}@post.lantern.example", report(delivery))
    raw = bytes(ReturnedMail.objects.get().raw)
    token = token_for(LEAVE, delivery.mailing.newsletter_id, delivery.subscriber_key).encode()
    for secret in (address(0).encode(), b"Unusual", token):
        assert secret not in raw


def test_a_forged_return_path_is_nobodys(delivery: Delivery) -> None:
    name = name_of(keyring(), delivery.pk)
    forged = name[:-1] + ("0" if name[-1] != "0" else "1")
    assert comes(f"bounces+{forged}@post.lantern.example", report(delivery)) == Verdict.UNKNOWN
    assert not ReturnedMail.objects.exists()


def test_a_bounce_of_a_note_and_one_at_the_editors_address_are_kept_as_well(delivery: Delivery) -> None:
    assert comes("bounces@post.lantern.example", report(delivery)) == Verdict.STORED
    assert comes("news@lantern.example", report(delivery)) == Verdict.STORED
    assert ReturnedMail.objects.count() == 2
    assert not Correspondence.objects.exists()


def test_it_comes_twice_and_is_kept_once(delivery: Delivery) -> None:
    for _ in range(2):
        comes(f"bounces+{name_of(keyring(), delivery.pk)}@post.lantern.example", report(delivery))
    assert ReturnedMail.objects.count() == 1


def test_a_large_one_is_kept_by_its_beginning(delivery: Delivery) -> None:
    to = f"bounces+{name_of(keyring(), delivery.pk)}@post.lantern.example"
    comes(to, report(delivery) + b"x" * 500_000)
    kept = ReturnedMail.objects.get()
    assert kept.is_cut
    assert len(kept.raw) <= returned.MAX_KEPT


def test_it_is_forgotten_after_a_time(delivery: Delivery) -> None:
    comes("bounces@post.lantern.example", report(delivery))
    returned.retain(now=NOW + returned.KEPT / 2)
    assert ReturnedMail.objects.exists()
    returned.retain(now=NOW + returned.KEPT * 2)
    assert not ReturnedMail.objects.exists()


def test_who_answers_from_another_address_is_known_by_the_mail_they_answer(delivery: Delivery) -> None:
    named = f"<{name_of(keyring(), delivery.pk)}@post.lantern.example>"
    comes("mail@plain.example", mail("unsubscribe", sender="work@pier.example", In_Reply_To=named), "work@pier.example")
    letter = Correspondence.objects.get()
    assert letter.about_key == Subscriber.objects.get().key
    assert letter.newsletter == delivery.mailing.newsletter
