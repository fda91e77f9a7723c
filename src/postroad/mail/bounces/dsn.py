"""Delivery status notifications (RFC 3464, RFC 6533): failed, delayed, and delivered told apart by their fields."""

from typing import Final

from postroad.mail.bounces.judge import Verdict, judge
from postroad.mail.bounces.prose import kind_of, worst
from postroad.mail.bounces.recipients import originally_to
from postroad.mail.bounces.report import Kind, Report
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
        return _failed(view, failed)
    if delayed:
        verdict = worst([_verdict(view, one) for one in delayed[:_MAX]])
        why = "The mail waits; the server goes on trying."
        return Report(
            Kind.DELAYED, _addresses(view, delayed), verdict.status, verdict.reply, why, is_full=verdict.is_full
        )
    relayed = "relayed" in by_action and "delivered" not in by_action
    why = "The mail was handed on to a server that sends no reports." if relayed else "The mail was delivered."
    return Report(Kind.DELIVERED, _addresses(view, found), found[0].status, found[0].words, why)


def _failed(view: View, failed: list[Recipient]) -> Report:
    verdict = worst([_verdict(view, one) for one in failed[:_MAX]])
    return Report(
        verdict.kind, _addresses(view, failed), verdict.status, verdict.reply, verdict.why, is_full=verdict.is_full
    )


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
