"""The fields of a delivery status report (RFC 3464, RFC 6533), recipient by recipient."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from postroad.mail.bounces.addresses import address_in
from postroad.mail.bounces.heads import Head, head_of
from postroad.mail.bounces.parts import Part

STATUS_PARTS: Final = ("message/delivery-status", "message/global-delivery-status")
_BLANK: Final = re.compile(rb"\n[ \t\r]*\n")
_MAX_GROUPS: Final = 200
_CODE: Final = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")


@dataclass(frozen=True, slots=True)
class Recipient:
    """What became of the mail for one recipient. All are empty where the report doesn't say it."""

    address: str
    action: str
    status: str
    words: str


def recipients_of(part: Part) -> list[Recipient]:
    """Return the recipients of a delivery status part."""
    groups = [head_of(group) for group in _BLANK.split(part.octets(400_000), _MAX_GROUPS)]
    return list(_recipients(group for group in groups if group.fields))


def _recipients(groups: Iterable[Head]) -> Iterable[Recipient]:
    for group in groups:
        if "final-recipient" not in group and "original-recipient" not in group and "action" not in group:
            continue
        status = _CODE.search(group.first("status"))
        yield Recipient(
            address=next((found for found in map(address_in, _named(group)) if found), ""),
            action=group.first("action").strip().split(" ", 1)[0].strip(";,.").lower(),
            status=status[0] if status else "",
            words=_after_type(group.first("diagnostic-code")),
        )


def _named(group: Head) -> Iterable[str]:
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        yield from (_after_type(value) for value in group.all(name))


def _after_type(value: str) -> str:
    kind, semicolon, rest = value.partition(";")
    return rest.strip() if semicolon and len(kind) < 30 and "@" not in kind else value.strip()
