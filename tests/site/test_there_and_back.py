"""A mail that was sent, and what comes back to the addresses that stand in it."""

import email
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import pytest
from django.db import connection

from postroad.delivery.models import Delivery, ReturnedMail
from postroad.delivery.notes import send_notes
from postroad.delivery.send import send
from postroad.network.models import Correspondence
from postroad.readers import join
from postroad.readers.audience import confirmed, count_confirmed
from postroad.readers.models import Note, Subscriber
from postroad.site.receiving import Verdict, receive
from tests.delivery.world import IMPATIENT, NOW, address, relay_to, world
from tests.mail.inbound.letters import mail
from tests.mail.relay import ScriptedRelay

T = TypeVar("T")
pytestmark = pytest.mark.django_db(transaction=True)


def apart(do: Callable[[], T]) -> T:
    """Return what a sending returns, done in a thread: where a browser was open before, this one has a loop of its own."""

    def and_close() -> T:
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(and_close).result()


def test_the_addresses_in_a_mail_lead_through_the_door() -> None:
    mailing = world(2).mailing()
    with ScriptedRelay() as sink:
        relay = relay_to(sink)
        apart(lambda: send(mailing, relay=relay, patience=IMPATIENT))
    got = next(one for one in sink.got if one.recipient == address(0))
    sent = email.message_from_bytes(got.octets)

    mailto = urlsplit(re.findall(r"<(mailto:[^>]+)>", sent["List-Unsubscribe"])[0])
    leaving = mail("", subject="leave", sender=address(0), Message_ID="<1@a.example.org>")
    assert receive(leaving, unquote(mailto.path), sender=address(0), now=NOW) == Verdict.STORED
    assert [reader.address for reader in confirmed(mailing.newsletter)] == [address(1)]

    assert receive(mail("", sender="MAILER-DAEMON@b.example.org"), got.sender, sender="", now=NOW) == Verdict.STORED
    came_back = ReturnedMail.objects.get()
    assert came_back.delivery is not None
    assert came_back.delivery.subscriber_key == Subscriber.objects.get(address=address(0)).key

    answer = mail("Who wrote this?", sender="elsewhere@pier.example", In_Reply_To=sent["Message-ID"])
    assert receive(answer, sent["From"].split("<")[1].strip(">"), sender=None, now=NOW) == Verdict.STORED
    assert Correspondence.objects.get().about_key == came_back.delivery.subscriber_key
    assert Delivery.objects.count() == 2


def test_who_subscribes_by_mail_confirms_by_the_link_that_comes_back() -> None:
    newsletter = world(0).newsletter
    to = f"subscribe+{newsletter.slug}@{newsletter.sender_address.partition('@')[2]}"
    assert receive(mail("Please!"), to, sender="kim@pier.example", now=NOW) == Verdict.STORED
    with ScriptedRelay() as sink:
        relay = relay_to(sink)
        assert apart(lambda: send_notes(now=NOW, relay=relay)).sent == 1
    text = email.message_from_bytes(sink.got[0].octets).get_payload(decode=True)
    assert isinstance(text, bytes)
    found = re.search(rb"/confirm/([^/\s]+)/", text)
    assert found is not None
    assert count_confirmed(newsletter) == 0
    join.confirm(found[1].decode(), now=NOW)
    assert [reader.address for reader in confirmed(newsletter)] == ["kim@pier.example"]


def test_a_link_to_leave_comes_to_who_wrote_without_a_token() -> None:
    newsletter = world(1).newsletter
    domain = newsletter.sender_address.partition("@")[2]
    receive(mail("", sender=address(0)), f"leave@{domain}", sender=address(0), now=NOW)
    with ScriptedRelay() as sink:
        relay = relay_to(sink)
        assert apart(lambda: send_notes(now=NOW, relay=relay)).sent == 1
    assert sink.recipients == [address(0)]
    assert b"/reader/leave/" in sink.got[0].octets
    assert Note.objects.get().sent_at is not None
    assert count_confirmed(newsletter) == 1
