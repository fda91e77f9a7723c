"""Complaints: feedback reports (RFC 5965), and what providers sent before there was a standard."""

from collections.abc import Iterator
from typing import Final

from postroad.mail.bounces.addresses import addresses_in
from postroad.mail.bounces.heads import Head, head_of
from postroad.mail.bounces.recipients import originally_to
from postroad.mail.bounces.report import MARKED, Kind, Report
from postroad.mail.bounces.view import View
from postroad.mail.bounces.words import words

NOBODY: Final = "no reader complained"
"""Ends the reason of a complaint that must not cost a reader the subscription."""
_WHY: Final = {
    "fraud": "The provider says that the reader marked the mail as fraud.",
    "virus": "The provider says that the reader marked the mail as harmful.",
    "auth-failure": f"The provider complains that the mail failed its authentication; {NOBODY}.",
    "opt-out": "The provider says that the reader wants no more of this mail.",
    "opt-out-list": "The provider says that the reader wants no more of this mail.",
}
_NOT_SPAM: Final = "The provider says that the reader took the mail out of the spam."
_NAMED: Final = (
    "original-rcpt-to",
    "removal-recipient",
    "x-original-rcpt-to",
    "redacted-address",
    "x-hmxmroriginalrecipient",
)


def read_feedback(view: View) -> Report | None:
    """Return what a complaint says, or None where the mail is none."""
    fields = next(_reports(view), None)
    if fields is not None:
        kind = fields.first("feedback-type").strip().lower()
        if kind == "not-spam":
            return Report(Kind.NONE, _about(view, fields), why=_NOT_SPAM)
        why = _WHY.get(kind, MARKED)
        return Report(Kind.COMPLAINT, _about(view, fields), why=why)
    if "x-apple-unsubscribe" in view.head:
        return Report(Kind.COMPLAINT, tuple(addresses_in(view.head.first("from"), 1)), why=_WHY["opt-out"])
    is_one = "x-hmxmroriginalrecipient" in view.head or any(_NAMED[-1] in head for head in view.returned)
    if is_one or (words("away", "complaint").stand_in(view.subject) and (view.returned or view.below)):
        return Report(Kind.COMPLAINT, _about(view, view.head), why=MARKED)
    return None


def _reports(view: View) -> Iterator[Head]:
    for part in view.parts:
        if part.kind == "message/feedback-report":
            yield head_of(part.octets())
    for part in view.parts:
        if not part.within and not part.is_mail and b"eedback-" in part.raw[:20_000]:
            fields = head_of(part.octets(20_000))
            if "feedback-type" in fields:
                yield fields


def _about(view: View, fields: Head) -> tuple[str, ...]:
    heads = (fields, view.head, *view.returned)
    named = [
        address for head in heads for name in _NAMED for value in head.all(name) for address in addresses_in(value)
    ]
    return tuple(dict.fromkeys(named or originally_to(view)))
