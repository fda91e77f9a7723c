"""A relay on loopback that does what a test tells it, and writes down all that it got."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

CERTIFICATES = Path(__file__).parent / "certificates"

Decide = Callable[[str, str], bytes | str | None]
"""Takes the phase (``connect``, ``ehlo``, ``mail``, ``rcpt``, ``data``, ``dot``) and what was said. Gives None for the usual
answer, bytes for another one, ``"close"`` to hang up or ``"stall"`` to say nothing for ever."""

EXTENSIONS = ("PIPELINING", "8BITMIME", "SMTPUTF8", "SIZE 50000000", "ENHANCEDSTATUSCODES")


def friendly(phase: str, said: str) -> None:
    """Answer everything as usual."""


@dataclass(frozen=True)
class Got:
    """A message whose final dot arrived, with its dots unstuffed; the relay may have answered it or not."""

    sender: str
    recipient: str
    octets: bytes


def tls_context() -> ssl.SSLContext:
    """Return the server's side of TLS for ``localhost``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / "localhost.pem", CERTIFICATES / "localhost.key")
    return context


@dataclass
class ScriptedRelay:
    """Use it as a context: it listens on ``port`` in a thread of its own until the end."""

    decide: Decide = friendly
    extensions: Sequence[str] = EXTENSIONS
    implicit_tls: bool = False
    after_starttls: bytes = b""
    """What is sent, in the clear, in one piece with the reply to STARTTLS."""
    port: int = 0
    got: list[Got] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> "ScriptedRelay":
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="relay")
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(10)

    @property
    def recipients(self) -> list[str]:
        """Return whom the messages were for, in the order of their arrival."""
        return [one.recipient for one in self.got]

    def _run(self) -> None:
        asyncio.run(self._listen())

    async def _listen(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        self._serving: set[asyncio.Task[None]] = set()
        tls = tls_context() if self.implicit_tls else None
        server = await asyncio.start_server(self._accept, "127.0.0.1", self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._ended.wait()
        server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        await server.wait_closed()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        self.connections += 1
        try:
            await _Talk(self, reader, writer).run()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError, ssl.SSLError):
            pass
        finally:
            self._serving.discard(task)
            writer.close()


class _HangUp(ConnectionError):
    pass


class _Talk:
    """One connection."""

    def __init__(self, relay: ScriptedRelay, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._relay, self._reader, self._writer = relay, reader, writer
        self._sender = self._recipient = ""

    async def run(self) -> None:
        await self._say("connect", "", b"220 relay.example ESMTP\r\n")
        while line := await self._reader.readline():
            said = line.decode("utf-8", "replace").rstrip("\r\n")
            self._relay.lines.append(said)
            verb, _, rest = said.partition(" ")
            if verb.upper() == "QUIT":
                self._writer.write(b"221 2.0.0 Bye\r\n")
                return
            await self._answer(verb.upper(), rest)

    async def _answer(self, verb: str, rest: str) -> None:
        if verb == "EHLO":
            offered = [b"250-relay.example", *(b"250-" + one.encode() for one in self._relay.extensions)]
            lines = [*offered[:-1], offered[-1].replace(b"250-", b"250 ", 1)]
            await self._say("ehlo", rest, b"".join(line + b"\r\n" for line in lines))
        elif verb == "HELO":
            await self._say("helo", rest, b"250 relay.example\r\n")
        elif verb == "STARTTLS":
            self._writer.write(b"220 2.0.0 Go ahead\r\n" + self._relay.after_starttls)
            await self._writer.start_tls(tls_context())
        elif verb == "AUTH":
            await self._authenticate(rest)
        elif verb == "MAIL":
            self._recipient = ""
            self._sender = rest.partition("<")[2].partition(">")[0]
            if not await self._say("mail", rest, b"250 2.1.0 Ok\r\n"):
                self._sender = ""
        elif verb == "RCPT":
            recipient = rest.partition("<")[2].partition(">")[0]
            if await self._say("rcpt", recipient, b"250 2.1.5 Ok\r\n"):
                self._recipient = recipient
        elif verb == "DATA":
            await self._data()
        elif verb == "RSET":
            self._sender = self._recipient = ""
            self._writer.write(b"250 2.0.0 Ok\r\n")
        else:
            self._writer.write(b"500 5.5.2 What?\r\n")

    async def _authenticate(self, rest: str) -> None:
        if rest == "LOGIN":
            for question in (b"334 VXNlcm5hbWU6\r\n", b"334 UGFzc3dvcmQ6\r\n"):
                self._writer.write(question)
                self._relay.lines.append((await self._reader.readline()).decode().strip())
        await self._say("auth", rest, b"235 2.7.0 Ok\r\n")

    async def _data(self) -> None:
        if not self._recipient:
            self._writer.write(b"554 5.5.1 No valid recipients\r\n")
            return
        if not await self._say("data", self._recipient, b"354 Go on\r\n", good=b"3"):
            return
        octets = b""
        while (line := await self._reader.readline()) != b".\r\n":
            if not line:
                raise _HangUp
            octets += line[1:] if line.startswith(b".") else line
        self._relay.got.append(Got(self._sender, self._recipient, octets))
        recipient, self._recipient = self._recipient, ""
        await self._say("dot", recipient, b"250 2.0.0 Ok: queued\r\n")

    async def _say(self, phase: str, said: str, usual: bytes, good: bytes = b"2") -> bool:
        """Give the usual answer or what the test wants. Return whether it was a good one."""
        wanted = self._relay.decide(phase, said)
        if wanted == "close":
            raise _HangUp
        if wanted == "stall":
            await asyncio.sleep(3600)
        answer = wanted if isinstance(wanted, bytes) else usual
        self._writer.write(answer)
        await self._writer.drain()
        if answer.startswith(b"421"):
            raise _HangUp
        return answer.startswith(good)
