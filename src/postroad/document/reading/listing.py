"""Items that have no heading of their own: dated lines, list entries, paragraphs with a bold beginning."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from postroad.document.reading.blocks import Block
from postroad.document.reading.clock import Clock
from postroad.document.reading.draft import DraftItem
from postroad.document.reading.entries import (
    TITLE_LIMIT,
    begins_with_link,
    dated_item,
    dated_start,
    entry,
    entry_of,
    has_lead_in,
    title_and_rest,
)
from postroad.document.reading.lexicon import ACTION_LINK, CLOSING, REFERS_BACK
from postroad.document.reading.looks import begins_with_action
from postroad.document.reading.spans import link_ranges, strip, words
from postroad.document.reading.times import only_says_when


@dataclass(frozen=True)
class Split:
    """Items found without headings: what stands before the first, the items, and how sure the signs are."""

    before: list[Block]
    items: list[DraftItem]
    strong: bool


def split(blocks: Sequence[Block], clock: Clock, *, events: bool) -> Split | None:
    """Return the items among blocks that have no headings, or None where they read as one text."""
    for sort in (_by_date, _by_list, _by_lead_in, _by_link_title, _by_action, _by_paragraph):
        found = sort(blocks, clock, events)
        if found is not None:
            return found
    return None


def _gathered(
    blocks: Sequence[Block], begins: Sequence[int], make: Callable[[Block], DraftItem]
) -> tuple[list[Block], list[DraftItem]]:
    before = list(blocks[: begins[0]])
    items = []
    for begin, end in zip(begins, [*begins[1:], len(blocks)], strict=True):
        item = make(blocks[begin])
        item.blocks.extend(blocks[begin + 1 : end])
        items.append(item)
    return before, items


def _by_date(blocks: Sequence[Block], clock: Clock, events: bool) -> Split | None:
    dated = [at for at, block in enumerate(blocks) if block.text.strip() and dated_start(block, clock.find)]
    needed = 1 if events else 2
    told = [block for block in blocks if len(words(block.text)) > 3]
    if len(dated) < needed or (not events and len(dated) < 0.4 * len(told)):
        return None
    prose = [at for at in dated if blocks[at].role != "list_item" and not events and len(blocks[at].text) > 400]
    if len(prose) > len(dated) / 2:
        return None
    titles = _titles_above(blocks, dated, clock)
    if titles:
        before, items = _gathered(blocks, titles, lambda block: DraftItem(strip(block.spans), place=block.place))
        return Split(before, items, strong=True)
    before, items = _gathered(blocks, dated, lambda block: dated_item(block, clock.find))
    alone = 2 * sum(only_says_when(blocks[at].text, clock) for at in dated) >= len(dated)
    for item in items:
        below = next((at for at, block in enumerate(item.blocks) if block.text.strip()), None)
        if below is None:
            continue
        if not item.words:
            item.title, item.blocks[below : below + 1] = title_and_rest(item.blocks[below])
        elif alone and len(words(item.words)) <= 3 and len(item.blocks[below].text) <= TITLE_LIMIT:
            # Dates have lines of their own here, so what stands beside this one ("online") is not the title.
            beside = Block(item.title, place=item.place)
            item.title, rest = title_and_rest(item.blocks[below])
            item.blocks[below : below + 1] = [beside, *rest]
    items = _without_untitled(before, items)
    if not items:
        return None
    return Split(before, items, strong=True)


def _without_untitled(before: list[Block], items: list[DraftItem]) -> list[DraftItem]:
    """Return the items; a date with nothing beside or below it is text of what stands before."""
    kept: list[DraftItem] = []
    for item in items:
        if item.words:
            kept.append(item)
        else:
            (kept[-1].blocks if kept else before).extend([*([item.when] if item.when else []), *item.blocks])
    return kept


def _titles_above(blocks: Sequence[Block], dated: Sequence[int], clock: Clock) -> list[int]:
    """Return where titles stand if each date has a line of its own below its title; nothing where it has not."""
    if not all(only_says_when(blocks[at].text, clock) for at in dated) or dated[0] == 0:
        return []
    above = [at - 1 for at in dated]
    short = all(blocks[at].text.strip() and len(words(blocks[at].text)) <= 20 for at in above)
    return above if short and above[0] == 0 and not set(above) & set(dated) else []


def _by_list(blocks: Sequence[Block], _clock: Clock, _events: bool) -> Split | None:
    entries = [at for at, block in enumerate(blocks) if block.role == "list_item" and block.depth == 0]
    told = sum(len(words(block.text)) for block in blocks) or 1
    in_list = sum(len(words(blocks[at].text)) for at in entries)
    if len(entries) < 2:
        return None
    titles = all(_has_text_below(blocks, at) and len(blocks[at].text) <= TITLE_LIMIT for at in entries)
    if titles and entries[0] <= 1:
        before, items = _gathered(blocks, entries, _with_entry_as_title)
        return Split(before, items, strong=True)
    if in_list < 0.5 * told:
        return None
    before, items = _gathered(blocks, entries, entry_of(blocks, entries))
    linked = sum(bool(link_ranges(blocks[at].spans)) for at in entries)
    return Split(before, items, strong=linked >= 0.6 * len(entries) or in_list / len(entries) > 12)


def _has_text_below(blocks: Sequence[Block], at: int) -> bool:
    """Return whether an entry of a list stands above a text, as its title."""
    below = next((block for block in blocks[at + 1 :] if block.text.strip()), None)
    return below is not None and below.role == "paragraph" and len(words(below.text)) > 6


def _with_entry_as_title(block: Block) -> DraftItem:
    spans, rest = (strip(block.spans), []) if "\n" not in block.text.strip() else title_and_rest(block)
    return DraftItem(spans, rest, block.place)


def _by_lead_in(blocks: Sequence[Block], _clock: Clock, _events: bool) -> Split | None:
    leading = [at for at, block in enumerate(blocks) if has_lead_in(block)]
    told = [block for block in blocks if len(words(block.text)) > 6]
    if len(leading) < 2 or len(leading) < 0.4 * len(told):
        return None
    before, items = _gathered(blocks, leading, entry)
    return Split(before, items, strong=True)


def _by_link_title(blocks: Sequence[Block], _clock: Clock, _events: bool) -> Split | None:
    titled = [at for at, block in enumerate(blocks) if begins_with_link(block)]
    told = [block for block in blocks if block.text.strip()]
    if len(titled) < 2 or len(titled) < 0.4 * len(told):
        return None
    before, items = _gathered(blocks, titled, entry)
    return Split(before, items, strong=True)


def _by_action(blocks: Sequence[Block], _clock: Clock, _events: bool) -> Split | None:
    ends = [at for at, block in enumerate(blocks) if _ends_with_action(block)]
    if len(ends) < 2:
        return None
    told = [at for at, block in enumerate(blocks) if block.text.strip()]
    begins = [told[0], *(after for before, after in pairwise(told) if before in ends)]
    if ends[-1] + 1 < len(blocks) and len(words(blocks[-1].text)) < 4:
        begins = begins[:-1]
    before, items = _gathered(blocks, begins, entry_of(blocks, begins))
    return Split(before, items, strong=True)


def _by_paragraph(blocks: Sequence[Block], _clock: Clock, _events: bool) -> Split | None:
    """Take each paragraph of some length for an item, where all are short: a section of brief news."""
    told = [at for at, block in enumerate(blocks) if block.text.strip()]
    long = [len(words(blocks[at].text)) for at in told]
    if (
        len(told) < 2
        or not all(8 <= count <= 80 for count in long)
        or any(blocks[at].role != "paragraph" for at in told)
    ):
        return None
    if any(not re.search(r"[.!?…»\"”)]$|\S+\.\S+$", blocks[at].text.strip()) for at in told):
        return None
    if _is_one_text([blocks[at] for at in told]):
        return None
    before, items = _gathered(blocks, told, entry_of(blocks, told))
    return Split(before, items, strong=False)


def _is_one_text(told: Sequence[Block]) -> bool:
    """Return whether paragraphs go on with one another: they refer back, or only the last one says where to click."""
    back = sum(bool(REFERS_BACK.match(block.text.strip())) for block in told[1:])
    linked = [bool(link_ranges(block.spans)) for block in told]
    return 3 * back >= len(told) - 1 or (not any(linked[:-1]) and begins_with_action(told[-1]))


def _ends_with_action(block: Block) -> bool:
    ranges = link_ranges(block.spans)
    if not ranges or CLOSING.match(block.text.strip()):
        return False
    start, stop, _ = ranges[-1]
    return not words(block.text[stop:]) and bool(ACTION_LINK.match(block.text[start:stop].strip(" .»›>→[]()")))
