"""Editions: rendered by the press and compiled once, with slots for the few things that are one reader's own."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.urls import reverse

from postroad.delivery.models import Edition, Mailing
from postroad.mail.address import address_header, display_name
from postroad.mail.compiled import Compiled, compile_letter, mark
from postroad.mail.lines import wrapped_html
from postroad.mail.message import Letter, Part, unstructured
from postroad.press.email import email
from postroad.press.places import Places
from postroad.press.theme import DEFAULT_THEME, load_theme

SLOTS = ("address", "identity", "leave", "preferences")
"""What is one reader's own: the To header, the mail's name (in Message-ID and return path), and the two links' tokens."""
KEPT = 64
"""Compiled editions kept at a time. The ledger is ordered by edition, so few are in use at once."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """An edition ready for the wire: as 8bit, and as quoted-printable for relays without 8BITMIME."""

    eight_bit: Compiled
    quoted_printable: Compiled


class Editions:
    """The compiled editions of one mailing; the ones used last are kept."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._ready: OrderedDict[int, Compilation] = OrderedDict()

    def get(self, pk: int) -> Compilation | None:
        """Return a compiled edition if it is at hand."""
        found = self._ready.get(pk)
        if found is not None:
            self._ready.move_to_end(pk)
        return found

    def keep(self, pk: int, compilation: Compilation) -> Compilation:
        """Keep a compiled edition in place of the one that was used longest ago."""
        self._ready[pk] = compilation
        if len(self._ready) > self._kept:
            self._ready.popitem(last=False)
        return compilation


def compile_edition(mailing: Mailing, edition: Edition) -> Compilation:
    """Return an edition of a mailing, printed by the press and compiled."""
    letter = letter_of(mailing, edition)
    return Compilation(compile_letter(letter, SLOTS, "8bit"), compile_letter(letter, SLOTS, "quoted-printable"))


def letter_of(mailing: Mailing, edition: Edition) -> Letter:
    """Return the message of an edition, with marks where a reader's own things will stand."""
    document = mailing.revision.document
    theme = load_theme(mailing.theme) if mailing.theme else DEFAULT_THEME
    printed = email(document, theme, places_of(mailing))
    parts = [Part("plain", printed.text, edition.language)]
    if edition.format == "html":
        parts.append(Part("html", wrapped_html(printed.html), edition.language))
    return Letter(headers_of(mailing, printed.subject), tuple(parts))


def places_of(mailing: Mailing) -> Places:
    """Return the addresses around the issue; the archive's only where the issue stood in it when the mailing was made."""
    told = mailing.settings
    issue = str(told["issue_url"])
    return Places(
        issue=issue,
        item_base=issue,
        home=str(told["home_url"]),
        calendar=f"{issue}calendar.ics" if issue else "",
        pdf=f"{issue}issue.pdf" if issue else "",
        preferences=told["url"] + reverse("readers:preferences", args=[mark("preferences")]),
        leave=told["url"] + reverse("readers:leave", args=[mark("leave")]),
    )


def headers_of(mailing: Mailing, subject: str) -> tuple[tuple[str, str], ...]:
    """Return the headers: RFC 5322, RFC 2919 (List-Id), RFC 2369 and RFC 8058 (List-Unsubscribe)."""
    told = mailing.settings
    domain, sender = str(told["domain"]), str(told["sender_address"])
    leave = told["url"] + reverse("readers:leave", args=[mark("leave")])
    title = unstructured("List-Id", _words(str(told["newsletter_title"])))
    reply = [("Reply-To", str(told["reply_address"]))] if told["reply_address"] else []
    return (
        ("From", address_header(display_name(str(told["sender_name"])), sender)),
        ("To", mark("address")),
        *reply,
        ("Subject", unstructured("Subject", subject)),
        ("Date", format_datetime(_local(mailing.created_at))),
        ("Message-ID", f"<{mark('identity')}@{domain}>"),
        ("List-Id", f"{title} <{told['newsletter_slug']}.{domain}>"),
        ("List-Unsubscribe", f"<{leave}>,\r\n <mailto:leave+{mark('leave')}@{domain}?subject=leave>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    )


def _words(title: str) -> str:
    """Return a title as the phrase before an address: no sign in it has a meaning there."""
    return " ".join("".join(sign if sign.isalnum() or sign.isspace() else " " for sign in title).split())


def _local(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
