"""Reading plain text, as extracted from a PDF or a mail."""

import re
from collections.abc import Container
from dataclasses import replace

from postroad.document.reading.blocks import Block, Source
from postroad.document.reading.formats.bounds import refuse_long, refuse_many
from postroad.document.reading.formats.charset import decode
from postroad.document.reading.formats.text_lines import (
    BULLET,
    NUMBERED,
    RULE,
    UNDERLINE,
    Line,
    Wrap,
    joined_lines,
    lines_of,
    without_running_heads,
    wrap_of,
)
from postroad.document.reading.formats.text_marks import marked
from postroad.document.reading.lexicon import FORWARDED

_MAX_JOINED = 20_000
"""A paragraph of more characters is none; lines are not joined beyond."""
_DATED = re.compile(
    r"^(?:[^\W\d]{2,12}[.,]?\s+)?\d{1,2}(?:[./]\d{1,2}[./]\d{2,4}|[^:]{1,40}?\b(?:19|20)\d\d\b)[^:]{0,40}(?::|\s[–—-]\s|,\s|$)"
)
"""A line that begins with a date."""
_OWN_LINE = re.compile(r"^(?:(?:->|→|>|»)\s*)?(?:[^\W\d][\w ]{1,30}:\s*)?<?(?:https?://|www\.)\S+$")
"""A line within a paragraph that is only an address, or says what the address is for: it stays a line."""
_DECORATED = re.compile(
    r"^(?:[*=~+·•–—-] ?){2,}(?:(?<=\s)|(?<=[=~+·•–—-]))\s*(?P<title>[^\W_].*?[\w?!)\"”»])\s+(?:[*=~+·•–—-] ?){1,}[*=~+·•–—-]$"
)
"""A title between signs: "*** News ***", "== News =="."""
_ROUND_BULLET = re.compile(r"(?m)^([ \t]*)o(?=(?: {2,}|\t)\s*\S)")
_HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")


def looks(head: bytes) -> bool:
    """Return whether the bytes may be text at all."""
    return b"\x00" not in head or head[:2] in {b"\xff\xfe", b"\xfe\xff"}


