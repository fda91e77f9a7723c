"""The SMTP client: one kept connection, on which one message after another is handed over with the fewest round trips.

With PIPELINING (RFC 2920) a message's end and the next message's whole envelope leave in one write, so that a message
costs one round trip. Nothing is ever written after the go-ahead before :meth:`Session.finish` is called: whoever calls
decides when the final dot may leave.
"""

import asyncio
import contextlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

from postroad.mail.reply import ProtocolError, Reply, ReplyReader, WireError
from postroad.mail.server import Capabilities, Server

Phase = Literal["connect", "greeting", "hello", "tls", "auth", "mail", "rcpt", "data", "dot"]


class ConnectionLost(WireError):
    """The connection is gone. ``reply`` is what the server said before it hung up, if anything."""

    def __init__(self, message: str, reply: Reply | None = None) -> None:
        super().__init__(message)
        self.reply = reply


class Refused(WireError):
    """The server refused a whole phase before any message: its greeting, TLS, or our name and password."""

    def __init__(self, phase: Phase, message: str, reply: Reply | None = None) -> None:
        super().__init__(message)
        self.phase = phase
        self.reply = reply


@dataclass(frozen=True, slots=True)
class No:
    """The server did not want a message: in which phase, and its reply."""

    phase: Phase
    reply: Reply


class Envelope(NamedTuple):
    """MAIL and RCPT as they go out, each with its CRLF."""

    mail: bytes
    rcpt: bytes


class Closing(NamedTuple):
    """The end of a message and what comes with it; ``has_envelope`` tells whether that is the next envelope."""

    octets: tuple[bytes, ...]
    has_envelope: bool


