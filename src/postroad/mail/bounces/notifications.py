"""Amazon's notifications, which come as JSON in a mail: bounces, complaints, deliveries."""

import json
from collections.abc import Mapping
from typing import Any, Final

from postroad.mail.bounces.judge import judge
from postroad.mail.bounces.prose import worst
from postroad.mail.bounces.report import ARRIVED, MARKED, Kind, Report
from postroad.mail.bounces.view import View

_MAX: Final = 50_000
_MAX_RECIPIENTS: Final = 50


def read_notification(view: View) -> Report | None:
    """Return what a notification says, or None where the mail is none."""
    text = view.text[:_MAX]
    begin, end = text.find("{"), text.rfind("}")
    if not 0 <= begin < 200 or end < begin or ("otificationType" not in text and "eventType" not in text):
        return None
    told = _told(_unfolded(text[begin : end + 1]))
    if isinstance(told.get("Message"), str):
        told = _told(told["Message"])
    kind = str(told.get("notificationType") or told.get("eventType") or "").lower()
    if kind == "complaint":
        names = _addresses(_table(told, "complaint").get("complainedRecipients"))
        return Report(Kind.COMPLAINT, names, why=MARKED)
    if kind == "delivery":
        delivery = _table(told, "delivery")
        names = tuple(str(one) for one in _items(delivery.get("recipients")))
        return Report(Kind.DELIVERED, names, reply=str(delivery.get("smtpResponse") or ""), why=ARRIVED)
    return _bounce(_table(told, "bounce")) if kind == "bounce" else None


def _bounce(bounce: Mapping[str, Any]) -> Report:
    failed = [one for one in _items(bounce.get("bouncedRecipients")) if isinstance(one, dict)][:_MAX_RECIPIENTS]
    said = [(str(one.get("status") or ""), str(one.get("diagnosticCode") or "")) for one in failed] or [("", "")]
    verdict = worst([judge(status, words) for status, words in said])
    kind = verdict.kind
    if not verdict.is_known and str(bounce.get("bounceType")).lower() == "permanent":
        kind = Kind.HARD
    return verdict.told_of(_addresses(failed), kind=kind)


def _unfolded(text: str) -> str:
    """Return JSON that was broken into lines on its way; strings hold no line breaks."""
    return text.replace("\n", "")


def _told(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _table(told: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _items(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _addresses(recipients: object) -> tuple[str, ...]:
    return tuple(str(one.get("emailAddress") or "") for one in _items(recipients) if isinstance(one, dict))
