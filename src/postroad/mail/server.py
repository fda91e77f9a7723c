"""Which server mail is handed to, how the connection is protected, and how long is waited for it."""

import ssl
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal

from postroad.mail.reply import Reply

Security = Literal["none", "starttls", "tls"]


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds to wait in each phase. RFC 5321, 4.5.3.2 asks for five minutes for a command and ten after the final dot."""

    connect: float = 30
    greeting: float = 120
    command: float = 300
    dot: float = 600
    quit: float = 5


@dataclass(frozen=True, slots=True)
class Server:
    """A server. ``helo`` is our own name in EHLO; ``context`` replaces the TLS settings (tests use a CA of their own)."""

    host: str
    port: int = 587
    security: Security = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    helo: str = "localhost"
    timeouts: Timeouts = Timeouts()
    context: ssl.SSLContext | None = field(default=None, repr=False)

    @property
    def is_loopback(self) -> bool:
        """Return whether the server is this machine, so that nobody can listen in."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    def tls(self) -> ssl.SSLContext:
        """Return the TLS settings: certificates and names are checked, nothing older than TLS 1.2."""
        if self.context is not None:
            return self.context
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the server's EHLO offered. ``size`` is the largest message in octets, 0 where no limit is named."""

    pipelining: bool = False
    eight_bit: bool = False
    smtputf8: bool = False
    starttls: bool = False
    size_known: bool = False
    size: int = 0
    auth: frozenset[str] = frozenset()

    @classmethod
    def of(cls, reply: Reply) -> "Capabilities":
        """Read the lines of a reply to EHLO; the first is the server's name."""
        offered = {}
        for line in reply.lines[1:]:
            keyword, _, arguments = line.decode("ascii", "replace").strip().replace("=", " ").partition(" ")
            offered[keyword.upper()] = arguments.split()
        size = next(iter(offered.get("SIZE", [])), "0")
        return cls(
            pipelining="PIPELINING" in offered,
            eight_bit="8BITMIME" in offered,
            smtputf8="SMTPUTF8" in offered,
            starttls="STARTTLS" in offered,
            size_known="SIZE" in offered,
            size=int(size) if size.isascii() and size.isdigit() and len(size) < 20 else 0,
            auth=frozenset(mechanism.upper() for mechanism in offered.get("AUTH", [])),
        )
