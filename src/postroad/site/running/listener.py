"""The inbound door as a process: ``python -m postroad.site.running.listener lmtp://127.0.0.1:8024 PARENT``.

It speaks LMTP (RFC 2033) or SMTP to the mail server that stands in front, and says that a mail is taken only when it is
stored. It takes one recipient a mail, so that each has an answer of its own; a server that has more sends them one by one.
"""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from postroad.site.running.frugal import Frugal
from postroad.site.running.tether import end_with_parent

MOST_SESSIONS: Final = 8
"""At the same time; each may hold one mail in memory."""
TIMEOUT: Final = 60.0
"""Seconds of silence after which a session ends."""
_LOGGER = logging.getLogger(__name__)
_REPLIES: Final = {
    0: "250 2.0.0 Taken",
    65: "552 5.3.4 The mail is too large",
    67: "550 5.1.1 There is no such address here",
    75: "451 4.3.0 Try again later",
}
T = TypeVar("T")


class Listener:
    """Listens in a thread of its own. ``port`` 0 takes a free one; :attr:`port` tells which. A context manager."""

    def __init__(self, protocol: str, host: str, port: int) -> None:
        self.protocol, self.host, self.port = protocol, host, port
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._sessions = 0

    def __enter__(self) -> "Listener":
        """Listen. Raise OSError where the port is taken."""
        listening: Future[int] = Future()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(
            target=self._run, args=(self._loop, listening), name="postroad-door", daemon=True
        )
        self._thread.start()
        self.port = listening.result()
        return self

    def __exit__(self, *_: object) -> None:
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def join(self) -> None:
        """Stay as long as it listens."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, loop: asyncio.AbstractEventLoop, listening: "Future[int]") -> None:
        asyncio.set_event_loop(loop)
        with ThreadPoolExecutor(2, "postroad-door-database") as threads:
            handler = _Handler(threads)
            try:
                server = loop.run_until_complete(
                    loop.create_server(lambda: self._session(handler, loop), self.host, self.port)
                )
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

    def _session(self, handler: "_Handler", loop: asyncio.AbstractEventLoop) -> asyncio.BaseProtocol:
        from postroad.mail.inbound import MAX_BYTES

        if self._sessions >= MOST_SESSIONS:
            return _Busy()
        kind = {"lmtp": LMTP, "smtp": SMTP}[self.protocol]
        told = {"hostname": "postroad", "ident": "Postroad", "data_size_limit": MAX_BYTES, "enable_SMTPUTF8": True}
        session: asyncio.BaseProtocol = _counted(kind, self)(handler, timeout=TIMEOUT, loop=loop, **told)
        return session


def _counted(kind: Any, listener: Listener) -> Any:
    """Return a kind of session that the listener counts while it lasts."""

    class Counted(Frugal, kind):  # type: ignore[misc]
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            listener._sessions += 1
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            listener._sessions -= 1
            super().connection_lost(error)

    return Counted


class _Busy(asyncio.Protocol):
    """Says that there are too many sessions, and hangs up."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"421 4.3.2 Too many sessions; try again later\r\n")
        transport.close()


class _Handler:
    """What is done with each command that matters. The database is asked in threads, never in the event loop."""

    def __init__(self, threads: ThreadPoolExecutor) -> None:
        self._threads = threads

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient a mail; send it to the others apart"
        try:
            is_known = await self._in_thread(lambda: _knows(address))
        except Exception as error:  # the database is down: its words may speak of people, its kind doesn't
            _LOGGER.error("The inbound door can't look up an address (%s).", type(error).__name__)
            return _REPLIES[75]
        if not is_known:
            return _REPLIES[67]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw, sender, recipient = envelope.original_content or b"", envelope.mail_from or "", envelope.rcpt_tos[0]
        return _REPLIES[await self._in_thread(lambda: _receive(raw, recipient, sender))]

    async def _in_thread(self, do: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _with_own_connection, do)


def _with_own_connection(do: Callable[[], T]) -> T:
    from django.db import connection

    try:
        return do()
    finally:
        connection.close()


def _knows(address: str) -> bool:
    from postroad.site.receiving import knows

    return knows(address)


def _receive(raw: bytes, recipient: str, sender: str) -> int:
    from django.utils import timezone

    from postroad.site.receiving import receive

    return int(receive(raw, recipient, sender=sender, now=timezone.now()))


def main() -> None:
    """Take mail until told to stop."""
    end_with_parent(int(sys.argv[2]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
    import django

    django.setup()
    # aiosmtpd writes each recipient into its log.
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    at = urlsplit(sys.argv[1])
    with Listener(at.scheme, at.hostname or "127.0.0.1", at.port or 0) as listener:
        listener.join()


if __name__ == "__main__":
    main()
