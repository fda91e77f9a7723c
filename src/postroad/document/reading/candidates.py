"""The blocks that could be titles, with what follows each: all that a hypothesis of the structure looks at."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from postroad.document.kinds import KINDS
from postroad.document.reading.blocks import Block
from postroad.document.reading.clock import Clock
from postroad.document.reading.entries import dated_start, has_lead_in
from postroad.document.reading.lexicon import EDITORIAL, SECTION_NAMES
from postroad.document.reading.looks import (
    Look,
    begins_with_action,
    body_size,
    has_sizes,
    is_all_link,
    is_spaced,
    is_titular,
    look_of,
    reads_as_date,
)
from postroad.document.reading.spans import link_ranges, words
from postroad.document.reading.times import only_says_when

_TOO_OFTEN = 4
"""What comes as often as that, word for word, is no title."""


class Follows(IntEnum):
    """What stands right below a title."""

    NOTHING = 0
    TITLE = 1
    ENTRY = 2
    TEXT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that could be a title.

    ``length`` in words; ``named`` where sections are called so; ``dated`` where it begins with a time. Below it, up to the
    next candidate: ``told`` words; ``paragraphs`` of some length; ``dates``, blocks that begin with a time; ``entries``,
    those of a list or with a bold beginning.
    """

    at: int
    look: Look
    length: int
    named: bool
    dated: bool
    follows: Follows
    told: int
    paragraphs: int
    dates: int
    entries: int


def candidates_of(blocks: Sequence[Block], clock: Clock) -> list[Candidate]:
    """Return the candidates among the blocks, in order."""
    normal = body_size(blocks)
    sized = has_sizes(blocks)
    spaced = is_spaced(blocks)
    often = Counter(block.text.strip() for block in blocks)
    looks = {
        at: look_of(blocks, at, normal, spaced=spaced)
        for at, block in enumerate(blocks)
        if is_titular(block) and often[block.text.strip()] < _TOO_OFTEN
    }
    chosen = [at for at, look in looks.items() if _may_be_title(blocks, at, look, sized, clock)]
    titles = frozenset(chosen)
    return [_candidate(blocks, at, looks[at], end, titles, clock) for at, end in pairwise([*chosen, len(blocks)])]


def _may_be_title(blocks: Sequence[Block], at: int, look: Look, sized: bool, clock: Clock) -> bool:
    block = blocks[at]
    if only_says_when(block.text, clock) or reads_as_date(block.text):
        return False
    if block.role == "heading":
        return True
    if block.role == "list_item" or _is_call_to_act(block):
        return False
    # "4. April" is no numbering.
    is_dated = dated_start(block, clock.find) is not None
    if not (replace(look, numbered=0) if is_dated else look).is_plain:
        return True
    if sized or len(block.text) > 160 or look.linked or is_dated:
        return False
    return not look.attached and at + 1 < len(blocks) and not _leads_to_address(blocks, at)


def _is_call_to_act(block: Block) -> bool:
    """Return whether a line is a button and little besides ("→ Sign up (by form)")."""
    ranges = link_ranges(block.spans)
    return len(ranges) == 1 and len(words(block.text[ranges[0][1] :])) <= 4 and begins_with_action(block)


def _leads_to_address(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a line such as "Order here:" only says what the address below it is for."""
    return blocks[at].text.rstrip().endswith(":") and blocks[at + 1].gap == 0 and is_all_link(blocks[at + 1])


def _candidate(
    blocks: Sequence[Block], at: int, look: Look, end: int, chosen: frozenset[int], clock: Clock
) -> Candidate:
    title = " ".join(blocks[at].text.split())
    below = [block for block in blocks[at + 1 : end] if block.role not in {"rule", "image"} and block.text.strip()]
    dates = sum(1 for block in below if dated_start(block, clock.find))
    listed = sum(1 for block in below if block.role == "list_item" and block.depth == 0)
    leading = sum(1 for block in below if has_lead_in(block))
    follows = Follows.NOTHING
    if below:
        begins = bool(below[0].role == "list_item" or dated_start(below[0], clock.find) or has_lead_in(below[0]))
        follows = Follows.ENTRY if begins else Follows.TEXT
    elif end in chosen:
        follows = Follows.TITLE
    return Candidate(
        at,
        look,
        len(words(title)),
        names_section(title),
        dated_start(blocks[at], clock.find) is not None,
        follows,
        sum(len(words(block.text)) for block in below),
        sum(block.role == "paragraph" and len(words(block.text)) > 7 for block in below),
        dates,
        max(listed, leading),
    )


def names_section(title: str) -> bool:
    """Return whether sections are called so."""
    bare = re.sub(r"^\W*(?:(?:\d{1,2}(?:\.\d)?|[IVX]{1,4}|[A-H])[.):]\s*)?|\W+$", "", " ".join(title.split()))
    if not bare or len(words(bare)) > 7:
        return False
    if SECTION_NAMES.match(bare):
        return True
    if len(words(bare)) > 5:
        return False
    for kind in KINDS.values():
        pattern = kind.cues.patterns.get("section")
        found = pattern.search(bare) if pattern else None
        if found and (len(words(found[0])) >= len(words(bare)) - 2):
            return True
    return False


def is_editorial(title: str) -> bool:
    """Return whether a title is that of an editorial or a welcome."""
    bare = re.sub(r"^\W*(?:(?:\d{1,2}|[IVX]{1,4})[.):]\s*)?|\W+$", "", " ".join(title.split()))
    return bool(EDITORIAL.match(bare))