class Session(asyncio.Protocol):
    """One connection to a server. Make one with :func:`open_session`."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.capabilities = Capabilities()
        self.is_closed = False
        self._transport: asyncio.Transport | None = None
        self._loop = asyncio.get_running_loop()
        self._reader = ReplyReader()
        self._replies: list[Reply] = []
        self._waiter: asyncio.Future[None] | None = None
        self._wanted = 0
        self._failure: WireError | None = None
        self._deadline = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._phase: Phase = "greeting"
        self._is_open_transaction = False
        self._is_envelope_sent = False

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport (a second one, once TLS stands)."""
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Take what the server sends."""
        try:
            self._replies += self._reader.feed(data)
        except ProtocolError as error:
            self._fail(error)
            return
        if self._waiter is not None and len(self._replies) >= self._wanted and not self._waiter.done():
            self._waiter.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits that nothing more will come."""
        self._fail(ConnectionLost(f"{self._name} closed the connection" + (f" ({exc})" if exc else "")))

    # messages

    def envelope(self, sender: bytes, recipient: bytes, *, size: int = 0, smtputf8: bool = False) -> Envelope:
        """Return the envelope of a message, with the parameters that this server knows. ``size`` may be a little too high."""
        able = self.capabilities
        parameters = self._body + (b" SMTPUTF8" if smtputf8 else b"")
        if size and able.size_known:
            parameters += b" SIZE=%d" % size
        return Envelope(b"MAIL FROM:<%b>%b\r\n" % (sender, parameters), b"RCPT TO:<%b>\r\n" % recipient)

    @property
    def _body(self) -> bytes:
        return b" BODY=8BITMIME" if self.capabilities.eight_bit else b""

    async def begin(self, envelope: Envelope) -> No | None:
        """Say MAIL, RCPT and DATA, unless :meth:`finish` said them already. Return None when the message may come."""
        if not self._is_envelope_sent:
            if not self.capabilities.pipelining:
                return await self._begin_step_by_step(envelope)
            if self._is_open_transaction:
                await self.command(b"RSET")
                self._is_open_transaction = False
            self._write(b"%b%bDATA\r\n" % (envelope.mail, envelope.rcpt))
        self._is_envelope_sent = False
        self._phase = "mail"
        mail, rcpt, data = await self._take(3, self.server.timeouts.command)
        if mail.is_positive and rcpt.is_positive and data.code == 354:
            return None
        if data.code == 354:
            # Nobody is to get it, and still the server waits for a message (RFC 2920, 3.1): an empty one ends this.
            self._write(b".\r\n")
            await self._take(1, self.server.timeouts.dot)
        else:
            self._is_open_transaction = mail.is_positive
        return _first_no(mail, rcpt, data)

    def closing(self, following: Envelope | None = None) -> Closing:
        """Return what goes out behind a message: the final dot and, where the server knows PIPELINING, the next envelope."""
        if following is not None and self.capabilities.pipelining:
            return Closing((b".\r\n", following.mail, following.rcpt, b"DATA\r\n"), True)
        return Closing((b".\r\n",), False)

    async def finish(self, message: bytes, *, has_envelope: bool) -> Reply:
        """Send a dot-stuffed message to which :meth:`closing` was added, and return the reply to its final dot.

        From here on nobody can know whether the server has the message until it replied: :class:`ConnectionLost` then
        means uncertain, and :class:`NotSent` that it certainly has not.
        """
        if self._failure is not None:
            raise NotSent(str(self._failure)) from self._failure
        if self._replies or not self._reader.is_empty:
            self.abort()
            raise NotSent(f"{self._name} replied before the message was sent.")
        self._phase = "dot"
        self._is_envelope_sent = has_envelope
        self._write(message)
        (reply,) = await self._take(1, self.server.timeouts.dot)
        return reply

    async def _begin_step_by_step(self, envelope: Envelope) -> No | None:
        if self._is_open_transaction:
            await self.command(b"RSET")
            self._is_open_transaction = False
        steps: tuple[tuple[Phase, bytes], ...] = (
            ("mail", envelope.mail),
            ("rcpt", envelope.rcpt),
            ("data", b"DATA\r\n"),
        )
        for phase, line in steps:
            self._phase = phase
            self._write(line)
            (reply,) = await self._take(1, self.server.timeouts.command)
            if not (reply.code == 354 if phase == "data" else reply.is_positive):
                self._is_open_transaction = phase != "mail"
                return No(phase, reply)
        return None

    # the connection

    async def command(self, line: bytes) -> Reply:
        """Say one line and return the reply."""
        self._write(line + b"\r\n")
        (reply,) = await self._take(1, self.server.timeouts.command)
        return reply

    async def greeted(self) -> Reply:
        """Wait for the server's greeting."""
        (reply,) = await self._take(1, self.server.timeouts.greeting)
        return reply

    async def secure(self) -> None:
        """Put TLS around the connection. What was said in the clear before counts no more."""
        if self._replies or not self._reader.is_empty:
            raise Refused("tls", f"{self._name} sent more than its reply to STARTTLS; somebody may be tampering.")
        assert self._transport is not None
        self._transport.pause_reading()
        self._transport = await self._loop.start_tls(
            self._transport, self, self.server.tls(), server_hostname=self.server.host
        )
        self.capabilities = Capabilities()

    async def close(self) -> None:
        """Say good-bye and hang up."""
        if not self.is_closed and self._failure is None and not self._is_envelope_sent:
            with contextlib.suppress(WireError):
                self._write(b"QUIT\r\n")
                await self._take(1, self.server.timeouts.quit)
        self.abort()

    def abort(self) -> None:
        """Hang up at once; a message whose final dot has not been sent is not delivered."""
        self.is_closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._transport is not None:
            self._transport.abort()
        if self._failure is None:
            self._failure = ConnectionLost("We hung up.")

    @property
    def _name(self) -> str:
        return f"{self.server.host}:{self.server.port}"

    def _write(self, octets: bytes) -> None:
        if self._failure is not None:
            raise self._failure
        assert self._transport is not None
        self._transport.write(octets)

    async def _take(self, count: int, timeout: float) -> list[Reply]:
        """Return the next ``count`` replies. A reply 421 means that the server hangs up: no other will come."""
        if len(self._replies) < count and not self._hangs_up():
            if self._failure is not None:
                raise self._failure
            self._wanted = count
            self._waiter = self._loop.create_future()
            self._watch(timeout)
            try:
                await self._waiter
            finally:
                self._waiter = None
                self._deadline = 0.0
        if len(self._replies) < count:
            reply = self._replies[-1]
            self.abort()
            raise ConnectionLost(f"{self._name} hangs up: {reply.code} {reply.words}", reply)
        taken, self._replies = self._replies[:count], self._replies[count:]
        return taken

    def _hangs_up(self) -> bool:
        return any(reply.code == 421 for reply in self._replies)

    def _watch(self, timeout: float) -> None:
        """Set the time by which a reply must have come. One timer a connection looks at it, rather than one a reply."""
        self._deadline = self._loop.time() + timeout
        if self._timer is None or self._timer.when() > self._deadline:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self._loop.call_at(self._deadline, self._look_at_clock)

    def _look_at_clock(self) -> None:
        self._timer = None
        if not self._deadline:
            return
        if self._loop.time() >= self._deadline:
            self._fail(ConnectionLost(f"{self._name} did not reply in time (after {self._phase})."))
        else:
            self._timer = self._loop.call_at(self._deadline, self._look_at_clock)

    def _fail(self, error: WireError) -> None:
        if self._failure is None:
            self._failure = error
        if self._waiter is not None and not self._waiter.done():
            if self._hangs_up():
                self._waiter.set_result(None)
            else:
                self._waiter.set_exception(self._failure)
        if self._transport is not None and not self.is_closed:
            self.abort()


class NotSent(WireError):
    """The final dot has certainly not been sent; the message is still ours."""


def _first_no(mail: Reply, rcpt: Reply, data: Reply) -> No:
    if not mail.is_positive:
        return No("mail", mail)
    if not rcpt.is_positive:
        return No("rcpt", rcpt)
    return No("data", data)
