"""The edges of an issue: what stands above the news and below it, and the contents list that repeats its titles."""

import re
from collections.abc import Sequence

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import (
    ACTION_SENTENCE,
    BOILERPLATE,
    FORWARDED,
    IMPRINT_TITLE,
    LEAVING,
    MAIL_HEAD,
    SIGN_OFF,
    TO_THE_TOP,
    VIEWING,
)
from postroad.document.reading.spans import words

_SOCIAL = re.compile(
    r"^(?:\W*(?:facebook|twitter|x|linkedin|instagram|youtube|website|web|e-?mail|mastodon|bluesky|tiktok|vimeo|"
    r"flickr|rss|telegram|whatsapp|share|tweet|forward|"
    r"partager|teilen|compartir|condividi|delen)\W*)+$",
    re.I,
)
_CONTACT = re.compile(
    r"@|https?:|www\.|\btel|\bfax|\+\d{2}|\b(?!(?:19|20)\d\d\b)\d{4,5}\b|^\W*(?:contact|kontakt|contacto|contatti|"
    r"address|adresse|e-?mail|web)\b",
    re.I,
)
_STREET = (
    r"(?:street|road|avenue|square|lane|suite|rue|place|quai|boulevard|\w*stra(?:ß|ss)e|\w*str\.|\w*weg|\w*platz|"
    r"calle|plaza|avenida|via|viale|piazza|corso|\w*straat|\w*kade|\w*plein|rua)"
)
_ADDRESS = re.compile(
    rf"^(?:[^.!?]{{0,60}},\s)?(?:\d{{1,4}}\w?,?\s.{{0,30}}\b{_STREET}\b|.{{0,30}}\b{_STREET}\s.{{0,40}}\d)", re.I
)


_DATED = re.compile(
    r"^\W*(?:\w{2,10}[.,]?\s+)?\d{1,2}(?:[./]\d|\.?\s*[-–]|(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?[^\W\d]{3,})"
)


def without_head(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks without the technical lines above the masthead ("view in your browser"), and those lines."""
    forwarded = _end_of_forwarding(blocks)
    head: list[Block] = list(blocks[:forwarded])
    rest: list[Block] = []
    seen = 0
    for block in blocks[forwarded:]:
        said = bool(block.text.strip())
        early = seen < 6
        seen += said
        if said and early and (_is_technical(block) or _SOCIAL.match(block.text.strip())) and block.role != "heading":
            head.append(block)
        else:
            rest.append(block)
    return rest, head


def _end_of_forwarding(blocks: Sequence[Block]) -> int:
    """Return where the newsletter begins in a mail that somebody forwarded as text, with a word of their own above."""
    told = 0
    heads = [bool(MAIL_HEAD.match(block.text.strip())) for block in blocks[:8]]
    if sum(heads[:2]) == 2:
        return heads.index(False) if False in heads else len(heads)
    for at, block in enumerate(blocks[:12]):
        told += len(words(block.text))
        if told > 80:
            break
        if FORWARDED.match(block.text.strip()):
            end = at + 1
            while end < len(blocks) and MAIL_HEAD.match(blocks[end].text.strip()):
                end += 1
            return end
    return 0


def without_returns(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks without the lines that only lead back to the top, and those lines."""
    back = [bool(TO_THE_TOP.match(block.text.strip(" \t\n↑▲^»›>[]().*"))) for block in blocks]
    return (
        [block for block, returns in zip(blocks, back, strict=True) if not returns],
        [block for block, returns in zip(blocks, back, strict=True) if returns],
    )


def without_foot(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks without the imprint at the end, and the imprint.

    From the end upwards: a line that leaves the newsletter or claims rights is the imprint's, with all below it; an address
    is while nothing else stands between. A title, a dated line or much text ends the search.
    """
    total = sum(len(words(block.text)) for block in blocks) or 1
    head = {" ".join(block.text.casefold().split()) for block in blocks[:6] if block.text.strip()}
    first = len(blocks)
    below = between = 0
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        count = len(words(block.text))
        below += count
        if block.role in {"rule", "image"} or not count:
            continue
        if below > max(80, 0.35 * total) or below > 500 or _is_news(block):
            break
        if _leaves(block) or (below <= 80 and IMPRINT_TITLE.match(block.text.strip(" \t\n:*-=#"))):
            first, between = at, 0
        elif not between and (
            _belongs_to_imprint(block) or (at > 6 and " ".join(block.text.casefold().split()) in head)
        ):
            first = at
        else:
            between += count
            if between > 60:
                break
    while 0 < first < len(blocks) and (
        blocks[first - 1].role in {"rule", "image"} or not blocks[first - 1].text.strip()
    ):
        first -= 1
    return list(blocks[:first]), list(blocks[first:])


def _is_news(block: Block) -> bool:
    """Return whether a block can't be the imprint's: a real title, or an entry with a date or a text."""
    text = block.text.strip()
    if _SOCIAL.match(text) or _leaves(block) or IMPRINT_TITLE.match(text.strip(" :*-=#")):
        return False
    if block.role == "heading" and block.level < 4:
        return not _belongs_to_imprint(block)
    return (block.role == "list_item" and len(words(text)) > 6) or bool(_DATED.match(text))


def _leaves(block: Block) -> bool:
    """Return whether a block says how to leave, who has the rights, or why one gets the mail."""
    text = block.text
    return bool(LEAVING.search(text)) and len(words(text)) <= 150


def _is_technical(block: Block) -> bool:
    text = block.text
    return len(words(text)) <= 45 and bool(VIEWING.search(text) or LEAVING.search(text))


def _is_boilerplate(block: Block) -> bool:
    text = block.text
    return bool(BOILERPLATE.search(text) or LEAVING.search(text)) and len(words(text)) <= 45


def _belongs_to_imprint(block: Block) -> bool:
    text = block.text.strip()
    count = len(words(text))
    if _SOCIAL.match(text) or (SIGN_OFF.match(text) and count <= 12) or _is_boilerplate(block):
        return True
    return (
        count <= 16
        and bool(_CONTACT.search(text) or _ADDRESS.match(text))
        and not re.search(r"[.!?] [A-ZÀ-Þ]", text)
        and not ACTION_SENTENCE.match(text)
    )
