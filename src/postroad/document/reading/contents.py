"""The contents list near the beginning of an issue: a run of short lines each of which comes again as a title below."""

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import TOC_TITLES
from postroad.document.reading.spans import words

_FIRST = 60
_LONGEST_LINE = 30
_LONGEST_STRAY = 8
_MOST_OFTEN = 3
"""A title stands in the list and above its text; what comes again and again is "Read more"."""


def without_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the blocks without the contents list, and that list with its title."""
    keys = [[_key(line) for line in block.text.split("\n") if line.strip()] for block in blocks]
    often = Counter(key for lines in keys for key in lines)
    last = {key: at for at, lines in enumerate(keys) for key in lines[:1] if key and often[key] <= _MOST_OFTEN}
    begin = next((at for at, block in enumerate(blocks[:_FIRST]) if TOC_TITLES.match(_bare(block.text))), None)
    if begin is not None:
        end = _run(keys, last, begin + 1)
        if _hits(keys, last, begin + 1, end) >= 2:
            return [*blocks[:begin], *blocks[end:]], list(blocks[begin:end])
    for start in range(min(len(blocks), _FIRST)):
        if keys[start] and _is_hit(keys[start], last, start):
            end = _run(keys, last, start)
            if _hits(keys, last, start, end) >= 3:
                return [*blocks[:start], *blocks[end:]], list(blocks[start:end])
    return list(blocks), []


def _run(keys: Sequence[Sequence[str]], last: dict[str, int], start: int) -> int:
    """Return where the run of repeated lines that begins at ``start`` ends."""
    end = start
    strays = 0
    for at in range(start, len(keys)):
        if not keys[at]:
            continue
        if _is_hit(keys[at], last, at):
            end, strays = at + 1, 0
            continue
        strays += 1
        if strays > 2 or any(len(key.split()) > _LONGEST_STRAY for key in keys[at]):
            break
    return end


def _hits(keys: Sequence[Sequence[str]], last: dict[str, int], start: int, end: int) -> int:
    return len({key for at in range(start, end) for key in keys[at] if _comes_again(key, last, end - 1)})


def _is_hit(lines: Sequence[str], last: dict[str, int], at: int) -> bool:
    """Return whether most lines of a block come again below it."""
    if any(len(key.split()) > _LONGEST_LINE for key in lines):
        return False
    return sum(_comes_again(key, last, at) for key in lines) >= max(1, 0.6 * len(lines))


def _comes_again(key: str, last: dict[str, int], at: int) -> bool:
    if len(key) < 4:
        return False
    if key in last:
        return last[key] > at
    if len(key) < 13:
        return False
    return any(
        place > at and (other.startswith(key) or fuzz.ratio(key, other, score_cutoff=90) > 0)
        for other, place in last.items()
    )


def _key(text: str) -> str:
    """Return a line's words as they would be in the title below; nothing for an address."""
    text = re.sub(r"(?:\.{2,}|…|\s)\s*\d{1,3}\s*$", "", text.strip())
    bare = re.sub(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|o)\s", "", text).strip()
    if re.match(r"<?(?:https?:|www\.)|\S+@\S+$", bare):
        return ""
    return " ".join(words(bare.casefold()))


def _bare(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text.strip())
