"""Reading a report: the one entrance. Whatever the bytes are, it gives an answer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from postroad.mail.bounces.answers import read_answer
from postroad.mail.bounces.dsn import read_dsn
from postroad.mail.bounces.feedback import NOBODY, read_feedback
from postroad.mail.bounces.notifications import read_notification
from postroad.mail.bounces.prose import read_prose
from postroad.mail.bounces.receipts import read_receipt
from postroad.mail.bounces.report import Kind, Report
from postroad.mail.bounces.returned import envelope_names_of, message_ids_of
from postroad.mail.bounces.view import View

READERS: Final[tuple[Callable[[View], Report | None], ...]] = (
    read_feedback,
    read_receipt,
    read_dsn,
    read_notification,
    read_prose,
    read_answer,
)
"""What tries to read a mail, in turn: a standard's fields before a server's prose, and that before a person's program."""


def read(raw: bytes) -> Report:
    """Return what the mail reports. Pure, never fails, bounded in time and memory; see :class:`Report`."""
    view = View(raw)
    if not view.is_mail:
        return Report(Kind.NONE, why="This is no mail.")
    found = next((report for reader in READERS if (report := reader(view))), None)
    if found and found.kind is Kind.COMPLAINT and NOBODY in found.why:
        return found
    return replace(
        found or Report(Kind.NONE, why="The mail reports nothing about another one."),
        message_ids=message_ids_of(view.mail, view.returned),
        envelope_names=envelope_names_of(view.mail, view.returned),
    )
