"""The SMTP client: few round trips, nothing sent too early, no silent downgrade."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import pytest
import uvloop

from postroad.mail.greet import open_session
from postroad.mail.lines import stuffed
from postroad.mail.reply import ProtocolError, WireError
from postroad.mail.server import Capabilities, Security, Server, Timeouts
from postroad.mail.smtp import ConnectionLost, No, NotSent, Refused, Session
from tests.mail.relay import CERTIFICATES, EXTENSIONS, ScriptedRelay

T = TypeVar("T")
PATIENT = Timeouts(connect=20, greeting=20, command=20, dot=20, quit=1)
QUICK = Timeouts(connect=20, greeting=0.5, command=0.5, dot=0.5, quit=0.5)
MESSAGE = b"Subject: Hello\r\n\r\n.Hidden\r\n..\r\nEnd\r\n"
WITH_TLS = (*EXTENSIONS, "STARTTLS")


def trusting() -> ssl.SSLContext:
    """Return TLS settings that trust the tests' own certificate, and check it."""
    return ssl.create_default_context(cafile=CERTIFICATES / "localhost.pem")


def server(relay: ScriptedRelay, security: Security = "none", timeouts: Timeouts = PATIENT, **told: object) -> Server:
    """Return the way to a relay."""
    return Server("localhost", relay.port, security, timeouts=timeouts, **told)  # type: ignore[arg-type]


def talk(where: Server, act: Callable[[Session], Awaitable[T]]) -> T:
    """Open a session, do something on it, and close it."""

    async def whole() -> T:
        session = await open_session(where)
        try:
            return await act(session)
        finally:
            await session.close()

    with asyncio.Runner(loop_factory=LOOP[0]) as runner:
        return runner.run(whole())


LOOP: list[Callable[[], asyncio.AbstractEventLoop] | None] = [None]


@pytest.fixture(params=[None, uvloop.new_event_loop], ids=["asyncio", "uvloop"], autouse=True)
def _each_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """Say everything on Python's own event loop and on uvloop, which differ in how they carry TLS."""
    LOOP[0] = request.param
    yield
    LOOP[0] = None


async def send(session: Session, *recipients: str) -> list[int | No]:
    """Send a message to each, the next envelope with the message before it where the server can."""
    envelopes = [session.envelope(b"a@example.org", one.encode()) for one in recipients]
    answers: list[int | No] = []
    for number, envelope in enumerate(envelopes):
        no = await session.begin(envelope)
        if no is not None:
            answers.append(no)
            continue
        following = envelopes[number + 1] if number + 1 < len(envelopes) else None
        closing = session.closing(following)
        message = b"".join((stuffed(MESSAGE), *closing.octets))
        answers.append((await session.finish(message, has_envelope=closing.has_envelope)).code)
    return answers


@pytest.mark.parametrize("extensions", [EXTENSIONS, ("8BITMIME",)])
def test_messages_arrive_as_they_were_dots_and_all(extensions: tuple[str, ...]) -> None:
    with ScriptedRelay(extensions=extensions) as relay:
        answers = talk(server(relay), lambda session: send(session, "x@example.org", "y@example.org", "z@example.org"))
    assert answers == [250, 250, 250]
    assert [one.octets for one in relay.got] == [MESSAGE] * 3
    assert relay.recipients == ["x@example.org", "y@example.org", "z@example.org"]
    assert relay.lines[-1] == "QUIT"


def test_a_refused_recipient_does_not_keep_the_others_from_their_mail() -> None:
    def decide(phase: str, said: str) -> bytes | None:
        return b"550 5.1.1 No\r\n" if phase == "rcpt" and said.startswith("y@") else None

    with ScriptedRelay(decide=decide) as relay:
        answers = talk(server(relay), lambda session: send(session, "x@example.org", "y@example.org", "z@example.org"))
    assert [answers[0], answers[2]] == [250, 250]
    assert isinstance(answers[1], No)
    assert (answers[1].phase, answers[1].reply.code) == ("rcpt", 550)
    assert relay.recipients == ["x@example.org", "z@example.org"]


