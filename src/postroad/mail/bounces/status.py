"""The fields of a delivery status report (RFC 3464, RFC 6533), recipient by recipient, wherever in a mail they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from postroad.mail.bounces.addresses import address_in
from postroad.mail.bounces.heads import Head, head_of
from postroad.mail.bounces.parts import Part
from postroad.mail.bounces.view import View

STATUS_PARTS: Final = ("message/delivery-status", "message/global-delivery-status")
_BLANK: Final = re.compile(rb"\r?\n(?:[ \t\r]{0,80}\n)+")
_FIELDS: Final = re.compile(rb"^[ \t>]{0,8}(?:final-recipient|original-recipient)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_OF_MAIL: Final = re.compile(rb"^(?:received|return-path|dkim-signature):", re.IGNORECASE | re.MULTILINE)
_INDENT: Final = re.compile(rb"^[ \t>]{1,8}(?=[A-Z][A-Za-z-]{3,30}:)", re.MULTILINE)
_MAX_GROUPS: Final = 200
_MAX_OCTETS: Final = 400_000
_CODE: Final = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_ACTIONS: Final = {
    "failed": ("fail", "undel", "bounc", "err", "expir", "reject"),
    "delayed": ("delay", "defer"),
    "delivered": ("deliver",),
    "relayed": ("relay",),
    "expanded": ("expan",),
}
"""How servers begin the name of each action."""
_NAMES: Final = ("final-recipient", "original-recipient", "x-actual-recipient")


@dataclass(frozen=True, slots=True)
class Recipient:
    """What became of the mail for one recipient. All are empty where the report doesn't say it."""

    address: str
    action: str
    status: str
    words: str


def recipients_of(view: View) -> list[Recipient]:
    """Return the recipients of a delivery status report, or none where the mail is no such report."""
    for octets in _sources(view):
        groups = (one for group in _BLANK.split(octets, _MAX_GROUPS) for one in _divided(head_of(group)))
        found = [one for group in groups if (one := _recipient(group))]
        if found:
            return found
    return []


def _sources(view: View) -> Iterator[bytes]:
    """Yield where such fields may stand: in a part of their own, in one of another type, in a report that is returned."""
    typed = [part for part in view.parts if part.kind in STATUS_PARTS]
    yield from (_octets(part) for part in typed)
    for part in view.parts:
        if part.within or part in typed or part.is_mail:
            continue
        octets = _octets(part)
        first = _FIELDS.search(octets)
        if first and not _OF_MAIL.search(octets[: first.start()]):
            yield _INDENT.sub(b"", octets[octets.rfind(b"\n\n", 0, first.start()) + 1 :])
    for part in view.parts:
        if part.is_mail:
            yield from (_octets(inner) for inner in _within(part) if inner.kind in STATUS_PARTS)


def _within(part: Part) -> Iterator[Part]:
    waiting = list(part.within)
    while waiting:
        inner = waiting.pop(0)
        yield inner
        waiting.extend(inner.within)


def _octets(part: Part) -> bytes:
    return part.octets(_MAX_OCTETS)


def _divided(group: Head) -> Iterator[Head]:
    """Yield the fields of each recipient, where the server forgot the blank line between two."""
    fields: list[tuple[str, str]] = []
    named: set[str] = set()
    for name, value in group.fields:
        if name in named and name in _NAMES:
            yield Head(tuple(fields))
            fields, named = [], set()
        fields.append((name, value))
        named.add(name)
    yield Head(tuple(fields))


def _recipient(group: Head) -> Recipient | None:
    if not any(name in group for name in ("final-recipient", "original-recipient", "action", "x-actual-recipient")):
        return None
    status = _CODE.search(group.first("status"))
    return Recipient(
        address=_address(group),
        action=_action(group.first("action")),
        status=status[0] if status else "",
        words=" ".join(filter(None, map(_after_type, group.all("diagnostic-code")))),
    )


def _address(group: Head) -> str:
    """Return the recipient's address; one of a whole domain before one that is known within a server alone."""
    found = [address for address in map(address_in, _named(group)) if address]
    return next((address for address in found if "." in address.rpartition("@")[2]), found[0] if found else "")


def _named(group: Head) -> Iterator[str]:
    for name in _NAMES:
        yield from (_after_type(value) for value in group.all(name))


def _action(value: str) -> str:
    """Return an action by one of the names of RFC 3464, whatever the server made of it."""
    said = value.strip().lower()
    return next((action for action, begins in _ACTIONS.items() if said.startswith(begins)), "")


def _after_type(value: str) -> str:
    kind, semicolon, rest = value.partition(";")
    return rest.strip() if semicolon and len(kind) < 40 and "@" not in kind else value.strip()
