"""The catcher takes every mail that comes over SMTP from this machine, and delivers none."""

import smtplib
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from postroad.site.catcher.server import MAX_RECIPIENTS, Catcher, CatcherError
from postroad.site.catcher.store import Store
from tests.site.mails import letter, send


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "caught.sqlite3")
    yield store
    store.close()


@pytest.fixture
def catcher(store: Store) -> Iterator[Catcher]:
    with Catcher("127.0.0.1", 0, store) as catcher:
        yield catcher


def test_a_mail_is_caught_whole_with_its_envelope(catcher: Catcher, store: Store) -> None:
    send(catcher.port, letter("Été à Łódź"))
    (caught,) = store.mails()
    assert (caught.sender, caught.recipients) == ("news@lantern.example", ("reader@post.example",))
    assert caught.subject == "Été à Łódź"
    assert store.source(caught.pk).endswith(b"\r\n")
    assert caught.size == len(store.source(caught.pk))


def test_a_line_that_begins_with_a_dot_stays_as_it_was_written(catcher: Catcher, store: Store) -> None:
    with smtplib.SMTP("127.0.0.1", catcher.port) as smtp:
        smtp.sendmail("a@x.example", ["b@y.example"], b"Subject: dots\r\n\r\n.one\r\n..two\r\n")
    assert store.source(1).endswith(b"\r\n.one\r\n..two\r\n")


def test_it_says_that_commands_may_be_pipelined_and_takes_them_so(catcher: Catcher, store: Store) -> None:
    with socket.create_connection(("127.0.0.1", catcher.port), timeout=10) as wire, wire.makefile("rb") as answers:
        answers.readline()
        wire.sendall(b"EHLO here.example\r\n")
        said = []
        while not said or said[-1][3:4] == b"-":
            said.append(answers.readline())
        assert b"250-PIPELINING\r\n" in said
        wire.sendall(b"MAIL FROM:<a@x.example>\r\nRCPT TO:<b@y.example>\r\nDATA\r\n")
        assert [answers.readline()[:3] for _ in range(3)] == [b"250", b"250", b"354"]
        wire.sendall(b"Subject: one\r\n\r\n.\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<c@y.example>\r\nDATA\r\n")
        assert [answers.readline()[:3] for _ in range(4)] == [b"250", b"250", b"250", b"354"]
        wire.sendall(b"Subject: two\r\n\r\n.\r\nQUIT\r\n")
        answers.readline()
    assert [mail.subject for mail in store.mails()] == ["two", "one"]


def test_a_thousand_mails_over_twenty_connections_take_seconds(catcher: Catcher, store: Store) -> None:
    raw = b"Subject: n\r\n\r\n" + (b"x" * 70 + b"\r\n") * 400

    def talk(number: int) -> None:
        with smtplib.SMTP("127.0.0.1", catcher.port, timeout=30) as smtp:
            for turn in range(50):
                smtp.sendmail("news@lantern.example", [f"r{number}-{turn}@post.example"], raw)

    talks = [threading.Thread(target=talk, args=(number,)) for number in range(20)]
    began = time.monotonic()
    for one in talks:
        one.start()
    for one in talks:
        one.join()
    assert catcher.count() == 1_000
    assert len({mail.recipients for mail in store.mails(limit=1_000)}) == 1_000
    assert time.monotonic() - began < 30


def test_the_empty_sender_of_a_bounce_is_taken(catcher: Catcher, store: Store) -> None:
    with smtplib.SMTP("127.0.0.1", catcher.port) as smtp:
        smtp.sendmail("", ["news@lantern.example"], b"Subject: Undelivered\r\n\r\nNobody is here.\r\n")
    assert store.mails()[0].sender == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "mail.example.org", ""])
def test_it_refuses_to_listen_beyond_this_machine(host: str, store: Store) -> None:
    with pytest.raises(CatcherError, match="loopback alone"):
        Catcher(host, 0, store)


def test_a_taken_port_is_told_in_a_sentence_with_the_mend(catcher: Catcher, store: Store) -> None:
    with pytest.raises(CatcherError, match=rf"port {catcher.port} on 127.0.0.1 .*choose another"):
        Catcher("127.0.0.1", catcher.port, store).start()


def test_too_many_recipients_are_refused_and_the_first_thousand_kept(catcher: Catcher, store: Store) -> None:
    readers = [f"r{number}@post.example" for number in range(MAX_RECIPIENTS + 3)]
    with smtplib.SMTP("127.0.0.1", catcher.port, timeout=30) as smtp:
        refused = smtp.sendmail("a@x.example", readers, b"Subject: all\r\n\r\n")
    assert sorted(refused) == sorted(readers[MAX_RECIPIENTS:])
    assert len(store.mails()[0].recipients) == MAX_RECIPIENTS


def test_a_huge_mail_is_refused_and_the_next_one_taken(catcher: Catcher, store: Store) -> None:
    with smtplib.SMTP("127.0.0.1", catcher.port, timeout=60) as smtp:
        with pytest.raises((smtplib.SMTPSenderRefused, smtplib.SMTPDataError)):
            smtp.sendmail("a@x.example", ["b@y.example"], b"Subject: huge\r\n\r\n" + (b"x" * 900 + b"\r\n") * 30_000)
        smtp.sendmail("a@x.example", ["b@y.example"], b"Subject: small\r\n\r\n")
    assert [mail.subject for mail in store.mails()] == ["small"]


def test_it_stops_while_someone_is_still_connected(store: Store) -> None:
    catcher = Catcher("127.0.0.1", 0, store).start()
    with socket.create_connection(("127.0.0.1", catcher.port), timeout=10) as wire:
        wire.recv(200)
        catcher.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", catcher.port), timeout=10)


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "caught.sqlite3", keep_mails=300)
    for number in range(1_000):
        store.keep("a@x.example", ["b@y.example"], f"Subject: {number}\r\n\r\n".encode())
    assert 300 <= store.count() < 500
    assert store.mails(limit=1)[0].subject == "999"
    store.close()


def test_the_bytes_that_are_kept_have_a_bound_and_the_newest_mail_always_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "caught.sqlite3", keep_bytes=100_000)
    for number in range(10):
        store.keep("a@x.example", ["b@y.example"], f"Subject: {number}\r\n\r\n".encode() + b"x" * 40_000)
    assert [mail.subject for mail in store.mails()] == ["9", "8"]
    store.keep("a@x.example", ["b@y.example"], b"Subject: big\r\n\r\n" + b"x" * 200_000)
    assert [mail.subject for mail in store.mails()] == ["big"]
    store.close()


def test_a_search_finds_recipients_and_subjects_and_takes_signs_literally(store: Store) -> None:
    store.keep("a@x.example", ["ana_b@post.example"], b"Subject: 100% new\r\n\r\n")
    store.keep("a@x.example", ["anaxb@post.example"], b"Subject: 100 new\r\n\r\n")
    assert [mail.subject for mail in store.mails("ana_b")] == ["100% new"]
    assert [mail.subject for mail in store.mails("100%")] == ["100% new"]
    assert store.count("post.example") == 2


def test_cleared_numbers_are_not_given_again(store: Store) -> None:
    store.keep("a@x.example", ["b@y.example"], b"Subject: one\r\n\r\n")
    store.clear()
    assert store.count() == 0
    assert store.keep("a@x.example", ["b@y.example"], b"Subject: two\r\n\r\n") == 2


def test_the_file_is_its_owners_alone(store: Store) -> None:
    store.keep("a@x.example", ["b@y.example"], b"")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
