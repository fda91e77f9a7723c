"""Reports that servers write for people: failures, delays and receipts in prose, in any layout and many languages."""

import re
from typing import Final

from postroad.mail.bounces.addresses import addresses_in
from postroad.mail.bounces.judge import Verdict, judge, reply_in
from postroad.mail.bounces.reasons import reason_in
from postroad.mail.bounces.recipients import Mention, originally_to, recipients_in
from postroad.mail.bounces.report import ARRIVED, WAITS, Kind, Report
from postroad.mail.bounces.view import View
from postroad.mail.bounces.words import plain, words

_REPLIED: Final = re.compile(
    r"^(?:re|aw|antw|sv|vs|odp|r|rif|ynt|回复|回覆|答复)\s{0,3}(?:\[\d{1,3}\])?\s{0,3}[:：]", re.I
)
_FORWARDED: Final = re.compile(r"^(?:fwd?|wg|tr|rv|enc|i|doorst|转发|轉寄|vb|vl|pd|ilt)\s{0,3}[:：]", re.I)
_MAX_TEXT: Final = 12_000
_MAX_PIECES: Final = 50


def read_prose(view: View) -> Report | None:
    """Return what a report in prose says, or None where the mail is none."""
    if not is_report(view):
        return None
    text = view.own[:_MAX_TEXT]
    failed = words("notices", "failed")
    if not failed.stand_in(plain(text)) and failed.stand_in(plain(view.below[:_MAX_TEXT])):
        text = view.text[:_MAX_TEXT]
    kind = kind_of(view, plain(text))
    about = recipients_in(view, text)
    named = [address for value in view.head.all("x-failed-recipients") for address in addresses_in(value)]
    names = tuple(dict.fromkeys(named or [one.address for one in about] or originally_to(view)))
    if kind is Kind.DELIVERED:
        return Report(kind, names, why=ARRIVED)
    verdict = worst([_verdict(piece, text) for piece in _pieces(text, about)])
    if kind is Kind.DELAYED:
        return verdict.told_of(names, kind=kind, why=WAITS)
    return verdict.told_of(names)


def is_report(view: View) -> bool:
    """Return whether a server reports on a mail: several things must speak for it."""
    if "x-failed-recipients" in view.head:
        return True
    if _REPLIED.match(view.subject):
        return False
    by_subject = any(words("notices", name).stand_in(view.subject) for name in ("failed", "delayed", "delivered"))
    said = view.said if not _FORWARDED.match(view.subject) else plain(view.text[:_MAX_TEXT])
    by_words = any(words("notices", name).stand_in(said) for name in ("failed", "delayed", "delivered"))
    has_returned = bool(view.returned or view.below)
    if view.is_from_server:
        is_returning = has_returned and view.mail.kind == "multipart/report"
        return by_subject or by_words or is_returning or (view.is_from_daemon and _gives_reason(view.own))
    if by_subject and by_words:
        return True
    is_automatic = view.head.first("auto-submitted").lower().startswith("auto-generated")
    return (by_subject or by_words) and has_returned and (is_automatic or reason_in(view.own[:_MAX_TEXT]) is not None)


def _gives_reason(text: str) -> bool:
    """Return whether a daemon's short text names the reason alone."""
    known = reason_in(text) if len(text) < 2_000 else None
    return known is not None and known.name in ("unknown_user", "unknown_host", "full")


def kind_of(view: View, said: str) -> Kind:
    """Return HARD for a failure of either kind, DELAYED or DELIVERED."""
    failed, delayed, delivered = (words("notices", name) for name in ("failed", "delayed", "delivered"))
    is_late = delayed.stand_in(said) or delayed.stand_in(view.subject)
    if is_late and not words("notices", "given_up").stand_in(said):
        return Kind.DELAYED
    if failed.stand_in(view.subject) or failed.stand_in(said):
        return Kind.HARD
    return Kind.DELIVERED if delivered.stand_in(view.subject) or delivered.stand_in(said) else Kind.HARD


def worst(verdicts: list[Verdict]) -> Verdict:
    """Return the verdict that counts for the mail: hard before soft, a known reason before an unknown one."""
    return max(verdicts, key=lambda one: (one.kind is Kind.HARD, one.is_known))


def _verdict(piece: str, text: str) -> Verdict:
    """Judge what is said of one recipient: by a server's reply where the text holds one, else by all of it."""
    return judge("", reply_in(piece) or piece, piece if len(piece) < len(text) else text)


def _pieces(text: str, about: list[Mention]) -> list[str]:
    """Return the text about each recipient: from where it is named to where the next one is."""
    if len(about) < 2:
        return [text]
    starts = sorted({line for one in about for line in one.lines})
    return [text[at:end] for at, end in zip(starts, [*starts[1:], len(text)], strict=True)][:_MAX_PIECES]
