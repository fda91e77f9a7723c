"""Telling a person's own words from the mail that they quote, as mail programs in many languages mark it."""

import re
from typing import Final

_WROTE: Final = re.compile(
    r"""^\s*(?:
        On\b.{3,300}\bwrote | Am\b.{3,300}\bschrieb(?:\s.{1,200})? | Le\b.{3,300}\ba\s(?:é|e\u0301)crit |
        El\b.{3,300}\bescribi(?:ó|o\u0301|eron) | Il\b.{3,300}\bha\sscritto | Op\b.{3,300}\b(?:schreef|geschreven)(?:\s.{1,200})? |
        Em\b.{3,300}\bescreveu | (?:W\sdniu|Dnia|W\b).{3,300}\b(?:napisał(?:\(a\)|a)?|pisze) |
        Den\b.{3,300}\bskrev(?:\s.{1,200})? | .{3,200}\b(?:kirjoitti|wrote|schrieb|ha\sscritto|escribió|escreveu) |
        (?:في|بتاريخ)\b.{3,300}(?:كتب|كتبت)(?:\s.{1,200})?
    )\s*:?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_LINE: Final = re.compile(
    r"^\s*(?:[-_=*]{2,}\s*(?:original message|forwarded message|reply message|ursprüngliche nachricht|originalnachricht|"
    r"weitergeleitete nachricht|message d['’]origine|message original|message transféré|mensaje original|mensaje reenviado|"
    r"messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|mensagem original|"
    r"mensagem encaminhada|wiadomość oryginalna|الرسالة الأصلية)\s*[-_=*]{2,}|_{20,}|-{20,})\s*$",
    re.IGNORECASE,
)
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


def split(text: str) -> tuple[str, str]:
    """Return (the person's own words, the rest): quoted lines, the mail answered to and everything behind it, signatures.

    Answers written between quoted lines are kept. Where nothing would be left (somebody wrote below a mail's signature,
    or only quotes), the own words are empty and the rest is the text as it came.
    """
    lines = text.split("\n")
    end = _end_of_own(lines)
    own = [line for line in lines[:end] if not line.lstrip().startswith(">")]
    rest = [line for line in lines[:end] if line.lstrip().startswith(">")] + lines[end:]
    return "\n".join(own).strip(), "\n".join(rest).strip()


def _end_of_own(lines: list[str]) -> int:
    """Return at which line the quoted mail or the signature begins."""
    for at, line in enumerate(lines):
        if _SIGNATURE.match(line) or _LINE.match(line) or _PHONE.match(line.strip()):
            return at
        if _FROM.match(line) and any(_SENT.match(after) for after in lines[at + 1 : at + 4]):
            return at
        if _introduces(lines, at):
            # Where somebody answers between the lines, their words follow the quotation.
            quoted = [after for after in lines[at + 1 :] if after.lstrip().startswith(">")]
            if not quoted:
                return at
            lines[at : at + 3] = [f"> {part}" if _is_of(lines, at, part) else part for part in lines[at : at + 3]]
    return len(lines)


def _introduces(lines: list[str], at: int) -> bool:
    """Return whether a line, with the one or two after it where it was broken, says who wrote what follows."""
    return any(_WROTE.match(" ".join(lines[at : at + span])[:600]) for span in (1, 2, 3))


def _is_of(lines: list[str], at: int, part: str) -> bool:
    for span in (1, 2, 3):
        if _WROTE.match(" ".join(lines[at : at + span])[:600]):
            return part in lines[at : at + span]
    return False
