"""Hard or soft: what a server's status and words mean for the address. The policy is told in docs/reference/bounces.md."""

import re
from dataclasses import dataclass
from typing import Final

from postroad.mail.bounces.reasons import Reason, reason, reason_in, reason_of_status
from postroad.mail.bounces.report import Kind, Report

_CODE: Final = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
_REPLY: Final = re.compile(r"(?<![\d.:/-])([45]\d\d)(?=[\s\-:,.;<#)\"']|$)(?!-\d\d)")
_PASSING: Final = re.compile(
    r"temporar|try (?:again|later)|tempfail|unverified|defer|vorübergehend|temporaire|temporal|тимчасов|временн|一時的|暂时",
    re.I,
)
_NOT_NOW: Final = re.compile(
    r"temporar|again later|, try again|lookup failed|timed? ?out|servfail|vorübergehend|временн", re.I
)
_GENERAL: Final = frozenset({"vague", "unavailable", "policy", "system", "unreachable"})
"""Reasons so general that a telling status code counts more."""
_NO_MAIL: Final = ("521", "556")
"""Replies of a host that takes no mail at all (RFC 7504)."""
_MAX_REPLY: Final = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a failure means: HARD or SOFT, by which code, in which words of the server, and why."""

    kind: Kind
    status: str
    reply: str
    why: str
    is_full: bool
    is_known: bool

    def told_of(self, recipients: tuple[str, ...], *, kind: Kind | None = None, why: str = "") -> Report:
        """Return the report of this verdict on these recipients; ``kind`` and ``why`` stand in for its own."""
        return Report(kind or self.kind, recipients, self.status, self.reply, why or self.why, is_full=self.is_full)


def judge(status: str, words: str, context: str = "") -> Verdict:
    """Judge one recipient's failure: by a status code, the server's words, and where these tell nothing, ``context``."""
    status = _telling(status, words) or _telling("", context)
    reply = reply_in(words) or reply_in(context)
    known = _reason(status, reply[:3], words, context)
    said = reply or " ".join((words or context).split())
    if known is None:
        kind = Kind.SOFT
        why = "The server did not take the mail and gave no reason that we know."
        return Verdict(kind, status, said[:_MAX_REPLY], why, is_full=False, is_known=False)
    kind = known.kind
    if kind is Kind.HARD and _may_pass(known, status, reply, words or context):
        kind = Kind.SOFT
    return Verdict(kind, status, said[:_MAX_REPLY], known.why, is_full=known.name == "full", is_known=True)


def codes_in(text: str) -> list[str]:
    """Return the enhanced status codes of failures that stand in a text."""
    return [found[0] for found in _CODE.finditer(text) if found[1] != "2"]


def reply_in(text: str) -> str:
    """Return an SMTP server's reply from its code on, as far as a text holds one."""
    found = _REPLY.search(text)
    if not found:
        return ""
    end = text.find("\n\n", found.start())
    return " ".join(text[found.start() : end if end >= 0 else len(text)][:1_000].split())[:_MAX_REPLY]


def _telling(status: str, words: str) -> str:
    """Return the code that tells most: the one in the server's words, or where that is general or missing, the status."""
    inner = [code for code in codes_in(words) if not code.endswith(".0.0")]
    if inner and (not status or status.endswith(".0.0") or len(set(inner)) == 1):
        return inner[0]
    return status or next(iter(codes_in(words)), "")


def _reason(status: str, code: str, words: str, context: str) -> Reason | None:
    said = reason_in(words) if words else None
    coded = reason_of_status(status) if status else None
    if said and said.name not in _GENERAL:
        return said
    if code in _NO_MAIL:
        return reason("no_mail")
    if coded and coded.name not in _GENERAL:
        return coded
    if said and said.name != "vague":
        return said
    told = reason_in(context) if context and context != words else None
    if told and told.name not in _GENERAL:
        return told
    return coded or said or told


def _may_pass(known: Reason, status: str, reply: str, words: str) -> bool:
    """Return whether a failure that sounds final is said to be a passing one."""
    if known.name in ("unknown_host", "disabled"):
        return bool(_NOT_NOW.search(words))
    is_passing = status.startswith("4") or reply.startswith("4")
    return is_passing and (known.name in ("vague", "unavailable") or bool(_PASSING.search(words)))
