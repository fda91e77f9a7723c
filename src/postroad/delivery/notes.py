"""Notes: the mails that a reader asked for, such as a confirmation, sent one by one over the same relay."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime

from django.urls import reverse

from postroad.delivery.models import Relay
from postroad.delivery.send import default_relay
from postroad.mail.address import Address, AddressError, address_header, display_name, parse
from postroad.mail.greet import open_session
from postroad.mail.lines import stuffed
from postroad.mail.message import Letter, Part, build, flatten, settled, unstructured
from postroad.mail.reply import WireError
from postroad.mail.server import Server
from postroad.mail.tokens import Token
from postroad.readers.discreet import Front, NoDiscreetFront, discreet_front, front_for, is_offered, own_front
from postroad.readers.keys import (
    ADDRESS,
    ADDRESS_WITHIN,
    CONFIRM,
    CONFIRM_WITHIN,
    LEAVE,
    MANAGE,
    MANAGE_WITHIN,
    REVOKE,
    REVOKE_WITHIN,
    token_about,
    token_for,
)
from postroad.readers.models import Note, Subscription
from postroad.readers.wishes import take_up
from postroad.readers.words import words


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the waiting notes. ``failed`` ones wait on; ``why`` says what the relay said."""

    sent: int = 0
    failed: int = 0
    why: str = ""


def send_notes(*, now: datetime, relay: Relay | None = None) -> Sent:
    """Send the notes that wait. Those asked for too long ago to be of use are left to be forgotten.

    A note is marked as sent after the relay took it: where the process dies between the two, it goes out twice, which harms
    nobody.
    """
    take_up(now=now)
    recent = Note.objects.filter(sent_at=None, asked_at__gt=now - CONFIRM_WITHIN)
    waiting = list(recent.select_related("subscriber", "newsletter", "change")[:200])
    if not waiting:
        return Sent()
    relay = relay or default_relay()
    sent = failed = 0
    why = ""
    for note in waiting:
        try:
            server = relay.server(helo=_front(note).domain)
            asyncio.run(_hand_over(server, note, letter_of(note, now)))
        except (WireError, AddressError, NoDiscreetFront) as error:
            failed, why = failed + 1, str(error)
            continue
        Note.objects.filter(pk=note.pk).update(sent_at=now)
        sent += 1
    return Sent(sent, failed, why)


def letter_of(note: Note, now: datetime) -> Letter:
    """Return a note as a mail, in the reader's language, as text alone. Its link is made here and kept nowhere."""
    front, written = _front(note), _WRITTEN[note.kind]
    newsletter, said = note.newsletter, words(note.language)
    name = said.word("neutral") if front.is_discreet else newsletter.title
    link = front.base_url + reverse(f"readers:{written.page}", args=[written.token(note, now)])
    subject = front.subject or said.word(f"{written.words}subject", newsletter=name)
    reply = [("Reply-To", front.reply_address)] if front.reply_address else []
    headers = (
        ("From", address_header(display_name(front.sender_name), front.sender_address)),
        ("To", _address(note).mailbox),
        *reply,
        ("Subject", unstructured("Subject", subject)),
        ("Date", format_datetime(now.replace(microsecond=0))),
        ("Message-ID", f"<note-{note.pk}-{int(now.timestamp()):x}@{front.domain}>"),
        ("Auto-Submitted", "auto-replied"),
    )
    text = said.word(written.text, newsletter=name, link=link)
    return Letter(headers, (Part("plain", text, note.language),))


def _front(note: Note) -> Front:
    """Return what a note shows: confirmations are always neutral where they can be, the others as the reader chose."""
    if note.kind == Note.Kind.CONFIRM and is_offered():
        return discreet_front(note.language)
    subscription = Subscription.objects.filter(subscriber=note.subscriber_id, newsletter=note.newsletter_id).first()
    return front_for(note.newsletter, subscription) if subscription else own_front(note.newsletter)


def _address(note: Note) -> Address:
    """Return where a note goes; what is about a change of address goes to one of its two, wherever the reader is by now."""
    if note.change is None:
        return parse(note.subscriber.address)
    return parse(note.change.new_address if note.kind == Note.Kind.ADDRESS_NEW else note.change.old_address)


@dataclass(frozen=True)
class _Written:
    """How a kind of note is written: where its link leads, for how long (None: for ever) and for what, and by which words."""

    page: str
    purpose: str
    within: timedelta | None
    words: str
    text: str

    def token(self, note: Note, now: datetime) -> Token:
        expires = now + self.within if self.within else None
        if note.change_id is not None and expires is not None:
            return token_about(self.purpose, note.newsletter_id, note.subscriber_id, note.change_id, expires=expires)
        return token_for(self.purpose, note.newsletter_id, note.subscriber_id, expires=expires)


_WRITTEN: dict[str, _Written] = {
    Note.Kind.CONFIRM: _Written("confirm", CONFIRM, CONFIRM_WITHIN, "mail_", "mail_text"),
    Note.Kind.MANAGE: _Written("manage", MANAGE, MANAGE_WITHIN, "manage_", "manage_mail"),
    Note.Kind.LEAVE: _Written("leave", LEAVE, None, "leave_", "leave_mail"),
    Note.Kind.ADDRESS_NEW: _Written("address", ADDRESS, ADDRESS_WITHIN, "address_new_", "address_new_mail"),
    Note.Kind.ADDRESS_OLD: _Written("revoke", REVOKE, REVOKE_WITHIN, "address_old_", "address_old_mail"),
}


async def _hand_over(server: Server, note: Note, letter: Letter) -> None:
    address = _address(note)
    session = await open_session(server)
    try:
        able = session.capabilities
        if address.needs_smtputf8 and not able.smtputf8:
            raise WireError("The relay lacks SMTPUTF8, which this address needs.")
        message = flatten(build(settled(letter, "8bit" if able.eight_bit else "quoted-printable")))
        sender = b"bounces@" + server.helo.encode("ascii")
        envelope = session.envelope(
            sender, address.mailbox.encode("utf-8"), size=len(message), smtputf8=address.needs_smtputf8
        )
        no = await session.begin(envelope)
        reply = no.reply if no is not None else await session.finish(stuffed(message) + b".\r\n", has_envelope=False)
        if not reply.is_positive:
            raise WireError(f"The relay answered {reply.code} {reply.words}")
    finally:
        await session.close()
