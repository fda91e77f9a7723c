"""What is known of a mail that came in."""

from dataclasses import dataclass
from enum import StrEnum

from postroad.mail.address import Address


class Reason(StrEnum):
    """By what a mail shows that no person wrote it, or that it isn't from whom it names. Such mail is never answered."""

    AUTO_SUBMITTED = "it says that a program sent it"
    BULK = "it was sent to many"
    MAILING_LIST = "it came over a mailing list"
    NO_SENDER = "its return path is empty"
    REPORT = "it reports on another mail"
    ROBOT = "it comes from an address that no person reads"
    ABSENCE = "it says that somebody is away"
    LOOP = "it goes in circles"
    FORGED = "its sender’s domain disowns it"
    SPAM = "it is marked as spam"
    NAMELESS = "it doesn’t say who sent it"


@dataclass(frozen=True, slots=True)
class Inbound:
    """A mail, within bounds: all text is free of control characters, and each header stands on one line.

    ``words`` is what the person wrote, ``quoted`` what they answered to. ``languages`` are those the mail names, in BCP 47,
    most wanted first. ``answers`` are the Message-IDs that it answers to, nearest first, without angle brackets.
    """

    message_id: str = ""
    sender: Address | None = None
    sender_name: str = ""
    subject: str = ""
    words: str = ""
    quoted: str = ""
    is_cut: bool = False
    attachments: int = 0
    languages: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    reason: Reason | None = None
    asks_to_leave: bool = False

    @property
    def is_from_a_person(self) -> bool:
        """Return whether nothing speaks against a person having written it."""
        return self.reason is None