def read(data: bytes) -> Source:
    """Return the file's blocks."""
    return source_of(decode(data))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text."""
    return source_of(text).blocks


def source_of(text: str) -> Source:
    """Return a text as blocks; running heads and page numbers are set aside."""
    refuse_long(text)
    text, bullets = _with_round_bullets(text)
    lines, running = without_running_heads(lines_of(text))
    hyphened = frozenset(re.findall(r"(?=\b(\w+-\w+))", text.casefold()))
    dropped = tuple((line.text, "a running head or page number") for line in running if line.text)
    dropped += ((" ".join("o" * bullets), "round bullets, set as letters"),) if bullets else ()
    return Source("text", tuple(_blocks(lines, wrap_of(lines), hyphened)), dropped=dropped)


def _with_round_bullets(text: str) -> tuple[str, int]:
    """Return the text with the letter "o" before entries of a list as a bullet, and how often it stood there."""
    count = len(_ROUND_BULLET.findall(text))
    return (_ROUND_BULLET.sub(r"\1◦", text), count) if count > 1 else (text, 0)


def _blocks(lines: list[Line], wrap: Wrap, hyphened: Container[str]) -> list[Block]:
    blocks: list[Block] = []
    gap = 1
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.is_blank:
            gap, at = gap + 1, at + 1
            continue
        if RULE.match(line.text):
            blocks.append(Block(role="rule", gap=gap, place=f"line {line.number}"))
            gap, at = 0, at + 1
            continue
        block, at = _block(lines, at, wrap, hyphened)
        blocks.append(replace(block, gap=gap))
        refuse_many(len(blocks))
        gap = 0
    return blocks


def _block(lines: list[Line], at: int, wrap: Wrap, hyphened: Container[str]) -> tuple[Block, int]:
    """Return the block that begins on a line, and the number of the line after it."""
    first = lines[at]
    framed = _DECORATED.match(first.text)
    if framed and not FORWARDED.match(first.text):
        return Block(marked(framed["title"]), role="heading", level=1, place=f"line {first.number}"), at + 1
    bullet = BULLET.match(first.text)
    text = first.text[bullet.end() :] if bullet else first.text
    last = first.text
    next_at = at + 1
    while (
        next_at < len(lines)
        and len(text) < _MAX_JOINED
        and _goes_on(last, lines[next_at], wrap, bullet is not None, first)
        and (bullet is not None or not _begins_anew(first.text, last, lines, next_at, wrap))
    ):
        following = lines[next_at]
        if _OWN_LINE.match(following.text) or (bullet and _stays_a_line(last, following.text, wrap)):
            text = f"{text}\n{following.text}"
        else:
            text = joined_lines(text, following.text, hyphened)
        last = following.text
        next_at += 1
    place = f"line {first.number}"
    if bullet:
        return Block(marked(text), role="list_item", depth=first.indent // 4, place=place), next_at
    alone = at == 0 or lines[at - 1].is_blank or bool(RULE.match(lines[at - 1].text))
    if alone and next_at < len(lines) and UNDERLINE.match(lines[next_at].text) and len(text) < 160:
        level = 1 if lines[next_at].text.startswith("=") else 2
        return Block(marked(text), role="heading", level=level, place=place), next_at + 1
    hashes = _HASHES.match(text)
    if hashes:
        return Block(marked(text[hashes.end() :]), role="heading", level=len(hashes[1]), place=place), next_at
    return Block(marked(text), place=place), next_at


def _stays_a_line(last: str, following: str, wrap: Wrap) -> bool:
    """Return whether the lines of an entry are broken here on purpose: below a title, above a date."""
    if _DATED.match(following):
        return True
    if _is_capitals(last):
        return not _is_capitals(following)
    fits = len(last) + 1 + len(following.split(" ", 1)[0]) <= 0.8 * wrap.widest
    return fits and not following[:1].islower() and not last.endswith((",", "-", "–"))


def _begins_anew(first: str, last: str, lines: list[Line], at: int, wrap: Wrap) -> bool:
    """Return whether a line begins something new although the one before it is full: another date, or a title.

    A title is a line that was broken before it was full, below the end of a sentence and above the beginning of one.
    """
    following = lines[at].text
    if _DATED.match(first) and _DATED.match(following):
        return True
    if _DATED.match(following) and last[-1:] not in ",(–-" and len(last) < 0.7 * wrap.widest:
        return True
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    if not wrap.width or not last.endswith((".", "!", "?")) or following.endswith((".", ",", ";", ":", "!", "-")):
        return False
    fits = len(following) + 1 + len(after.split(" ", 1)[0]) <= wrap.widest
    return (
        bool(after) and fits and not following[:1].islower() and (not after[:1].islower() or bool(_DATED.match(after)))
    )


def _goes_on(last: str, following: Line, wrap: Wrap, in_list: bool, first: Line) -> bool:
    """Return whether a line goes on in the next one."""
    if following.is_blank or RULE.match(following.text) or _HASHES.match(following.text):
        return False
    if BULLET.match(following.text) and not (last.endswith("-") and following.text[:1] == "-"):
        return _dash_in_sentence(last, following.text, wrap)
    if NUMBERED.match(following.text) and not wrap.joins(last, following.text):
        return False
    if in_list and wrap.width and following.indent > first.indent:
        return True
    if following.text.startswith("o ") and first.text.startswith("o "):  # a round bullet, set as a letter
        return False
    if _is_capitals(last) and not _is_capitals(following.text):
        return False
    if following.text[:1].islower() and not last.endswith((".", "!", "?", ":")):
        return True
    return wrap.joins(last, following.text)


def _dash_in_sentence(last: str, following: str, wrap: Wrap) -> bool:
    """Return whether the dash that begins a line is the sentence's own, and no bullet."""
    return following[:1] in "–—-" and following[2:3].islower() and wrap.joins(last, following)


def _is_capitals(text: str) -> bool:
    """Return whether a line is all in capitals and more than an abbreviation."""
    return text.isupper() and sum(character.isalpha() for character in text) > 5
