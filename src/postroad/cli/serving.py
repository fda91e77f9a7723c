"""An installation that is being served: the web server, a worker and, where wanted, the catcher."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from postroad.cli.errors import UserError
from postroad.site.catcher.server import Catcher, CatcherError
from postroad.site.catcher.store import CAUGHT_NAME, Store
from postroad.site.config import default_home

READY_WITHIN = 40.0
"""Seconds; a small machine under load takes some ten."""
STOP_WITHIN = 10.0


class Serving:
    """Serves the installation while the context is open; :meth:`wait` until Ctrl-C, and mends what dies meanwhile.

    ``catcher_port`` None means no catcher, 0 any free port (see :attr:`catcher`); ``door`` is where mail comes in, or empty.
    Raises :class:`UserError` where a port is taken or the server doesn't come up.
    """

    def __init__(
        self,
        port: int = 8000,
        *,
        host: str = "127.0.0.1",
        catcher_port: int | None = None,
        worker: bool = True,
        door: str = "",
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self.host, self.port = host, port
        self.catcher: Catcher | None = None
        self._catcher_port, self._with_worker, self._say = catcher_port, worker, say
        self._door = door
        self._children: list[_Child] = []
        self._stack = ExitStack()

    def __enter__(self) -> "Serving":
        with ExitStack() as stack:
            self.catcher = self._start_catcher(stack)
            _demand_free(self.host, self.port)
            if self._door:
                at = urlsplit(self._door)
                _demand_free(at.hostname or "", at.port or 0, how="another “door” in postroad.toml")
            stack.callback(self._stop_children)
            self._start("the web server", "web", self.host, str(self.port))
            if self._with_worker:
                self._start("the worker", "worker")
                self._start("the scheduler", "scheduler")
            if self._door:
                self._start("the inbound door", "listener", self._door)
            self._await_health()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def wait(self) -> None:
        """Stay until Ctrl-C or SIGTERM; start what ended again, ever more slowly."""
        was = signal.signal(signal.SIGTERM, _interrupt)
        try:
            while True:
                time.sleep(0.5)
                for child in self._children:
                    child.mend(self._say)
        except KeyboardInterrupt:
            return
        finally:
            signal.signal(signal.SIGTERM, was)

    def _start_catcher(self, stack: ExitStack) -> Catcher | None:
        if self._catcher_port is None:
            return None
        try:
            return stack.enter_context(Catcher("127.0.0.1", self._catcher_port, Store(default_home() / CAUGHT_NAME)))
        except CatcherError as error:
            raise UserError(str(error)) from error

    def _start(self, name: str, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", f"postroad.site.running.{module}", *arguments, str(os.getpid())]
        self._children.append(_Child(name, command))

    def _stop_children(self) -> None:
        for child in self._children:
            child.running.terminate()
        until = time.monotonic() + STOP_WITHIN
        for child in self._children:
            try:
                child.running.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.running.kill()
                child.running.wait()
        self._children.clear()

    def _await_health(self) -> None:
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            if _is_well(self.host, self.port):
                return
            for child in self._children:
                if child.running.poll() is not None:
                    raise UserError(
                        f"{child.name} ended at once; what it said stands above. `postroad doctor` may know.", 1
                    )
            time.sleep(0.1)
        raise UserError(
            f"the web server did not answer within {READY_WITHIN:.0f} s. `postroad doctor` may know why.", 1
        )


@dataclass
class _Child:
    """A process that is to be there."""

    name: str
    command: list[str]
    running: "subprocess.Popen[bytes]" = field(init=False)
    _pause: float = 1.0
    _again_at: float = 0.0
    _began: float = 0.0

    def __post_init__(self) -> None:
        self._begin()

    def mend(self, say: Callable[[str], None]) -> None:
        """Start it again if it ended, after a pause that doubles while it keeps ending."""
        if self.running.poll() is None:
            return
        now = time.monotonic()
        if not self._again_at:
            self._pause = 1.0 if now - self._began > 60 else min(self._pause * 2, 30.0)
            self._again_at = now + self._pause
            how = _ending(self.running.returncode)
            say(f"{self.name.capitalize()} ended ({how}); it starts again in {self._pause:.0f} s.")
        elif now >= self._again_at:
            self._begin()

    def _begin(self) -> None:
        # A session of its own: Ctrl-C reaches the parent alone, which then stops its children in order.
        self.running = subprocess.Popen(self.command, start_new_session=True, stdin=subprocess.DEVNULL)
        self._began, self._again_at = time.monotonic(), 0.0


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _demand_free(host: str, port: int, *, how: str = "another with --port") -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError(
                f"port {port} on {host} can’t be had ({reason}). Stop the program that holds it, or choose {how}."
            ) from error


def _is_well(host: str, port: int) -> bool:
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (asked for by the operator)
    with (
        suppress(OSError, http.client.HTTPException),
        closing(http.client.HTTPConnection(name, port, timeout=2)) as connection,
    ):
        connection.request("GET", "/health/", headers={"Host": "localhost"})
        with connection.getresponse() as answer:
            return answer.status == 200
    return False
