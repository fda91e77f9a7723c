"""The inbound door over LMTP and SMTP, as a mail server speaks to it."""

import os
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from postroad.mail.inbound import MAX_BYTES
from postroad.network.found import found
from postroad.network.models import Correspondence, Newsletter
from postroad.site.config import ConfigError, load_config
from postroad.site.running import listener as listening
from postroad.site.running.listener import Listener
from tests.cli.command import Command
from tests.mail.inbound.letters import mail

TO = "letter@quay.example"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def installed(tmp_path: Path) -> Command:
    """Return an installation with a newsletter."""
    postroad = Command(tmp_path / "home")
    made = postroad("init", "--title", "The Harbour Letter", "--sender", "letter@harbour.example")
    assert made.exit_code == 0, made.errors
    return postroad


@pytest.fixture
def newsletter(transactional_db: None) -> Newsletter:
    """Return a newsletter that people can write to."""
    return found("The Quay Letter", sender_address=TO)


@pytest.fixture(params=["lmtp", "smtp"])
def door(request: pytest.FixtureRequest, newsletter: Newsletter) -> Iterator[smtplib.SMTP]:
    """Open the door and a session with it."""
    client = {"lmtp": smtplib.LMTP, "smtp": smtplib.SMTP}[request.param]
    with Listener(request.param, "127.0.0.1", 0) as listener, client("127.0.0.1", listener.port, timeout=20) as session:
        yield session


def test_a_mail_is_stored_before_it_is_said_to_be_taken(door: smtplib.SMTP) -> None:
    door.ehlo()
    door.mail("kim@pier.example")
    assert door.rcpt(TO)[0] == 250
    assert door.data(mail("Thank you!"))[0] == 250
    assert Correspondence.objects.get().words == "Thank you!"


def test_several_mails_go_over_one_session(door: smtplib.SMTP) -> None:
    for number in range(5):
        door.sendmail("kim@pier.example", [TO], mail(f"Mail {number}", Message_ID=f"<{number}@pier.example>"))
    assert Correspondence.objects.count() == 5


def test_an_unknown_recipient_is_refused_at_once(door: smtplib.SMTP) -> None:
    door.ehlo()
    door.mail("kim@pier.example")
    assert door.rcpt("nobody@quay.example")[0] == 550


def test_an_empty_return_path_is_seen(door: smtplib.SMTP) -> None:
    door.sendmail("", [TO], mail())
    assert not Correspondence.objects.exists()


def test_each_recipient_gets_an_answer_of_its_own(door: smtplib.SMTP) -> None:
    door.ehlo()
    door.mail("kim@pier.example")
    assert door.rcpt(TO)[0] == 250
    assert door.rcpt("subscribe@quay.example")[0] == 452
    assert door.data(mail())[0] == 250


def test_a_mail_that_is_too_large_is_refused_and_the_session_goes_on(door: smtplib.SMTP) -> None:
    line = b"x" * 900 + b"\r\n"
    door.ehlo()
    door.mail("kim@pier.example")
    door.rcpt(TO)
    assert door.data(mail() + line * (MAX_BYTES // 900))[0] == 552
    door.sendmail("kim@pier.example", [TO], mail("Shorter"))
    assert Correspondence.objects.get().words == "Shorter"


def test_a_mail_arrives_as_it_was_sent(door: smtplib.SMTP, monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[bytes] = []
    monkeypatch.setattr(listening, "_receive", lambda raw, recipient, sender: got.append(raw) or 0)
    lines = [".", "..", ".a", "", "x" * 5_000, "y" * 999 + ".", "last", ""]
    door.sendmail("kim@pier.example", [TO], "\r\n".join(["Subject: dots", "", *lines]))
    assert got[0].decode().split("\r\n")[2:] == lines
    door.mail("kim@pier.example")
    door.rcpt(TO)
    assert door.docmd("DATA")[0] == 354
    assert door.docmd(".")[0] == 250
    assert got[1] == b""


def test_ten_megabytes_of_empty_lines_take_little_memory(door: smtplib.SMTP) -> None:
    tracemalloc.start()
    try:
        door.sendmail("kim@pier.example", [TO], mail() + b"\r\n" * (MAX_BYTES // 2 - 1_000))
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()
    assert Correspondence.objects.count() == 1


def test_while_the_database_is_down_the_mail_may_come_again(
    door: smtplib.SMTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    door.ehlo()
    with monkeypatch.context() as patch:
        patch.setattr("postroad.site.receiving.door_of", fail)
        door.mail("kim@pier.example")
        assert door.rcpt(TO)[0] == 451
    door.rset()
    with monkeypatch.context() as patch:
        patch.setattr("postroad.site.receiving.correspondence.write_down", fail)
        door.mail("kim@pier.example")
        assert door.rcpt(TO)[0] == 250
        assert door.data(mail())[0] == 451
    door.sendmail("kim@pier.example", [TO], mail())
    assert Correspondence.objects.count() == 1


def test_too_many_sessions_are_turned_away_and_room_comes_back(
    newsletter: Newsletter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "MOST_SESSIONS", 1)
    with Listener("smtp", "127.0.0.1", 0) as listener:
        at = ("127.0.0.1", listener.port)
        with smtplib.SMTP(*at, timeout=20), closing(socket.create_connection(at, timeout=20)) as second:
            assert second.recv(3) == b"421"
        with smtplib.SMTP(*at, timeout=20) as again:
            assert again.noop()[0] == 250


def test_serve_opens_the_door_that_the_settings_name(installed: Command) -> None:
    ports = [free_port(), free_port()]
    (installed.home / "postroad.toml").write_text(
        f'url = "http://localhost:{ports[0]}"\ndoor = "lmtp://127.0.0.1:{ports[1]}"\n'
    )
    command = [sys.executable, "-m", "postroad.cli", "--home", str(installed.home), "serve"]
    environment = {**os.environ, "POSTROAD_HOME": str(installed.home), "POSTROAD_DATABASE": "sqlite"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout is not None
            said = list(iter(serving.stdout.readline, "Stop with Ctrl-C.\n"))
            assert f"Mail comes in at lmtp://127.0.0.1:{ports[1]}\n" in said
            session = _when_open(ports[1])
            with session:
                session.sendmail("kim@pier.example", ["letter@harbour.example"], mail("Over the door"))
        finally:
            serving.send_signal(signal.SIGINT)
    with closing(sqlite3.connect(installed.home / "postroad.sqlite3")) as database:
        assert database.execute("SELECT words FROM network_correspondence").fetchall() == [("Over the door",)]


def _when_open(port: int) -> smtplib.LMTP:
    until = time.monotonic() + 40
    while True:
        try:
            return smtplib.LMTP("127.0.0.1", port, timeout=20)
        except ConnectionRefusedError:
            assert time.monotonic() < until, "the door did not open"
            time.sleep(0.2)


@pytest.mark.parametrize(
    "door", ["lmtp://127.0.0.1", "http://127.0.0.1:80", "8024", "lmtp://:8024", "lmtp://h:x", "smtp://h:99999"]
)
def test_a_setting_that_names_no_door_is_refused(tmp_path: Path, door: str) -> None:
    (tmp_path / "postroad.toml").write_text(f'door = "{door}"\n')
    with pytest.raises(ConfigError, match=r"must be like lmtp://127\.0\.0\.1:8024"):
        load_config(tmp_path)
