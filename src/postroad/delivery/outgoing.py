"""One mail on its way out: the envelope and the message for one reader, on one session."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from postroad.delivery.editions import Compilation
from postroad.delivery.identity import name_of
from postroad.delivery.ledger import Due
from postroad.mail.address import Address, AddressError, address_header, parse
from postroad.mail.compiled import LONGEST_VALUE, Compiled
from postroad.mail.smtp import Envelope, Session
from postroad.readers.keys import LEAVE, PREFERENCES, keyring, token_for

PREFERENCES_FOR = timedelta(days=400)
"""How long the link to the preferences in a mail is good; the link to leave is good for ever."""
SLACK = 600
"""Octets by which the announced size is above the template's, for what stands in its slots."""


class Ready(NamedTuple):
    """A delivery with its edition."""

    due: Due
    compilation: Compilation


class Unsendable(Exception):
    """This reader's mail can't be sent on this session; the message says why."""


class Outgoing(NamedTuple):
    """A delivery with all that the wire needs; ``domain`` is the recipient's. The message is joined only when it goes out."""

    ready: Ready
    domain: str
    envelope: Envelope
    compiled: Compiled
    values: tuple[bytes, ...]

    def message(self, *more: bytes) -> bytes:
        """Return the message, dots stuffed, and what goes out behind it, in one piece."""
        return self.compiled.render_for_data(self.values, *more)


class Composer:
    """Makes the mails of one mailing."""

    def __init__(self, *, newsletter: int, domain: str, now: Callable[[], datetime]) -> None:
        self._newsletter = newsletter
        self._at_domain = f"@{domain}".encode("ascii")
        self._preferences_until = now() + PREFERENCES_FOR

    def outgoing(self, ready: Ready, session: Session) -> Outgoing:
        """Return the mail for a delivery. Raise :class:`Unsendable` where this session can't carry it."""
        due = ready.due
        address = _address(due)
        able = session.capabilities
        if address.needs_smtputf8 and not able.smtputf8:
            raise Unsendable("The relay lacks SMTPUTF8, which this address needs.")
        compiled = ready.compilation.eight_bit if able.eight_bit else ready.compilation.quoted_printable
        name = name_of(keyring(), due.id).encode("ascii")
        mailbox = address.mailbox
        envelope = session.envelope(
            b"bounces+%b%b" % (name, self._at_domain),
            mailbox.encode("utf-8"),
            size=compiled.size + SLACK,
            smtputf8=address.needs_smtputf8,
        )
        return Outgoing(ready, address.domain, envelope, compiled, self._values(due, name, mailbox))

    def _values(self, due: Due, name: bytes, mailbox: str) -> tuple[bytes, ...]:
        """Return what fills the slots, in the order of :data:`postroad.delivery.editions.SLOTS`."""
        who, until = due.subscriber_key, self._preferences_until
        return (
            _header(due.name, mailbox),
            name,
            token_for(LEAVE, self._newsletter, who).encode("ascii"),
            token_for(PREFERENCES, self._newsletter, who, expires=until).encode("ascii"),
        )


def _address(due: Due) -> Address:
    if due.address is None:
        raise Unsendable("The reader is gone.")
    try:
        return parse(due.address)
    except AddressError as error:
        raise Unsendable(f"The address can't be used: {error}") from error


def _header(name: str, mailbox: str) -> bytes:
    header = address_header(name, mailbox).encode("utf-8")
    return header if len(header) <= LONGEST_VALUE else mailbox.encode("utf-8")
