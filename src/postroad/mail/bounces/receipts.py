"""Message disposition notifications (RFC 8098): a reader's program says what became of a mail that had arrived."""

from typing import Final

from postroad.mail.bounces.addresses import address_in
from postroad.mail.bounces.heads import head_of
from postroad.mail.bounces.judge import judge
from postroad.mail.bounces.reasons import reason_in
from postroad.mail.bounces.report import Kind, Report
from postroad.mail.bounces.view import View
from postroad.mail.bounces.words import plain, words

_PARTS: Final = ("message/disposition-notification", "message/global-disposition-notification")
_MAX_TEXT: Final = 8_000


def read_receipt(view: View) -> Report | None:
    """Return what a disposition notification says, or None where the mail is none.

    Sieve's "reject" sends one too, as if the mail had been deleted: then its words say why the mail was refused.
    """
    part = next((part for part in view.parts if part.kind in _PARTS), None)
    if part is None:
        return None
    fields = head_of(part.octets())
    names = ("final-recipient", "original-recipient")
    recipient = next((found for name in names if (found := address_in(fields.first(name).partition(";")[2]))), "")
    recipients = (recipient,) if recipient else ()
    disposition = fields.first("disposition").lower()
    refused = words("notices", "failed").stand_in(plain(view.own[:_MAX_TEXT]))
    if not any(done in disposition for done in ("displayed", "read", "dispatched")) and refused:
        verdict = judge("", view.own[:_MAX_TEXT])
        if verdict.kind is Kind.HARD and reason_in(view.own[:_MAX_TEXT]) is None:
            return None
        return verdict.told_of(recipients)
    return Report(Kind.AUTO_REPLY, recipients, why="The reader's program says what became of the mail; it had arrived.")
