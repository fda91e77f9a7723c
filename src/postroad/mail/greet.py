"""Opening a session: connect, greet, protect, sign in. Nothing is downgraded in silence."""

import asyncio
import base64
import ssl

from postroad.mail.reply import Reply, WireError
from postroad.mail.server import Capabilities, Server
from postroad.mail.smtp import ConnectionLost, Phase, Refused, Session


async def open_session(server: Server) -> Session:
    """Return a session that is ready for messages. Raise :class:`WireError`, mostly :class:`Refused`, where there is none."""
    session = await _connected(server)
    try:
        greeting = await session.greeted()
        _demand(greeting, 220, "greeting", server)
        await _hello(session)
        if server.security == "starttls":
            await _start_tls(session)
            await _hello(session)
        if server.username:
            await _sign_in(session)
    except BaseException:
        session.abort()
        raise
    return session


async def _connected(server: Server) -> Session:
    loop = asyncio.get_running_loop()
    tls = server.tls() if server.security == "tls" else None
    try:
        async with asyncio.timeout(server.timeouts.connect):
            _, session = await loop.create_connection(
                lambda: Session(server), server.host, server.port, ssl=tls, server_hostname=server.host if tls else None
            )
    except ssl.SSLError as error:
        raise _tls_failure(server, error) from error
    except TimeoutError as error:
        raise ConnectionLost(
            f"{server.host}:{server.port} did not answer in {server.timeouts.connect:g} seconds."
        ) from error
    except OSError as error:
        raise ConnectionLost(f"{server.host}:{server.port} can't be reached: {error.strerror or error}.") from error
    return session


async def _hello(session: Session) -> None:
    server = session.server
    helo = server.helo.encode("ascii", "replace")
    reply = await session.command(b"EHLO " + helo)
    if reply.is_positive:
        session.capabilities = Capabilities.of(reply)
        return
    if not reply.is_permanent:
        _demand(reply, 250, "hello", server)
    _demand(await session.command(b"HELO " + helo), 250, "hello", server)


async def _start_tls(session: Session) -> None:
    server = session.server
    if not session.capabilities.starttls:
        raise Refused(
            "tls",
            f"{server.host}:{server.port} does not offer STARTTLS, and the relay's settings ask for it. "
            "Nothing was sent. Ask its operator, or use port 465 with “tls”.",
        )
    _demand(await session.command(b"STARTTLS"), 220, "tls", server)
    try:
        async with asyncio.timeout(server.timeouts.connect):
            await session.secure()
    except TimeoutError as error:
        raise ConnectionLost(f"{server.host}:{server.port} did not finish TLS in time.") from error
    except (ssl.SSLError, ConnectionError) as error:
        raise _tls_failure(server, error) from error


async def _sign_in(session: Session) -> None:
    server = session.server
    if server.security == "none" and not server.is_loopback:
        raise Refused(
            "auth", f"The password for {server.host} would cross the network in the clear. Set “starttls” or “tls”."
        )
    name, password = server.username.encode(), server.password.encode()
    if "PLAIN" in session.capabilities.auth:
        reply = await session.command(b"AUTH PLAIN " + base64.b64encode(b"\0" + name + b"\0" + password))
    elif "LOGIN" in session.capabilities.auth:
        reply = await session.command(b"AUTH LOGIN")
        for answer in (name, password):
            if reply.code != 334:
                break
            reply = await session.command(base64.b64encode(answer))
    else:
        raise Refused(
            "auth", f"{server.host}:{server.port} offers no way to sign in that Postroad knows (PLAIN, LOGIN)."
        )
    _demand(reply, 235, "auth", server)


def _demand(reply: Reply, code: int, phase: Phase, server: Server) -> None:
    if reply.code != code:
        at = {"greeting": "the greeting", "hello": "EHLO", "tls": "STARTTLS", "auth": "the sign-in"}[phase]
        raise Refused(phase, f"{server.host}:{server.port} answered {at} with {reply.code} {reply.words}", reply)


def _tls_failure(server: Server, error: Exception) -> WireError:
    reason = getattr(error, "verify_message", "") or getattr(error, "reason", "") or str(error)
    return Refused("tls", f"No safe connection to {server.host}:{server.port}: {reason}. Nothing was sent.")
