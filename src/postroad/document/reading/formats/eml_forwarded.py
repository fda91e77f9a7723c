"""The head that a mail program writes above a forwarded mail's text: "From: … Date: … Subject: …", in many languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from postroad.document.reading.blocks import Block
from postroad.document.reading.formats.eml_head import without_prefix
from postroad.document.reading.spans import cut, strip

_NAMES = {
    "from": "sender", "von": "sender", "de": "sender", "da": "sender", "van": "sender", "fra": "sender", "från": "sender",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date", "fecha": "date", "enviado": "date",
    "data": "date", "inviato": "date", "verzonden": "date", "envoyé": "date", "dato": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject", "asunto": "subject", "oggetto": "subject",
    "onderwerp": "subject", "emne": "subject", "ämne": "subject", "sujet": "subject",
    "to": "", "an": "", "à": "", "para": "", "a": "", "aan": "", "til": "", "cc": "", "kopie": "", "reply-to": "",
    "pour": "", "antwort an": "", "répondre à": "",
}  # fmt: skip
_LINE = re.compile(r"[*\s>]*(?P<name>[A-Za-zÀ-ÿ-]{1,12}(?: (?:à|an))?)\s?:[*\s]*(?P<value>.*)")
_MARKER = re.compile(
    r"^[\s>]*[-_–—*]{2,}\s*(?:forwarded message|original message|begin forwarded|weitergeleitete nachricht|"
    r"ursprüngliche nachricht|message (?:transféré|d'origine|original)|mensaje (?:reenviado|original)|"
    r"messaggio (?:inoltrato|originale)|doorgestuurd bericht|oorspronkelijk bericht).{0,20}$|"
    r"^\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|"
    r"inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht)\s*:?\s*$",
    re.IGNORECASE,
)
_MAX_COMMENT = 150


@dataclass(frozen=True)
class Told:
    """A mail's blocks without a forwarded mail's head, that head's lines, what stood before them, and what they say."""

    blocks: tuple[Block, ...]
    head: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    subject: str = ""
    sender: str = ""
    date: str | None = None


def without_forwarding(blocks: Sequence[Block]) -> Told:
    """Return the blocks without the head of a forwarded mail among the first of them."""
    fields: dict[str, str] = {}
    head: list[str] = []
    before: list[Block] = []
    kept: list[Block] = []
    names = 0
    for at, block in enumerate(blocks):
        if at > 30 or (names >= 3 and not _begins_head(block)):
            break
        lines, rest = _taken(block)
        if not lines and names and block.text.strip():
            break
        for line in lines:
            found = _LINE.fullmatch(line)
            names += found is not None and found["name"].lower() in _NAMES
            if found and _NAMES.get(found["name"].lower()):
                fields.setdefault(_NAMES[found["name"].lower()], found["value"].strip(" *"))
        head.extend(lines)
        if rest is not None:
            (kept if head else before).append(rest)
    else:
        at = len(blocks)
    comment = tuple(block.text or block.alt for block in before)
    if names < 3 or len(" ".join(comment).split()) > _MAX_COMMENT:
        return Told(tuple(blocks))
    subject = without_prefix(fields.get("subject", ""))
    told = (*kept, *blocks[at:])
    return Told(
        told,
        tuple(head),
        tuple(filter(None, comment)),
        subject,
        fields.get("sender", ""),
        _date(fields.get("date", "")),
    )


def _begins_head(block: Block) -> bool:
    return bool(_taken(block)[0])


def _taken(block: Block) -> tuple[list[str], Block | None]:
    """Return the head's lines at the beginning of a block, and the block without them, if more is in it."""
    lines = block.text.split("\n")
    count = 0
    while count < len(lines) and _is_of_head(lines[count]):
        count += 1
    if not count:
        return [], block
    rest = "\n".join(lines[count:])
    if not rest.strip():
        return lines, None
    return lines[:count], block.with_spans(strip(cut(block.spans, len(block.text) - len(rest))))


def _is_of_head(line: str) -> bool:
    found = _LINE.fullmatch(line)
    return _MARKER.match(line) is not None or (
        found is not None and found["name"].lower() in _NAMES and len(line) < 300
    )


def _date(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
