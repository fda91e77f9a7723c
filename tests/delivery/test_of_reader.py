"""What the staff reads of one reader's mails: each try, in the relay's own words, and nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from postroad.delivery.of_reader import sent_to
from postroad.delivery.send import send
from postroad.network.models import Person
from postroad.readers.models import Subscriber
from tests.delivery.world import IMPATIENT, address, relay_to, world
from tests.mail.relay import ScriptedRelay

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_readers_mails_stand_with_the_relays_words() -> None:
    mailing = world(3).mailing()

    def refuse(phase: str, said: str) -> bytes | None:
        return (
            b"550 5.1.1 <reader1@b.example.org>: no such user\r\n" if phase == "rcpt" and "reader1@" in said else None
        )

    with ScriptedRelay(decide=refuse) as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    told = {number: sent_to(Subscriber.objects.get(address=address(number)).key) for number in range(3)}
    assert [(one.word, one.sign) for (one,) in told.values()] == [
        ("accepted", "done"),
        ("refused", "stop"),
        ("accepted", "done"),
    ]
    reader = Subscriber.objects.get(address=address(1))
    client = Client()
    client.force_login(Person.objects.create_user("ana@desk.example", name="Ana"))
    text = client.get(reverse("delivery:of-reader", args=[reader.key])).content.decode()
    assert mailing.subject in text
    assert "550 5.1.1" in text
    assert "no such user" in text
    assert "reader1@" not in text


def test_who_got_nothing_has_an_empty_list() -> None:
    world(2).mailing()
    assert sent_to(12345) == []
