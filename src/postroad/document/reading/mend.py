"""Joining what a page break tore apart: sentences and headings whose second half stands in a block of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import OPEN_WORDS
from postroad.document.reading.spans import joined, plain, strip

_ADDRESS = re.compile(r"^(?:https?:|www\.|\S+@\S+\.)", re.I)
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
            del whole[last_text + 1 :]
            continue
        whole.append(replace(block, spans=strip(block.spans)))
        last_text = len(whole) - 1
    return whole


def _torn(first: Block, second: Block, between: int) -> bool:
    if second.role in {"list_item", "heading"} or first.role == "heading" and first.level:
        return False
    before, after = plain(first.spans).strip(), plain(second.spans).strip()
    if _ADDRESS.match(after) or before.endswith(_CLOSED) or between > 2:
        return False
    if after[:1].islower() and len(before) > 8 and not re.match(r"^[a-z]\)", after):
        return not (first.role == "list_item" and second.gap > 2)
    return is_open(before) and (len(before) > 60 or len(after) < 80 or not first.is_bold)


def is_open(text: str) -> bool:
    """Return whether a text can't end where it does: after "and the", a comma, an opening bracket."""
    if text.endswith((",", "(", "–", " -", "&", "/")):
        return True
    last = re.search(r"(\w+['’]?)$", text)
    if last is None:
        return False
    word = last[1].casefold()
    return word in OPEN_WORDS and (last[1].islower() or word in {"l’", "l'"}) and " " in text
