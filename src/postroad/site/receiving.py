"""Taking one mail that came in: stored and done at once, or refused, or asked to come again; never lost, never done twice."""

import logging
import re
from datetime import datetime, timedelta
from enum import IntEnum
from hashlib import sha256
from typing import Final

from django.db import transaction

from postroad.delivery import returned
from postroad.mail.inbound import MAX_BYTES, Inbound, Reason, parse
from postroad.network import correspondence
from postroad.network.models import InboundMail, Newsletter
from postroad.readers import join
from postroad.readers.leave import leave_by_token
from postroad.readers.leave_by_mail import offer_to_leave
from postroad.site.doors import Door, Kind, door_of, is_ours

_LOGGER = logging.getLogger(__name__)
ANSWERS_AN_HOUR: Final = 300
"""Notes that mails may bring about within an hour. A flood of forged senders waits on their own servers then."""
_RETURNED: Final = frozenset({Reason.REPORT, Reason.NO_SENDER})


class Verdict(IntEnum):
    """What became of a mail; the values are those of sysexits.h, which mail servers understand."""

    STORED = 0
    TOO_LARGE = 65
    UNKNOWN = 67
    LATER = 75


class TooManyAnswers(Exception):
    """So many notes went out within the hour that this mail had better come again."""


def receive(raw: bytes, recipient: str, *, sender: str | None, now: datetime) -> Verdict:
    """Take a mail to one address; ``sender`` is its return path (None: not known). Whatever goes wrong, it may come again."""
    try:
        return _receive(raw, recipient, sender, now)
    except TooManyAnswers:
        _LOGGER.warning("Mails brought about %d notes within an hour; further ones have to wait.", ANSWERS_AN_HOUR)
    except Exception as error:
        # Not the fault's own words: a database's speak of the row, and so of a person.
        _LOGGER.error("A mail could not be taken (%s); its server is asked to try again.", type(error).__name__)
    return Verdict.LATER


def knows(recipient: str) -> bool:
    """Return whether there is such an address."""
    return door_of(recipient) is not None


def _receive(raw: bytes, recipient: str, sender: str | None, now: datetime) -> Verdict:
    door = door_of(recipient)
    if door is None:
        return Verdict.UNKNOWN
    # A token says all that is needed: whatever hangs on it, the reader has left.
    if len(raw) > MAX_BYTES and not door.token:
        return Verdict.TOO_LARGE
    mail = parse(raw, sender)
    if door.kind == Kind.RETURNED and door.delivery is None and mail.is_from_a_person:
        return Verdict.UNKNOWN
    with transaction.atomic():
        row = InboundMail.once(_digest(raw, mail, recipient), door=door.kind, now=now)
        if row is None:
            return Verdict.STORED
        row.outcome, row.is_answered = _ACTS[door.kind](door, mail, raw, now)
        row.save(update_fields=["outcome", "is_answered"])
    return Verdict.STORED


Outcome = tuple[str, bool]
"""What was done, in words without names; and whether a note goes out."""


def _subscribe(door: Door, mail: Inbound, raw: bytes, now: datetime) -> Outcome:
    if mail.asks_to_leave:
        return _leave(Door(Kind.LEAVE, door.newsletter), mail, raw, now)
    if door.newsletter is None:
        return _letter(door, mail, raw, now)
    why_not = _why_not_answered(mail)
    if why_not or mail.sender is None:
        return f"not answered: {why_not}", False
    _demand_room(now)
    join.ask(
        door.newsletter,
        mail.sender.spelling,
        language=door.language or _language(door.newsletter, mail),
        now=now,
        how="mail",
        source="subscribe by mail",
    )
    return "asked for the newsletter", True


def _leave(door: Door, mail: Inbound, raw: bytes, now: datetime) -> Outcome:
    if door.token:
        leave_by_token(door.token, how="mail", now=now)
        return "left", False
    if not _why_not_answered(mail) and mail.sender is not None:
        _demand_room(now)
        if offer_to_leave(mail.sender.identity, door.newsletter, now=now):
            return "was sent a link to leave", True
    return _letter(door, mail, raw, now, asks_to_leave=True)


def _letter(door: Door, mail: Inbound, raw: bytes, now: datetime, *, asks_to_leave: bool = False) -> Outcome:
    about = next(filter(None, (returned.delivery_named(one.partition("@")[0]) for one in mail.answers[:10])), None)
    if mail.reason in _RETURNED:
        returned.take(raw, about, now=now)
        return "came back", False
    newsletter = door.newsletter or (about.mailing.newsletter if about else None)
    correspondence.write_down(
        mail,
        newsletter,
        about_key=about.subscriber_key if about else None,
        asks_to_leave=asks_to_leave or mail.asks_to_leave,
        now=now,
    )
    return "waits for an editor" if mail.is_from_a_person else f"put aside: {mail.reason}", False


def _returned(door: Door, mail: Inbound, raw: bytes, now: datetime) -> Outcome:
    returned.take(raw, door.delivery, now=now)
    return "came back", False


_ACTS: Final = {Kind.SUBSCRIBE: _subscribe, Kind.LEAVE: _leave, Kind.LETTER: _letter, Kind.RETURNED: _returned}


def _why_not_answered(mail: Inbound) -> str:
    """Return why nothing may be sent because of a mail, or an empty text."""
    if mail.reason is not None:
        return str(mail.reason)
    if mail.sender is None or is_ours(mail.sender.identity, mail.sender.domain):
        return "it names one of our own addresses as its sender"
    return ""


def _demand_room(now: datetime) -> None:
    recent = InboundMail.objects.filter(is_answered=True, at__gt=now - timedelta(hours=1)).count()
    if recent >= ANSWERS_AN_HOUR:
        raise TooManyAnswers


def _language(newsletter: Newsletter, mail: Inbound) -> str:
    """Return the language that a mail names, if the newsletter speaks it; else the newsletter's own."""
    spoken: dict[str, str] = {one.lower(): one for one in newsletter.languages}
    for named in mail.languages:
        for tag in (named.lower(), named.lower().split("-")[0]):
            if tag in spoken:
                return spoken[tag]
    return newsletter.language


def _digest(raw: bytes, mail: Inbound, recipient: str) -> str:
    """Return by what a mail is known when it is handed over again: its Message-ID and text, and where it went.

    The text counts as well, since there are programs that give all their mails one Message-ID. The head doesn't, for each
    server on the way adds to it; nor do line ends.
    """
    whole = raw.replace(b"\r\n", b"\n")
    _, _, text = whole.partition(b"\n\n")
    said = text.rstrip() if mail.message_id else re.sub(rb"(?m)^received:.*\n(?:[ \t].*\n)*", b"", whole, flags=re.I)
    parts = (mail.message_id.encode(errors="replace"), recipient.strip().strip("<>").lower().encode(errors="replace"))
    return sha256(b"\0".join((*parts, sha256(said).digest()))).hexdigest()
