"""Sending: every reader exactly one mail, and for each of them it is known what happened."""

import email
import re
from email.policy import SMTP

import pytest
from django.urls import reverse

from postroad.delivery.models import Attempt, Delivery, Mailing
from postroad.delivery.send import send
from postroad.delivery.tally import tally
from postroad.mail.tokens import Token
from postroad.readers.keys import LEAVE, opened
from postroad.readers.leave import leave
from postroad.readers.models import Subscriber
from tests.delivery.world import IMPATIENT, NOW, SOON, add_readers, address, relay_to, states, world
from tests.mail.relay import ScriptedRelay

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_reader_gets_exactly_one_mail() -> None:
    mailing = world(40).mailing()
    with ScriptedRelay() as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.state, standing.accepted, standing.total) == ("done", 40, 40)
    assert sorted(sink.recipients) == sorted(address(number) for number in range(40))
    assert sink.connections <= 3


def test_a_mailing_that_is_sent_again_writes_to_nobody_twice() -> None:
    mailing = world(12).mailing()
    with ScriptedRelay() as sink:
        for _ in range(2):
            standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert standing.state == "done"
    assert len(sink.got) == 12


def test_a_mail_says_how_to_leave_and_each_readers_links_are_their_own() -> None:
    mailing = world(5).mailing()
    with ScriptedRelay() as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    for got in sink.got:
        mail = email.message_from_bytes(got.octets, policy=SMTP)
        assert mail["To"].addresses[0].addr_spec == got.recipient
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert mail["Subject"]
        assert mail["List-Id"]
        https, mailto = re.findall(r"<([^>]+)>", mail["List-Unsubscribe"])
        token = https.rstrip("/").rpartition("/")[2]
        assert https.endswith(reverse("readers:leave", args=[token]))
        assert f"leave+{token}@" in mailto
        newsletter_pk, key = opened(LEAVE, Token(token), now=NOW)
        assert newsletter_pk == mailing.newsletter_id
        assert Subscriber.objects.get(key=key).address == got.recipient
        assert got.sender.startswith("bounces+")
        assert got.sender.removeprefix("bounces+") == mail["Message-ID"].strip("<>")
        for part in ("plain", "html"):
            body = mail.get_body((part,))
            assert body is not None
            assert token in body.get_content()


def test_no_mail_holds_another_readers_link_or_a_mark_that_nobody_filled() -> None:
    mailing = world(4).mailing()
    with ScriptedRelay() as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    tokens = [set(re.findall(rb"/leave/([\w-]+)", got.octets)) for got in sink.got]
    assert all(len(own) == 1 for own in tokens)
    assert len(set.union(*tokens)) == 4
    assert all(b"qzslot" not in got.octets for got in sink.got)


def test_a_reader_who_wants_text_gets_no_html() -> None:
    mailing = world(1, format="text").mailing()
    with ScriptedRelay() as sink:
        send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    mail = email.message_from_bytes(sink.got[0].octets, policy=SMTP)
    assert mail.get_content_type() == "text/plain"


def test_without_8bitmime_the_same_mail_goes_out_in_seven_bits() -> None:
    mailing = world(1).mailing()
    with ScriptedRelay(extensions=("SIZE",)) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert standing.accepted == 1
    assert sink.got[0].octets.isascii()
    assert not any("BODY=" in line for line in sink.lines)


def test_a_reader_who_left_gets_nothing_even_in_a_running_mailing() -> None:
    there = world(30)
    mailing = there.mailing()
    left: list[str] = []

    def leaves(phase: str, said: str) -> None:
        """When the first mail arrives, somebody whose turn has yet to come leaves."""
        if phase == "dot" and not left:
            queued = Delivery.objects.filter(mailing=mailing, state="queued").order_by("-id").first()
            assert queued is not None
            left.append(Subscriber.objects.get(key=queued.subscriber_key).address)
            leave(there.newsletter, queued.subscriber_key, how="test", now=NOW)

    with ScriptedRelay(decide=_in_thread(leaves)) as sink:
        standing = send(mailing, relay=relay_to(sink, 1), patience=IMPATIENT)
    assert standing.withdrawn == 1
    assert standing.accepted == 29
    assert left[0] not in sink.recipients
    assert states(mailing)[left[0]] == "withdrawn"


def test_a_reader_who_left_before_is_withdrawn_and_one_who_was_erased_too() -> None:
    there = world(3)
    mailing = there.mailing()
    gone, erased = Subscriber.objects.order_by("key")[:2]
    leave(there.newsletter, gone.key, how="test", now=NOW)
    erased.delete()
    with ScriptedRelay() as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.withdrawn, standing.accepted, standing.state) == (2, 1, "done")
    assert len(sink.got) == 1


