"""Why a mail was not taken: found in a server's words, else in its codes."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from postroad.mail.bounces.report import Kind
from postroad.mail.bounces.words import Words, plain, told

_MAX_WORDS: Final = 6_000
_URL: Final = re.compile(r"\b(?:https?://|www\.)[^\s<>\"']{1,500}", re.IGNORECASE)
_KNOWN_PAGES: Final = {
    "nosuchuser": "no such user",
    "answer=6596": "no such user",
    "answer/6596": "no such user",
    "spamhaus": "blacklist",
    "spamcop": "blacklist",
    "barracudacentral": "blacklist",
    "dnsbl": "blacklist",
    "groups.google": "members only",
}
_ADDRESS: Final = re.compile(r"<?[^\s<>@:;,()\"']{1,100}@[^\s<>@:;,()\"']{1,200}>?")
_HOST: Final = re.compile(r"\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\.[a-z]{2,20}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its name in the vocabulary, what follows for the address, and the sentence that a person reads."""

    name: str
    kind: Kind
    why: str


@cache
def reasons() -> dict[str, tuple[Reason, Words]]:
    """Return all reasons by name, the particular ones first."""
    return {
        name: (Reason(name, Kind(table["kind"]), table["why"]), Words(table["words"]))
        for name, table in told("reasons").items()
    }


def reason(name: str) -> Reason:
    """Return a reason by its name."""
    return reasons()[name][0]


@lru_cache(maxsize=512)
def reason_in(words: str) -> Reason | None:
    """Return the reason that a server's words give."""
    text = plain(_bare(words[:_MAX_WORDS]))
    for known, vocabulary in reasons().values():
        if vocabulary.stand_in(text):
            return known
    return None


def _bare(words: str) -> str:
    """Return words without addresses, hosts and links, whose names mean nothing."""
    text = _URL.sub(_page, words)
    return _HOST.sub(" ", _ADDRESS.sub(" <> ", text)).replace("_", " ")


def _page(found: re.Match[str]) -> str:
    address = found[0].lower()
    return next((said for page, said in _KNOWN_PAGES.items() if page in address), " ")


_BY_STATUS: Final = {
    "1.0": "unknown_user", "1.1": "unknown_user", "1.2": "unknown_host", "1.3": "unknown_user", "1.4": "unknown_user",
    "1.6": "moved", "1.7": "sender", "1.8": "sender", "1.9": "system", "1.10": "no_mail",
    "2.1": "disabled", "2.2": "full", "2.3": "too_big", "2.4": "policy",
    "3.1": "system", "3.2": "system", "3.3": "policy", "3.4": "too_big", "3.5": "system",
    "4.1": "unreachable", "4.2": "unreachable", "4.3": "unreachable", "4.4": "unknown_host", "4.5": "system",
    "4.6": "loop", "4.7": "unreachable",
}  # fmt: skip
_BY_SUBJECT: Final = {"3": "system", "4": "unreachable", "5": "system", "6": "policy", "7": "policy"}


def reason_of_status(status: str) -> Reason | None:
    """Return the reason that an enhanced status code (RFC 3463) names, as far as it names one."""
    _, _, rest = status.partition(".")
    subject, _, detail = rest.partition(".")
    name = _BY_STATUS.get(rest) or (_BY_SUBJECT.get(subject) if detail != "0" or subject in "67" else None)
    return reason(name) if name else None
