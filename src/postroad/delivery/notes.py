"""Notes: the mails that a reader asked for, such as a confirmation, sent one by one over the same relay."""

import asyncio
import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from postroad.delivery.models import Relay
from postroad.delivery.models.relay import RelayError
from postroad.delivery.send import default_relay
from postroad.mail.address import AddressError, address_header, display_name, parse
from postroad.mail.greet import open_session
from postroad.mail.lines import stuffed
from postroad.mail.message import Letter, Part, build, flatten, settled, unstructured
from postroad.mail.reply import WireError
from postroad.mail.server import Server
from postroad.readers.keys import CONFIRM, CONFIRM_WITHIN, token_for
from postroad.readers.models import Note
from postroad.readers.words import words

_LOGGER = logging.getLogger(__name__)


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
    waiting = list(
        Note.objects.filter(sent_at=None, asked_at__gt=now - CONFIRM_WITHIN).select_related("subscriber", "newsletter")[
            :200
        ]
    )
    if not waiting:
        return Sent()
    server = (relay or default_relay()).server(helo=settings.CONFIG.domain)
    sent = failed = 0
    why = ""
    for note in waiting:
        try:
            asyncio.run(_hand_over(server, note, letter_of(note, now)))
        except (WireError, AddressError) as error:
            failed, why = failed + 1, str(error)
            continue
        Note.objects.filter(pk=note.pk).update(sent_at=now)
        sent += 1
    return Sent(sent, failed, why)


def letter_of(note: Note, now: datetime) -> Letter:
    """Return the mail that asks a reader to confirm, in their language, as text alone."""
    newsletter, said = note.newsletter, words(note.language)
    token = token_for(CONFIRM, newsletter.pk, note.subscriber_id, expires=now + CONFIRM_WITHIN)
    link = settings.POSTROAD_URL + reverse("readers:confirm", args=[token])
    domain = settings.CONFIG.domain
    reply = [("Reply-To", newsletter.reply_address)] if newsletter.reply_address else []
    headers = (
        ("From", address_header(display_name(newsletter.sender_name), newsletter.sender_address)),
        ("To", parse(note.subscriber.address).mailbox),
        *reply,
        ("Subject", unstructured("Subject", said.word("mail_subject", newsletter=newsletter.title))),
        ("Date", format_datetime(now.replace(microsecond=0))),
        ("Message-ID", f"<note-{note.pk}-{int(now.timestamp()):x}@{domain}>"),
        ("Auto-Submitted", "auto-replied"),
    )
    text = said.word("mail_text", newsletter=newsletter.title, link=link)
    return Letter(headers, (Part("plain", text, note.language),))


async def _hand_over(server: Server, note: Note, letter: Letter) -> None:
    address = parse(note.subscriber.address)
    session = await open_session(server)
    try:
        able = session.capabilities
        if address.needs_smtputf8 and not able.smtputf8:
            raise WireError("The relay lacks SMTPUTF8, which this address needs.")
        message = flatten(build(settled(letter, "8bit" if able.eight_bit else "quoted-printable")))
        sender = b"bounces@" + settings.CONFIG.domain.encode("ascii")
        envelope = session.envelope(
            sender, address.mailbox.encode("utf-8"), size=len(message), smtputf8=address.needs_smtputf8
        )
        no = await session.begin(envelope)
        reply = no.reply if no is not None else await session.finish(stuffed(message) + b".\r\n", has_envelope=False)
        if not reply.is_positive:
            raise WireError(f"The relay answered {reply.code} {reply.words}")
    finally:
        await session.close()


def keep_sending(stopped: threading.Event, *, every: float = 2.0) -> None:
    """Send notes as they come, until told to stop. For a thread beside the worker: who asks does not wait for a mailing."""
    while not stopped.wait(every):
        try:
            send_notes(now=timezone.now())
        except RelayError:
            pass  # `postroad doctor` says that there is no relay; the notes wait
        except Exception:
            _LOGGER.exception("Notes could not be sent; they are tried again")
        finally:
            connection.close()
