"""Joining what a page break tore apart: sentences and headings whose second half stands in a block of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import NUMBER, OPEN_WORDS, SALUTATION
from postroad.document.reading.looks import is_capitals
from postroad.document.reading.spans import joined, plain, strip

_ADDRESS = re.compile(r"^(?:https?:|www\.|\S+@\S+\.)", re.I)
_MAX_RUNS = 200
"""A paragraph of more runs of text is none that a page break tore; without a bound a file of fragments takes minutes."""
_DATED = re.compile(r"^\W*(?:[^\W\d]{2,10}[.,]?\s+)?\d{1,2}(?:[./]\d|(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?[^\W\d]{2,})")
_CLOSED = (".", "!", "?", ":", ";", "…", ".”", ".’", ".)", ".»", '."', ".'")


def mended(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with torn ones joined; nothing is lost and the order stays."""
    whole: list[Block] = []
    last_text = -1
    for block in blocks:
        if block.role in {"rule", "image"} or not block.text.strip():
            whole.append(block)
            continue
        if last_text >= 0 and _torn(whole[last_text], block, len(whole) - 1 - last_text):
            before = whole[last_text]
            whole[last_text] = before.with_spans(joined(strip(before.spans), strip(block.spans)))
            whole[last_text + 1 :] = [one for one in whole[last_text + 1 :] if one.role == "image"]
            continue
        whole.append(replace(block, spans=strip(block.spans)))
        last_text = len(whole) - 1
    return whole


def _torn(first: Block, second: Block, between: int) -> bool:
    if len(first.spans) > _MAX_RUNS:
        return False
    if _announces(first, second):
        return True
    if second.role in {"list_item", "heading"} or (first.role == "heading" and first.level):
        return False
    if _look_different(first, second) or SALUTATION.match(first.text.strip()):
        return False
    before, after = plain(first.spans).strip(), plain(second.spans).strip()
    if _ADDRESS.match(after) or before.endswith(_CLOSED) or between > 2:
        return False
    if (
        NUMBER.match(after)
        or (_DATED.match(after) and not is_open(before))
        or is_capitals(before) != is_capitals(after)
    ):
        return False
    if after[:1].islower() and (len(before) >= 30 or is_open(before)) and not re.match(r"^[a-z]\)", after):
        return not (first.role == "list_item" and second.gap > 2)
    return is_open(before) and (len(before) > 60 or len(after) < 80 or not first.is_bold)


def _announces(first: Block, second: Block) -> bool:
    """Return whether a line such as "Order here:" only says what the address right below it is for."""
    before, after = first.text.rstrip(), second.text.strip()
    return (
        second.gap == 0
        and before.endswith(":")
        and len(before) < 80
        and bool(_ADDRESS.match(after))
        and " " not in after
    )


def _look_different(first: Block, second: Block) -> bool:
    """Return whether two blocks are set so differently that they can't be halves of one."""
    if first.size and second.size and abs(first.size - second.size) > 1:
        return True
    if first.cell != second.cell and first.cell is not None and second.cell is not None:
        return True
    return first.is_bold != second.is_bold and first.coloured != second.coloured


def is_open(text: str) -> bool:
    """Return whether a text can't end where it does: after "and the", a comma, an opening bracket."""
    if text.endswith((",", "(", "–", " -", "&", "/")):
        return True
    last = re.search(r"(\w+['’]?)$", text)
    if last is None:
        return False
    word = last[1].casefold()
    return word in OPEN_WORDS and (last[1].islower() or word in {"l’", "l'"}) and " " in text
