"""Preparing: what is sent is frozen, and each reader has one row."""

import pytest
from django.db import IntegrityError, transaction

from postroad.delivery import prepare as preparing
from postroad.delivery.models import Delivery, Edition, Mailing
from postroad.delivery.prepare import prepare
from postroad.delivery.send import send
from postroad.readers.audience import confirmed
from postroad.readers.models import Subscriber
from tests.delivery.world import IMPATIENT, NOW, add_readers, relay_to, world
from tests.mail.relay import ScriptedRelay

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_confirmed_reader_has_one_row() -> None:
    there = world(25)
    mailing = there.mailing()
    keys = list(Delivery.objects.filter(mailing=mailing).values_list("subscriber_key", flat=True))
    assert sorted(keys) == sorted(recipient.key for recipient in confirmed(there.newsletter))
    assert mailing.state == Mailing.State.READY


def test_readers_who_get_the_same_share_an_edition() -> None:
    there = world(5)
    add_readers(there.newsletter, ["text@a.example.org"], format="text")
    add_readers(there.newsletter, ["french@a.example.org"], language="fr")
    mailing = there.mailing()
    by_format = dict(Edition.objects.filter(mailing=mailing).values_list("format", "language"))
    assert by_format == {"html": "en", "text": "en"}
    assert Delivery.objects.filter(edition__format="html").count() == 6


def test_a_filling_that_was_interrupted_goes_on_and_leaves_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    there = world(25)
    monkeypatch.setattr(preparing, "AT_ONCE", 10)
    whole = preparing._fill_chunk
    chunks: list[int] = []

    def breaks(*args: object) -> None:
        chunks.append(1)
        if len(chunks) == 2:
            raise KeyboardInterrupt
        whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(preparing, "_fill_chunk", breaks)
    with pytest.raises(KeyboardInterrupt):
        there.mailing()
    mailing = Mailing.objects.get()
    assert mailing.state == Mailing.State.FILLING
    assert mailing.deliveries.count() == 10
    again = there.mailing()
    assert (again.pk, again.state, again.deliveries.count()) == (mailing.pk, Mailing.State.READY, 25)


def test_prepared_twice_it_is_one_mailing() -> None:
    there = world(5)
    assert there.mailing().pk == there.mailing().pk
    assert Delivery.objects.count() == 5


def test_the_database_itself_refuses_a_second_row_for_a_reader() -> None:
    row = world(1).mailing().deliveries.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(mailing=row.mailing, edition=row.edition, subscriber_key=row.subscriber_key)


def test_what_is_changed_after_preparing_does_not_reach_the_mails() -> None:
    there = world(1)
    mailing = there.mailing()
    there.newsletter.sender_name = "Somebody Else"
    there.newsletter.save()
    with ScriptedRelay() as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert b"Somebody Else" not in sink.got[0].octets


def test_readers_who_come_after_preparing_are_not_in_it() -> None:
    there = world(2)
    mailing = there.mailing()
    add_readers(there.newsletter, ["late@a.example.org"])
    late = Subscriber.objects.get(address="late@a.example.org")
    assert not prepare(mailing.revision, by=None, now=NOW).deliveries.filter(subscriber_key=late.key).exists()
