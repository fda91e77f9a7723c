"""What a mail says about the delivery of another one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a mail reports. Only HARD, SOFT and COMPLAINT count against an address."""

    HARD = "hard"
    """The address takes no mail and won't: it or its domain does not exist, or it was switched off."""
    SOFT = "soft"
    """The mail was given up, for a reason that may pass: mailbox full, server away, mail not wanted as it is."""
    COMPLAINT = "complaint"
    """Somebody marked the mail as spam, and their provider tells us (RFC 5965)."""
    AUTO_REPLY = "auto-reply"
    """A program answered for a person: away, moved, received with thanks. Also a notice that the mail was read."""
    DELAYED = "delayed"
    """The mail is still on its way; the server goes on trying."""
    DELIVERED = "delivered"
    """The mail arrived, or was handed on to a server that sends no reports."""
    NONE = "none"
    """Nothing of all that: a person's mail, or no mail."""


ARRIVED: Final = "The mail was delivered."
WAITS: Final = "The mail waits; the server goes on trying."
MARKED: Final = "The provider says that the reader marked the mail as spam."
"""Sentences that several readers of reports say."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one mail reports: its kind, about whom, in which words, and about which of our mails.

    ``status`` is an enhanced status code such as "5.1.1" (RFC 3463), ``reply`` the server's own words as far as they are
    known, both may be empty. ``why`` is a plain sentence. ``message_ids`` are the ids (in their angle brackets) and
    ``envelope_names`` the local parts of return paths that the returned mail and the way here name, likely ones first.
    ``is_full`` says that a mailbox was full.
    """

    kind: Kind
    recipients: tuple[str, ...] = ()
    status: str = ""
    reply: str = ""
    why: str = ""
    message_ids: tuple[str, ...] = ()
    envelope_names: tuple[str, ...] = ()
    is_full: bool = False