def test_a_server_that_wants_a_message_for_nobody_gets_an_empty_one() -> None:
    """RFC 2920, 3.1: with all recipients refused, DATA may still be answered by 354."""
    said: list[bytes] = []

    async def odd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 odd\r\n")
        replies = {b"EHLO": b"250-odd\r\n250 PIPELINING\r\n", b"MAIL": b"250 Ok\r\n", b"RCPT": b"550 No\r\n"}
        while line := await reader.readline():
            said.append(line)
            writer.write(replies.get(line[:4].upper(), b"354 Go on\r\n" if line == b"DATA\r\n" else b"554 Nobody\r\n"))
        writer.close()

    async def whole() -> No | None:
        listening = await asyncio.start_server(odd, "127.0.0.1", 0)
        async with listening:
            where = Server("127.0.0.1", listening.sockets[0].getsockname()[1], "none", timeouts=PATIENT)
            session = await open_session(where)
            no = await session.begin(session.envelope(b"a@example.org", b"x@example.org"))
            await session.close()
            await asyncio.sleep(0.05)
            return no

    no = asyncio.run(whole())
    assert no is not None
    assert no.phase == "rcpt"
    assert said[said.index(b"DATA\r\n") + 1] == b".\r\n"


def test_the_envelope_says_what_the_server_knows_and_no_more() -> None:
    async def nothing(session: Session) -> bytes:
        return session.envelope(b"a@example.org", b"x@example.org", size=30_000).mail

    with ScriptedRelay() as relay:
        assert talk(server(relay), nothing) == b"MAIL FROM:<a@example.org> BODY=8BITMIME SIZE=30000\r\n"
    with ScriptedRelay(extensions=("HELP",)) as relay:
        assert talk(server(relay), nothing) == b"MAIL FROM:<a@example.org>\r\n"


@pytest.mark.parametrize("phase", ["connect", "mail", "dot"])
def test_a_server_that_says_nothing_is_given_up(phase: str) -> None:
    with (
        ScriptedRelay(decide=lambda now, _: "stall" if now == phase else None) as relay,
        pytest.raises(ConnectionLost, match="did not reply in time"),
    ):
        talk(server(relay, timeouts=QUICK), lambda session: send(session, "x@example.org"))


def test_a_server_that_hangs_up_before_the_message_is_told_from_one_that_hangs_up_after() -> None:
    with ScriptedRelay(decide=lambda phase, _: "close" if phase == "dot" else None) as relay:
        with pytest.raises(ConnectionLost):
            talk(server(relay), lambda session: send(session, "x@example.org"))
        assert len(relay.got) == 1

    async def finish_too_late(session: Session) -> None:
        await session.begin(session.envelope(b"a@example.org", b"x@example.org"))
        session.abort()
        await session.finish(MESSAGE + b".\r\n", has_envelope=False)

    with ScriptedRelay() as relay:
        with pytest.raises(NotSent):
            talk(server(relay), finish_too_late)
        assert relay.got == []


def test_an_answer_to_a_message_that_was_not_sent_yet_is_not_believed() -> None:
    def decide(phase: str, said: str) -> bytes | None:
        return b"354 Go on\r\n250 2.0.0 Ok, have it\r\n" if phase == "data" else None

    with ScriptedRelay(decide=decide) as relay:
        with pytest.raises(NotSent, match="replied before"):
            talk(server(relay), lambda session: send(session, "x@example.org"))
        assert relay.got == []


def test_garbage_ends_the_session() -> None:
    with (
        ScriptedRelay(decide=lambda phase, _: b"HTTP/1.1 400 Bad Request\r\n" if phase == "mail" else None) as relay,
        pytest.raises(ProtocolError),
    ):
        talk(server(relay), lambda session: send(session, "x@example.org"))


def test_421_is_a_farewell_with_its_words() -> None:
    with (
        ScriptedRelay(decide=lambda phase, _: b"421 4.3.2 Going down\r\n" if phase == "mail" else None) as relay,
        pytest.raises(ConnectionLost, match="Going down") as lost,
    ):
        talk(server(relay), lambda session: send(session, "x@example.org"))
    assert lost.value.reply is not None
    assert lost.value.reply.code == 421


def test_nothing_listening_is_said_with_the_servers_name() -> None:
    with ScriptedRelay() as relay:
        where = server(relay)
    with pytest.raises(ConnectionLost, match=f"localhost:{where.port} can't be reached"):
        talk(where, lambda session: send(session, "x@example.org"))


def test_starttls_protects_the_session_and_the_server_is_asked_again_what_it_can() -> None:
    with ScriptedRelay(extensions=WITH_TLS) as relay:
        answers = talk(server(relay, "starttls", context=trusting()), lambda session: send(session, "x@example.org"))
    assert answers == [250]
    verbs = [line.split()[0] for line in relay.lines]
    assert verbs[:4] == ["EHLO", "STARTTLS", "EHLO", "MAIL"]


