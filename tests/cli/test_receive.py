"""`postroad receive`: what a mail server hands over, and the exit code that it understands."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from postroad.mail.inbound import MAX_BYTES
from tests.cli.command import Command
from tests.mail.inbound.letters import mail

TO = "letter@harbour.example"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an installation once; each test has a copy."""
    postroad = Command(tmp_path_factory.mktemp("made") / "home")
    done = postroad("init", "--title", "The Harbour Letter", "--sender", TO)
    assert done.exit_code == 0, done.errors
    return postroad.home


@pytest.fixture
def installed(made: Path, tmp_path: Path) -> Command:
    """Return the command with an installation and one newsletter."""
    shutil.copytree(made, tmp_path / "home")
    return Command(tmp_path / "home")


def hand_over(
    command: Command, raw: bytes, *arguments: str, program: tuple[str, ...] = ("-m", "postroad.cli")
) -> "subprocess.CompletedProcess[bytes]":
    """Run `postroad receive` as a mail server does."""
    kept = {name: value for name, value in os.environ.items() if name != "POSTROAD_DATABASE"}
    return subprocess.run(
        [sys.executable, *program, "receive", *arguments],
        input=raw,
        capture_output=True,
        timeout=120,
        check=False,
        env={**kept, "POSTROAD_HOME": str(command.home)},
    )


def letters(command: Command) -> list[tuple[str, ...]]:
    """Return what waits for an editor."""
    with closing(sqlite3.connect(command.home / "postroad.sqlite3")) as database:
        return database.execute("SELECT sender_address, words FROM network_correspondence").fetchall()


def test_a_mail_is_stored_once_and_nothing_is_said(installed: Command) -> None:
    for _ in range(2):
        done = hand_over(installed, mail("Thank you!"), "--recipient", TO, "--sender", "kim@pier.example")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert letters(installed) == [("kim@pier.example", "Thank you!")]


def test_an_unknown_recipient_is_67(installed: Command) -> None:
    done = hand_over(installed, mail(), "--recipient", "nobody@harbour.example")
    assert done.returncode == 67
    assert done.stderr.decode() == "There is no such address here.\n"


@pytest.mark.parametrize("arguments", [[], ["--recipient", ""]])
def test_a_mail_for_nobody_is_67(installed: Command, arguments: list[str]) -> None:
    assert hand_over(installed, mail(), *arguments).returncode == 67


def test_where_there_is_no_installation_the_mail_may_come_again(postroad: Command) -> None:
    assert hand_over(postroad, mail(), "--recipient", TO).returncode == 75


def test_while_the_database_is_broken_the_mail_may_come_again(installed: Command) -> None:
    file = installed.home / "postroad.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(b"no database at all" * 1_000)
    done = hand_over(installed, mail(), "--recipient", TO)
    assert done.returncode == 75
    assert b"Traceback" not in done.stderr
    file.write_bytes(whole)
    assert hand_over(installed, mail(), "--recipient", TO).returncode == 0


def test_while_the_settings_are_wrong_the_mail_may_come_again(installed: Command) -> None:
    (installed.home / "postroad.toml").write_text("nonsense = 1\n")
    assert hand_over(installed, mail(), "--recipient", TO).returncode == 75


PEAK = """
import sys
from postroad.cli import main
try:
    main()
finally:
    sys.stdout.write(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def test_a_mail_of_50_mb_is_refused_in_bounded_memory(installed: Command) -> None:
    small = hand_over(installed, mail(), "--recipient", "nobody@harbour.example", program=("-c", PEAK))
    large = hand_over(installed, mail() + b"A quiet line.\r\n" * 3_500_000, "--recipient", TO, program=("-c", PEAK))
    assert large.returncode == 65
    assert str(MAX_BYTES // 1_000_000) in large.stderr.decode()
    assert letters(installed) == []
    assert peak(large) < peak(small) + 30_000


def peak(done: "subprocess.CompletedProcess[bytes]") -> int:
    """Return the most memory that was taken, in KB."""
    return int(done.stdout.split()[1])


def test_what_is_said_names_nobody(installed: Command) -> None:
    for to in (TO, "nobody@harbour.example"):
        done = hand_over(installed, mail(sender="Secret <secret@pier.example>"), "--recipient", to)
        assert b"secret" not in done.stderr + done.stdout
        assert b"harbour" not in done.stderr + done.stdout


def test_the_doctor_tells_whether_mail_comes_in_and_whether_it_waits(installed: Command) -> None:
    def findings() -> dict[str, dict[str, str]]:
        return {finding["about"]: finding for finding in json.loads(installed("doctor", "--json").output)}

    before = findings()
    assert before["inbound mail"]["severity"] == "look"
    assert "inbound.md" in before["inbound mail"]["mend"]
    hand_over(installed, mail("Please unsubscribe me"), "--recipient", TO, "--sender", "kim@pier.example")
    after = findings()
    assert after["inbound mail"]["severity"] == "well"
    assert "1 ask to leave" in after["letters"]["said"]
    (installed.home / "postroad.toml").write_text('door = "lmtp://127.0.0.1:9"\n')
    assert findings()["inbound mail"]["severity"] == "wrong"
