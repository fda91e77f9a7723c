"""A sending that is killed at any moment: nobody is lost, nobody gets two mails, and the few in doubt are known by name."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from postroad.delivery.models import Run
from postroad.delivery.send import send
from tests.delivery.world import IMPATIENT, address, relay_to, states, world
from tests.mail.relay import ScriptedRelay

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parent.parent.parent
CONNECTIONS = 4
READERS = 300


def test_a_killed_sending_loses_nobody_doubles_nobody_and_names_those_in_doubt() -> None:
    mailing = world(READERS).mailing()
    with ScriptedRelay(decide=_in_a_while) as sink:
        kills = 0
        for part in (0.2, 0.5, 0.8):
            kills += _send_and_kill(mailing.pk, sink, at=round(READERS * part))
        standing = send(mailing, relay=relay_to(sink, CONNECTIONS), patience=IMPATIENT)
        arrived = list(sink.recipients)
    assert kills == 3
    assert standing.state == "done"
    assert len(set(arrived)) == len(arrived), "somebody got two mails"
    known = states(mailing)
    assert len(known) == READERS
    assert {address(number) for number in range(READERS)} == set(known)
    accepted = {one for one, state in known.items() if state == "accepted"}
    uncertain = {one for one, state in known.items() if state == "uncertain"}
    assert accepted | uncertain == set(known)
    assert len(uncertain) <= kills * CONNECTIONS
    assert accepted <= set(arrived), "what is called accepted arrived"
    assert set(arrived) - accepted <= uncertain, "what arrived and is not called accepted is named as uncertain"
    assert Run.objects.filter(ending="It died.").count() == kills
    assert not Run.objects.filter(ended_at=None).exists()


def _in_a_while(phase: str, said: str) -> None:
    """Answer each message after a moment, so that there is something under way when the kill comes."""
    if phase == "dot":
        time.sleep(random.uniform(0, 0.004))


def _send_and_kill(mailing: int, sink: ScriptedRelay, *, at: int) -> int:
    """Start a sending, kill it when so many mails have arrived. Return 1 if it was still at it."""
    command = [sys.executable, "-m", "tests.delivery.killed", str(mailing), str(sink.port), str(CONNECTIONS)]
    with subprocess.Popen(command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while len(sink.got) < at and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        return int(process.wait() == -signal.SIGKILL)


def _environment() -> dict[str, str]:
    """Return an environment in which another process works on the tests' own database."""
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.delivery.same_database"}
    return told | {
        "POSTROAD_HOME": str(settings.POSTROAD_HOME),
        "POSTROAD_TEST_NAME": str(connection.settings_dict["NAME"]),
    }
