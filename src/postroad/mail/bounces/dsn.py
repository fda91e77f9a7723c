"""Delivery status notifications (RFC 3464, RFC 6533): failed, delayed, and delivered told apart by their fields."""

from typing import Final

from postroad.mail.bounces.judge import Verdict, judge
from postroad.mail.bounces.prose import kind_of, worst
from postroad.mail.bounces.recipients import originally_to
from postroad.mail.bounces.report import ARRIVED, WAITS, Kind, Report
from postroad.mail.bounces.status import Recipient, recipients_of
from postroad.mail.bounces.view import View

_MAX: Final = 50
_MAX_TEXT: Final = 8_000


def read_dsn(view: View) -> Report | None:
    """Return what a delivery status notification says, or None where the mail is none."""
    found = recipients_of(view)
    if not found:
        return None
    by_action: dict[str, list[Recipient]] = {}
    for one in found:
        by_action.setdefault(_became(view, one), []).append(one)
    failed, delayed = by_action.get("failed"), by_action.get("delayed")
    if failed:
        return _worst(view, failed).told_of(_addresses(view, failed))
    if delayed:
        return _worst(view, delayed).told_of(_addresses(view, delayed), kind=Kind.DELAYED, why=WAITS)
    relayed = "relayed" in by_action and "delivered" not in by_action
    why = "The mail was handed on to a server that sends no reports." if relayed else ARRIVED
    return Report(Kind.DELIVERED, _addresses(view, found), found[0].status, found[0].words, why)


def _worst(view: View, about: list[Recipient]) -> Verdict:
    return worst([_verdict(view, one) for one in about[:_MAX]])


def _became(view: View, one: Recipient) -> str:
    """Return the action; where it is missing or contradicts the status, what the status or the text says."""
    if one.action and not (one.action in ("delivered", "relayed", "expanded") and one.status.startswith("5")):
        return one.action
    if one.status:
        return {"2": "delivered", "4": "delayed"}.get(one.status[0], "failed") if not one.words else "failed"
    return {Kind.DELAYED: "delayed", Kind.DELIVERED: "delivered"}.get(kind_of(view, view.said), "failed")


def _verdict(view: View, one: Recipient) -> Verdict:
    return judge(one.status, one.words, view.own[:_MAX_TEXT])


def _addresses(view: View, about: list[Recipient]) -> tuple[str, ...]:
    named = [one.address for one in about if one.address] or originally_to(view)
    return tuple(dict.fromkeys(named))
