"""The catcher's SMTP server: it listens on loopback alone, takes every mail and delivers none."""

import asyncio
import ipaddress
import os
import threading
from concurrent.futures import Future
from typing import Any

import uvloop
from aiosmtpd.smtp import SMTP, Envelope, Session

from postroad.site.catcher.store import Store

MAX_BYTES = 25_000_000
MAX_RECIPIENTS = 1_000


class CatcherError(RuntimeError):
    """The catcher can't start; the message says why and what to do."""


class Catcher:
    """An SMTP server in a thread of its own. ``port`` 0 takes a free one; :attr:`port` tells which.

    Use it as a context manager, or by :meth:`start` and :meth:`stop`.
    """

    def __init__(self, host: str, port: int, store: Store) -> None:
        if not _is_loopback(host):
            raise CatcherError(f"the catcher listens on loopback alone (127.0.0.1 or ::1), not on {host}.")
        self.host, self.port, self.store = host, port, store
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> "Catcher":
        """Listen. Raise :class:`CatcherError` where the port is taken."""
        loop = uvloop.new_event_loop()
        listening: Future[int] = Future()
        self._thread = threading.Thread(target=self._run, args=(loop, listening), name="postroad-catcher", daemon=True)
        self._thread.start()
        try:
            self.port = listening.result()
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise CatcherError(
                f"port {self.port} on {self.host} can’t be had ({reason})."
                " Stop the program that holds it, or choose another port."
            ) from error
        self._loop = loop
        return self

    def stop(self) -> None:
        """Stop listening; mails that are being handed over right now are not kept."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop = self._thread = None
        self.store.close()

    def count(self) -> int:
        """Return how many mails are kept."""
        return self.store.count()

    def _run(self, loop: asyncio.AbstractEventLoop, listening: "Future[int]") -> None:
        """Listen and talk in this thread until the loop is stopped."""
        asyncio.set_event_loop(loop)
        handler = _Handler(self.store)
        try:
            server = loop.run_until_complete(loop.create_server(lambda: _smtp(handler, loop), self.host, self.port))
        except BaseException as error:
            loop.close()
            listening.set_exception(error)
            return
        listening.set_result(server.sockets[0].getsockname()[1])
        try:
            loop.run_forever()
        finally:
            server.close()
            talks = asyncio.all_tasks(loop)
            for talk in talks:
                talk.cancel()
            loop.run_until_complete(asyncio.gather(*talks, return_exceptions=True))
            loop.close()

    def __enter__(self) -> "Catcher":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class _Handler:
    """What is done with each command that matters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle_EHLO(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MAX_RECIPIENTS:
            return f"452 4.5.3 The catcher takes {MAX_RECIPIENTS} recipients a mail"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw = envelope.original_content or b""
        sender = (envelope.mail_from or "").replace("<>", "")
        pk = self._store.keep(sender, envelope.rcpt_tos, raw)
        return f"250 2.0.0 Caught as {pk}"


def _smtp(handler: _Handler, loop: asyncio.AbstractEventLoop) -> Any:
    return SMTP(
        handler,
        hostname="catcher.localhost",
        ident="Postroad catcher",
        data_size_limit=MAX_BYTES,
        enable_SMTPUTF8=True,
        loop=loop,
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host).is_loopback
    except ValueError:
        return False
