"""Telling a person's own words from the mail that they quote, as mail programs in many languages mark it."""

import re
from functools import cache
from typing import Final

from postroad.mail.inbound.signs import sign

_FROM: Final = re.compile(r"^\s*\*?(?:from|von|de|da|van|od|från|من)\s?\*?:\s*\*?\s*\S", re.IGNORECASE)
_SENT: Final = re.compile(
    r"^\s*\*?(?:sent|date|gesendet|datum|envoy[ée]|date d['’]envoi|enviado|fecha|inviato|data|verzonden|wysłano|"
    r"to|an|à|para|a|aan|do|subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|تاريخ|إلى|الموضوع)"
    r"(?:\s?el)?\s?\*?:",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"^-- ?$")
_PHONE: Final = re.compile(
    r"^(?:sent from my |get outlook for |von meinem .{2,30} gesendet|gesendet (?:mit|von) |envoyé (?:de|depuis) mon |"
    r"enviado desde mi |enviado do meu |inviato da(?:l mio)? |verzonden vanaf mijn |verstuurd vanaf mijn |wysłane z )",
    re.IGNORECASE,
)


MAX_LINES: Final = 3_000
"""Lines that are looked at; what stands behind them is taken for a quotation."""


def split(text: str) -> tuple[str, str]:
    """Return (the person's own words, the rest): quoted lines, the mail answered to and all behind it, the signature.

    Answers that somebody wrote between quoted lines are their own words.
    """
    lines = text.split("\n")
    own: list[str] = []
    rest: list[str] = []
    last_quoted = max((at for at, line in enumerate(lines) if _is_quoted(line)), default=-1)
    at = 0
    while at < min(len(lines), MAX_LINES) and not _ends_own(lines, at):
        span = _introduction(lines, at)
        if span and at > last_quoted:
            break
        (rest if span or _is_quoted(lines[at]) else own).extend(lines[at : at + (span or 1)])
        at += span or 1
    return "\n".join(own).strip(), "\n".join(rest + lines[at:]).strip()


@cache
def _line() -> re.Pattern[str]:
    """Return the expression for a line before the mail answered to: dashes, with words between them or not."""
    return re.compile(
        rf"\s*(?:[-_=*]{{2,}}\s*(?:{sign('original').pattern})\s*[-_=*]{{2,}}|_{{20,}}|-{{20,}})\s*", re.IGNORECASE
    )


def _is_line(line: str) -> bool:
    return bool(_line().fullmatch(line))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _ends_own(lines: list[str], at: int) -> bool:
    """Return whether the signature or the mail answered to begins at a line."""
    line = lines[at][:400]
    if _SIGNATURE.match(line) or _is_line(line) or _PHONE.match(line.strip()):
        return True
    return bool(_FROM.match(line)) and any(_SENT.match(after[:400]) for after in lines[at + 1 : at + 4])


def _introduction(lines: list[str], at: int) -> int:
    """Return how many lines say who wrote what follows ("On Monday, Kim wrote:"; it may be broken), or 0."""
    for span in (1, 2, 3):
        said = " ".join(line.strip() for line in lines[at : at + span])[:600]
        if not lines[at].strip() or (span > 1 and not lines[min(at + span, len(lines)) - 1].strip()):
            return 0
        is_followed = any(_is_quoted(line) for line in lines[at + span : at + span + 3])
        if sign("wrote").fullmatch(said.rstrip(" :")) and (said.endswith(":") or is_followed):
            return span
    return 0