def test_a_refusal_of_one_address_is_that_readers_alone_and_keeps_the_servers_words() -> None:
    mailing = world(10).mailing()

    def decide(phase: str, said: str) -> bytes | None:
        return (
            b"550 5.1.1 <reader3@d.example.org>: no such user\r\n" if phase == "rcpt" and "reader3@" in said else None
        )

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.refused, standing.state) == (9, 1, "done")
    attempt = Attempt.objects.get(state="refused")
    assert (attempt.code, attempt.enhanced) == (550, "5.1.1")
    assert "no such user" in attempt.words
    assert "reader3" not in attempt.words, "what is kept must not say who it was about"


@pytest.mark.parametrize("phase", ["rcpt", "data", "dot"])
def test_what_is_put_off_is_tried_again_and_arrives_once(phase: str) -> None:
    mailing = world(8).mailing()
    put_off: set[str] = set()

    def decide(now: str, said: str) -> bytes | None:
        if now == phase and said not in put_off and "reader1@" in said:
            put_off.add(said)
            return b"451 4.7.1 Try again later\r\n"
        return None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.state) == (8, "done")
    assert put_off
    arrived = [one for one in sink.recipients if one in put_off]
    assert len(arrived) == (2 if phase == "dot" else 1), "a message answered by 451 was not taken, so it comes again"
    assert Attempt.objects.filter(state="deferred", code=451).count() == 1


def test_a_connection_lost_after_the_dot_leaves_an_uncertain_mail_that_is_not_sent_again() -> None:
    mailing = world(10).mailing()

    def decide(phase: str, said: str) -> str | None:
        return "close" if phase == "dot" and "reader4@" in said else None

    with ScriptedRelay(decide=decide) as sink:
        for _ in range(2):
            standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.uncertain, standing.state) == (9, 1, "done")
    assert sink.recipients.count(address(4)) == 1
    assert states(mailing)[address(4)] == "uncertain"
    assert "No answer" in Attempt.objects.get(state="uncertain").words


def test_a_relay_that_says_nothing_after_the_dot_leaves_an_uncertain_mail() -> None:
    mailing = world(4).mailing()

    def decide(phase: str, said: str) -> str | None:
        return "stall" if phase == "dot" and "reader2@" in said else None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=SOON)
    assert (standing.accepted, standing.uncertain) == (3, 1)


def test_a_connection_lost_before_the_message_loses_and_doubles_nobody() -> None:
    mailing = world(20).mailing()
    hung_up: set[str] = set()

    def decide(phase: str, said: str) -> str | None:
        if phase in {"rcpt", "data"} and said not in hung_up and int(said[6:].partition("@")[0]) % 4 == 0:
            hung_up.add(said)
            return "close"
        return None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.state) == (20, "done")
    assert len(hung_up) == 5
    assert sorted(sink.recipients) == sorted(address(number) for number in range(20))


def test_a_relay_that_hangs_up_with_421_now_and_then_loses_and_doubles_nobody() -> None:
    mailing = world(30).mailing()
    seen = {"dot": 0}

    def decide(phase: str, said: str) -> bytes | None:
        seen["dot"] += phase == "mail"
        return b"421 4.3.2 Too many mails on this connection\r\n" if phase == "mail" and seen["dot"] % 7 == 0 else None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.state) == (30, "done")
    assert len(sink.got) == 30


def test_a_relay_that_refuses_the_sender_stops_the_mailing_instead_of_burning_through_the_readers() -> None:
    mailing = world(30).mailing()

    def decide(phase: str, said: str) -> bytes | None:
        return b"550 5.7.1 Sender refused\r\n" if phase == "mail" else None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.state, standing.queued, standing.refused) == ("paused", 30, 0)
    assert "Sender refused" in standing.why


def test_the_same_refusal_from_one_domain_after_another_stops_the_mailing() -> None:
    mailing = world(60).mailing()

    def decide(phase: str, said: str) -> bytes | None:
        return b"554 5.7.1 Looks like spam\r\n" if phase == "dot" else None

    with ScriptedRelay(decide=decide) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert standing.state == "paused"
    assert standing.refused < 40
    assert standing.queued == 60 - standing.refused
    assert "Looks like spam" in standing.why


