"""`postroad send`: a bar or plain lines, exit codes, Ctrl-C, and going on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import Command, _plain_environment
from tests.cli.conftest import installed, postroad  # noqa: F401 (fixtures)
from tests.delivery.world import address
from tests.mail.relay import ScriptedRelay

ROOT = Path(__file__).parent.parent.parent
READERS = 40


@pytest.fixture
def issue(installed: Command) -> str:  # noqa: F811
    """Return the slug of an issue with readers."""
    command = [sys.executable, "-m", "tests.delivery.filled", str(READERS)]
    done = subprocess.run(command, cwd=ROOT, env=environment(installed), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def environment(command: Command) -> dict[str, str]:
    """Return the environment of an installation."""
    return {**_plain_environment(), "POSTROAD_HOME": str(command.home)}


def test_an_issue_is_sent_and_the_command_says_what_became_of_it(installed: Command, issue: str) -> None:  # noqa: F811
    with ScriptedRelay() as sink:
        sent = installed("send", issue, "--relay", f"127.0.0.1:{sink.port}", "--yes")
        again = installed("send", issue, "--yes", "--json")
    assert sent.exit_code == 0, sent.errors
    assert f"{READERS} accepted" in sent.output
    assert f"{READERS} of {READERS} mails" in sent.errors
    assert sorted(sink.recipients) == sorted(address(number) for number in range(READERS))
    told = json.loads(again.output)
    assert (told["state"], told["accepted"], told["total"], told["queued"]) == ("done", READERS, READERS, 0)
    assert again.errors == ""


def test_nothing_is_sent_without_a_yes_and_a_dry_run_says_to_how_many(installed: Command, issue: str) -> None:  # noqa: F811
    with ScriptedRelay() as sink:
        relay = f"127.0.0.1:{sink.port}"
        looked = installed("send", issue, "--relay", relay, "--dry-run")
        refused = installed("send", issue, "--relay", relay, stdin="")
    assert looked.exit_code == 0
    assert f"{READERS} readers" in looked.output
    assert refused.exit_code == 2
    assert "--yes" in refused.errors
    assert sink.got == []


def test_mistakes_are_sentences(installed: Command) -> None:  # noqa: F811
    for arguments in (["nothing"], ["nothing", "--newsletter", "none"]):
        told = installed("send", *arguments, "--yes")
        assert told.exit_code == 2
        assert told.errors.startswith("postroad: there is no")
        assert "Traceback" not in told.errors


def test_without_a_relay_it_says_how_to_name_one(installed: Command, issue: str) -> None:  # noqa: F811
    for arguments in ([], ["--relay", "nowhere"], ["--relay", "relay.example:25"]):
        told = installed("send", issue, "--yes", *arguments)
        assert told.exit_code == 2
        assert "relay" in told.errors
        assert "Traceback" not in told.errors


def test_a_relay_that_is_not_there_leaves_all_for_later(installed: Command, issue: str) -> None:  # noqa: F811
    with ScriptedRelay() as sink:
        relay = f"127.0.0.1:{sink.port}"
    told = installed("send", issue, "--relay", relay, "--yes")
    assert told.exit_code == 3
    assert "can't be reached" in told.output
    assert f"Go on with: postroad send {issue}" in told.output


def test_ctrl_c_pauses_and_the_same_command_goes_on(installed: Command, issue: str) -> None:  # noqa: F811
    def slowly(phase: str, said: str) -> None:
        if phase == "dot":
            time.sleep(0.05)

    with ScriptedRelay(decide=slowly) as sink:
        relay = f"127.0.0.1:{sink.port}"
        command = [sys.executable, "-m", "postroad.cli", "send", issue, "--relay", relay, "--yes"]
        with subprocess.Popen(
            command, env=environment(installed), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running:
            deadline = time.monotonic() + 60
            while len(sink.got) < 5 and time.monotonic() < deadline:
                time.sleep(0.01)
            os.kill(running.pid, signal.SIGINT)
            output, errors = running.communicate(timeout=60)
        assert running.returncode == 3, errors
        assert "It was paused at the terminal." in output
        assert f"Go on with: postroad send {issue}" in output
        assert "uncertain" not in output
        assert 5 <= len(sink.got) < READERS
        gone_on = installed("send", issue, "--relay", relay, "--yes")
    assert gone_on.exit_code == 0, gone_on.output
    assert sorted(sink.recipients) == sorted(address(number) for number in range(READERS))