def test_implicit_tls_protects_from_the_first_byte() -> None:
    with ScriptedRelay(implicit_tls=True) as relay:
        assert talk(server(relay, "tls", context=trusting()), lambda session: send(session, "x@example.org")) == [250]


def test_without_starttls_nothing_is_sent_in_the_clear() -> None:
    with ScriptedRelay() as relay:
        with pytest.raises(Refused, match="does not offer STARTTLS"):
            talk(server(relay, "starttls"), lambda session: send(session, "x@example.org"))
        assert not any(line.startswith(("MAIL", "AUTH")) for line in relay.lines)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(security: Security) -> None:
    with ScriptedRelay(extensions=WITH_TLS, implicit_tls=security == "tls") as relay:
        with pytest.raises(Refused, match="self-signed certificate"):
            talk(server(relay, security), lambda session: send(session, "x@example.org"))
        assert not any(line.startswith("MAIL") for line in relay.lines)


def test_a_certificate_for_another_name_is_refused() -> None:
    with ScriptedRelay(implicit_tls=True) as relay:
        where = Server("127.0.0.1", relay.port, "tls", timeouts=QUICK, context=trusting())
        with pytest.raises(Refused, match=r"127\.0\.0\.1"):
            talk(where, lambda session: send(session, "x@example.org"))


def test_what_was_slipped_in_behind_the_reply_to_starttls_is_refused() -> None:
    slipped = b"250-relay.example\r\n250 AUTH PLAIN\r\n"
    with ScriptedRelay(extensions=WITH_TLS, after_starttls=slipped) as relay:
        with pytest.raises(Refused, match="tampering"):
            talk(server(relay, "starttls", context=trusting()), lambda session: send(session, "x@example.org"))
        assert not any(line.startswith("MAIL") for line in relay.lines)


def test_signing_in_by_plain_and_by_login() -> None:
    for offered, said in (("AUTH PLAIN LOGIN", "AUTH PLAIN AGtpbQBzZWNyZXQ="), ("AUTH LOGIN", "c2VjcmV0")):
        with ScriptedRelay(extensions=(*EXTENSIONS, offered)) as relay:
            where = server(relay, username="kim", password="secret")
            assert talk(where, lambda session: send(session, "x@example.org")) == [250]
        assert said in relay.lines


def test_a_wrong_password_is_said_without_the_password() -> None:
    def decide(phase: str, said: str) -> bytes | None:
        return b"535 5.7.8 Authentication failed\r\n" if phase == "auth" else None

    with (
        ScriptedRelay(decide=decide, extensions=(*EXTENSIONS, "AUTH PLAIN")) as relay,
        pytest.raises(Refused, match="Authentication failed") as refused,
    ):
        talk(server(relay, username="kim", password="secret"), lambda session: send(session, "x@example.org"))
    assert "secret" not in str(refused.value)
    assert refused.value.phase == "auth"


def test_a_password_never_crosses_a_network_in_the_clear() -> None:
    assert Server("localhost").is_loopback
    assert Server("127.0.0.9").is_loopback
    assert not Server("relay.example").is_loopback
    assert not Server("10.0.0.1").is_loopback
    with ScriptedRelay(extensions=(*EXTENSIONS, "AUTH PLAIN")) as relay:
        where = _Elsewhere("127.0.0.1", relay.port, "none", username="kim", password="secret", timeouts=PATIENT)
        with pytest.raises(Refused, match="in the clear"):
            talk(where, lambda session: send(session, "x@example.org"))
        assert not any("AUTH" in line for line in relay.lines)


class _Elsewhere(Server):
    """A server that is to be taken for one on another machine."""

    @property
    def is_loopback(self) -> bool:
        return False


def test_an_old_server_without_ehlo_is_greeted_by_helo() -> None:
    def decide(phase: str, said: str) -> bytes | None:
        return b"502 5.5.1 What?\r\n" if phase == "ehlo" else None

    async def able(session: Session) -> Capabilities:
        return session.capabilities

    with ScriptedRelay(decide=decide) as relay:
        assert talk(server(relay), able) == Capabilities()
    assert [line.split()[0] for line in relay.lines] == ["EHLO", "HELO", "QUIT"]


def test_a_greeting_that_refuses_us_is_an_error_with_the_servers_words() -> None:
    with (
        ScriptedRelay(decide=lambda phase, _: b"554 5.7.1 Not you\r\n" if phase == "connect" else None) as relay,
        pytest.raises(WireError, match="Not you"),
    ):
        talk(server(relay), lambda session: send(session, "x@example.org"))
