"""`postroad serve` and what runs beside it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from postroad.site.running.worker import MOST_TRIES, mend_orphans, worker_prefix
from tests.site.mails import letter, send

POSTROAD = [sys.executable, "-c", "from postroad.cli import main; main()"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("installation")
    told = command(home, "init")
    assert told.returncode == 0, told.stderr
    return home


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "POSTROAD_HOME": str(home), "POSTROAD_DATABASE": "sqlite", "COLUMNS": "120"}


def command(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*POSTROAD, *arguments], env=environment(home), capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def served(home: Path) -> Iterator[tuple["subprocess.Popen[str]", int, int]]:
    """Serve with the catcher, as a person would; give the process, its port and the catcher's."""
    port, smtp = free_port(), free_port()
    (home / "postroad.toml").write_text(f'url = "http://localhost:{port}"\ncatcher = true\ncatcher_port = {smtp}\n')
    running = subprocess.Popen(
        [*POSTROAD, "serve"], env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    said = ""
    while "Stop with Ctrl-C" not in said:
        line = running.stdout.readline()
        assert line, running.stderr.read() if running.stderr else ""
        said += line
    assert f"http://localhost:{port}/desk/" in said
    yield running, port, smtp
    if running.poll() is None:
        running.send_signal(signal.SIGINT)
    running.communicate(timeout=30)


def answer(port: int, path: str) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": "localhost"})
        with connection.getresponse() as response:
            return response.status


def children(parent: int, module: str = "") -> list[int]:
    """Return the processes that were started for this parent, by the module that they run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if any(word.startswith(f"postroad.site.running.{module}") for word in words) and str(parent) in words:
            found.append(int(entry.parent.name))
    return found


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.1)
    return False


def test_one_command_serves_pages_and_catches_mail_and_ctrl_c_stops_all(
    served: tuple["subprocess.Popen[str]", int, int], home: Path
) -> None:
    running, port, smtp = served
    assert answer(port, "/health/") == 200
    assert answer(port, "/static/design/tokens.css") == 200
    send(smtp, letter())
    again = command(home, "serve", "--no-catcher")
    assert again.returncode == 2
    assert re.fullmatch(rf"postroad: port {port} on 127\.0\.0\.1 can’t be had \(.+\)\. Stop .+\.\n", again.stderr)
    (worker,) = children(running.pid, "worker")
    os.kill(worker, signal.SIGKILL)
    assert until(lambda: children(running.pid, "worker") not in ([], [worker])), "the worker was not started again"
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) == 0
    assert until(lambda: not children(running.pid)), children(running.pid)


def test_children_end_with_a_parent_that_is_killed(served: tuple["subprocess.Popen[str]", int, int]) -> None:
    running, _, _ = served
    assert len(children(running.pid)) >= 2
    running.kill()
    running.wait()
    assert until(lambda: not children(running.pid)), children(running.pid)


def test_the_catcher_alone_tells_each_mail_and_refuses_other_hosts(home: Path) -> None:
    port = free_port()
    running = subprocess.Popen(
        [*POSTROAD, "catcher", "--port", str(port)], env=environment(home), stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    while "Stop with Ctrl-C" not in running.stdout.readline():
        assert running.poll() is None
    send(port, letter("A line \x1b[2J that steers"))
    line = running.stdout.readline()
    assert "to reader@post.example: A line" in line
    assert "\x1b" not in line
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=20)
    assert running.returncode == 0
    refused = command(home, "catcher", "--host", "0.0.0.0")
    assert refused.returncode == 2
    assert refused.stderr == "postroad: the catcher listens on loopback alone (127.0.0.1 or ::1), not on 0.0.0.0.\n"


@pytest.mark.django_db
def test_a_task_that_a_killed_worker_of_ours_left_is_ready_again_and_others_are_let_be(tmp_path: Path) -> None:
    ours = worker_prefix(tmp_path)

    def running(*worker_ids: str) -> DBTaskResult:
        return DBTaskResult.objects.create(
            status="RUNNING",
            args_kwargs={"args": [], "kwargs": {}},
            task_path="postroad.x.y",
            worker_ids=list(worker_ids),
            backend_name="default",
            run_after="9999-01-01T00:00:00+00:00",
            exception_class_path="",
            traceback="",
        )

    left, elsewhere = running(ours + "a"), running("another-host:1:a")
    deadly = running(*[ours + str(number) for number in range(MOST_TRIES)])
    assert mend_orphans(ours) == 2
    for task in (left, elsewhere, deadly):
        task.refresh_from_db()
    assert [left.status, elsewhere.status, deadly.status] == ["READY", "RUNNING", "FAILED"]
    assert "5 workers ended" in deadly.traceback