def test_a_relay_that_is_not_there_pauses_the_mailing_and_says_so() -> None:
    mailing = world(3).mailing()
    with ScriptedRelay() as sink:
        relay = relay_to(sink)
    standing = send(mailing, relay=relay, patience=IMPATIENT)
    assert (standing.state, standing.queued) == ("paused", 3)
    assert "can't be reached" in standing.why


def test_a_sending_that_is_told_to_stop_goes_on_later_where_it_stopped() -> None:
    mailing = world(40).mailing()
    with ScriptedRelay(decide=_slow(lambda *_: None, 0.02)) as sink:
        relay = relay_to(sink, 1)
        first = send(mailing, relay=relay, patience=IMPATIENT, is_told_to_stop=lambda: len(sink.got) > 5)
        assert first.state == "paused"
        assert 5 < first.accepted < 40
        assert first.uncertain == 0
        second = send(mailing, relay=relay, patience=IMPATIENT)
    assert (second.state, second.accepted) == ("done", 40)
    assert len(sink.got) == len(set(sink.recipients)) == 40


def test_a_mailing_that_was_ended_for_good_sends_nothing_more() -> None:
    mailing = world(3).mailing()
    mailing.stop("Edith ended it.")
    with ScriptedRelay() as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.state, standing.queued) == ("stopped", 3)
    assert sink.got == []


def test_a_pause_on_the_desk_reaches_a_running_sending() -> None:
    mailing = world(60).mailing()

    def decide(phase: str, said: str) -> None:
        if phase == "dot":
            Mailing.objects.get(pk=mailing.pk).pause("Edith paused it.")

    with ScriptedRelay(decide=_slow(_in_thread(decide), 0.05)) as sink:
        standing = send(mailing, relay=relay_to(sink, 1), patience=IMPATIENT)
    assert standing.state == "paused"
    assert 0 < standing.accepted < 60
    assert standing.uncertain == 0
    assert len(sink.got) == standing.accepted


def test_addresses_that_the_relay_cannot_take_are_refused_by_name() -> None:
    there = world(1)
    add_readers(there.newsletter, ["zoë@bücher.example.org", "kim@bücher.example.org"])
    mailing = there.mailing()
    with ScriptedRelay(extensions=("PIPELINING", "8BITMIME")) as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert (standing.accepted, standing.refused) == (2, 1)
    assert "kim@xn--bcher-kva.example.org" in sink.recipients
    assert Delivery.objects.get(state="refused").why == "The relay lacks SMTPUTF8, which this address needs."


def test_an_address_beyond_ascii_goes_out_where_the_relay_can() -> None:
    there = world(0)
    add_readers(there.newsletter, ["zoë@bücher.example.org"])
    mailing = there.mailing()
    with ScriptedRelay() as sink:
        standing = send(mailing, relay=relay_to(sink), patience=IMPATIENT)
    assert standing.accepted == 1
    assert sink.recipients == ["zoë@xn--bcher-kva.example.org"]
    assert any("SMTPUTF8" in line for line in sink.lines if line.startswith("MAIL"))


def test_a_server_without_pipelining_gets_one_command_at_a_time() -> None:
    mailing = world(6).mailing()
    with ScriptedRelay(extensions=("8BITMIME",)) as sink:
        standing = send(mailing, relay=relay_to(sink, 2), patience=IMPATIENT)
    assert standing.accepted == 6
    assert len(sink.got) == 6


def test_the_tally_counts_each_state_from_the_rows() -> None:
    mailing = world(7).mailing()
    keys = list(Delivery.objects.filter(mailing=mailing).values_list("pk", flat=True))
    for pk, state in zip(keys, ["accepted", "accepted", "refused", "uncertain", "withdrawn", "deferred"], strict=False):
        Delivery.objects.filter(pk=pk).update(state=state)
    counted = tally(mailing.pk)
    assert (counted.accepted, counted.refused, counted.uncertain, counted.withdrawn) == (2, 1, 1, 1)
    assert (counted.deferred, counted.queued, counted.total, counted.left) == (1, 1, 7, 2)


def _in_thread(decide):  # type: ignore[no-untyped-def]
    """Let a decision use the database: it runs on a thread of its own, off the relay's event loop."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def run(phase: str, said: str) -> bytes | str | None:
        try:
            return decide(phase, said)
        finally:
            connection.close()

    def outside(phase: str, said: str) -> bytes | str | None:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(run, phase, said).result()

    return outside


def _slow(decide, seconds: float):  # type: ignore[no-untyped-def]
    """Take some time for each message."""
    import time

    def slowly(phase: str, said: str) -> bytes | str | None:
        if phase == "dot":
            time.sleep(seconds)
        return decide(phase, said)

    return slowly
