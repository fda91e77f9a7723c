"""Whom a report in prose is about: the addresses that its layout and its words point at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from postroad.mail.bounces.addresses import addresses_in, places_of_addresses
from postroad.mail.bounces.view import View

_MAX: Final = 50
_LEADS: Final = re.compile(r"[\s>*•\-–#+<\"'(\[“«=.]{0,60}(?:[45]\d\d[ -](?:\d\.\d{1,3}\.\d{1,3} )?)?[<\"'(\[]{0,3}$")
_LABEL: Final = re.compile(r"([^\W\d_][\w '’./-]{0,60}?)\s{0,9}[:=;]\s{0,20}[<\"'(\[]{0,3}$")
_OF_RECIPIENT: Final = re.compile(
    r"recipient|rcpt|smtp|address|\bto$|error-for|user|empf[äa]nger|destinat|ontvanger|odbiorc|получател|адрес|"
    r"account|mailbox|failed|宛先|受信|收件人|받는|alıcı|mottagare|mottaker|modtager|vastaanottaja|undeliver|could not|"
    r"not deliver|deliver(?:ed|y)? to",
    re.I,
)
_OF_OTHERS: Final = re.compile(
    r"from|sender|contact|reply|return-path|cc$|bcc|author|\bby\b|absender|expéditeur|remitente|mittente|"
    r"remetente|от кого|отправител|subject|message-id|message id|postmaster|e-?mail$|mail$|差出人|发件人|送信者|web|"
    r"support|help",
    re.I,
)
_FAILURE: Final = re.compile(
    r"unknown|deliver|reach|reject|mailbox|\buser\b|account|addressed|sent to|to send|fail|invalid|not exist|"
    r"bounce|entreg|consegn|zugestell|zustell|remettre|remis|recapit|bezorg|dostarcz|достав|配信|送信|投递|送达|退信|전송|배달|"
    r"not listed|no such|full|quota|ошибк|impossible|destinat",
    re.I,
)
_ROLES: Final = frozenset(
    [
        "postmaster",
        "mailer-daemon",
        "mailerdaemon",
        "abuse",
        "support",
        "help",
        "helpdesk",
        "hostmaster",
        "webmaster",
        "noc",
        "info-mail",
        "mail-daemon",
    ]
)


@dataclass(slots=True)
class Mention:
    """An address in a report's text: how strongly it seems to be a recipient, and where the lines begin that name it."""

    address: str
    weight: int
    lines: list[int]


def recipients_in(view: View, text: str) -> list[Mention]:
    """Return whom the text is about, in its order, with where the lines about each begin. May be empty."""
    ours = {address.lower() for name in ("to", "cc", "delivered-to") for address in addresses_in(view.head.first(name))}
    ours |= {address.lower() for address in addresses_in(view.head.shown("from"))}
    senders = {a.lower() for h in view.returned for n in ("from", "return-path") for a in addresses_in(h.first(n))}
    found: dict[str, Mention] = {}
    for start, end, address in places_of_addresses(text):
        weight = _weight(text, start, end) - 3 * (address.lower() in ours) - 2 * (address.lower() in senders)
        if address.partition("@")[0].lower() in _ROLES:
            weight -= 3
        known = found.setdefault(address.lower(), Mention(address, weight, []))
        known.weight = max(known.weight, weight)
        known.lines.append(text.rfind("\n", 0, start) + 1)
    return _strongest(found.values())


def _strongest(found: Iterable[Mention]) -> list[Mention]:
    mentions = list(found)
    for least in (4, 1):
        strong = [one for one in mentions if one.weight >= least]
        if strong:
            return strong[:_MAX]
    return []


def _weight(text: str, start: int, end: int) -> int:
    line_start = text.rfind("\n", 0, start) + 1
    before = text[max(line_start, start - 120) : start]
    after = text[end : end + 40]
    if _LEADS.match(before):
        return 5 if not before.lstrip().startswith(("(", "[")) else 1
    label = _LABEL.search(before)
    if label:
        if _OF_RECIPIENT.search(label[1]):
            return 2 if label[1].strip().lower() == "to" else 5
        if _OF_OTHERS.search(label[1]):
            return -4
    if re.search(
        r"(?:from|contact|by|sender|mailto|address of|administrator|envelope-from)[\s:<(\"']{0,9}$", before, re.I
    ):
        return -4
    line_end = text.find("\n", end)
    line = text[max(line_start, start - 200) : min(line_end if line_end >= 0 else len(text), end + 200)]
    return 3 if _FAILURE.search(line) or after.startswith((">...", "...")) else 0


def originally_to(view: View) -> list[str]:
    """Return whom the returned mail was addressed to, where it names a single one."""
    named = [value for head in view.returned for name in ("x-failed-recipients", "to") for value in head.all(name)]
    named += [found[1] for found in re.finditer(r"^to:[ \t]*([^\n]{1,300})", view.below[:20_000], re.I | re.M)]
    addresses = list(dict.fromkeys(address for value in named[:3] for address in addresses_in(value)))
    return addresses if len(addresses) == 1 else []
