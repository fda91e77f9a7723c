"""Taking an item's own links ("Read more", "Register here") out of its text."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from postroad.document.parts import Link, Purpose
from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.lexicon import ACTION_LINK, ACTION_SENTENCE, HERE, PURPOSES
from postroad.document.reading.spans import link_ranges, plain, strip, within_word, without, words

_SENTENCE_END = re.compile(
    r"(?<=[.!?…:;])[\"'”’»)\]]*\s+|(?<=[\"'”’»)\]])\s+(?=[A-ZÀ-Þ\[])|\n+|\s+[|•·→»]\s*|\s+[–—-]\s+(?=\S+\s*$)"
)
_DECORATION = " \t\n\u00a0.,:;!»›>→«‹[]()|•·…*–—-▶►&"
MAX_SENTENCE_WORDS = 14
_LONGEST_ABBREVIATION = 12
"""Letters before a full stop that are looked at: more than any has, so that a long text costs no more than its length."""


def take_links(blocks: Iterable[Block]) -> tuple[list[Block], list[Link]]:
    """Return the blocks without their action links, and the links in order.

    A sentence goes as a whole when it only says where to click; a link within a sentence that says more stays in the text.
    """
    left: list[Block] = []
    links: list[Link] = []
    for block in blocks:
        if not link_ranges(block.spans):
            left.append(block)
            continue
        kept, found = _taken(block.spans)
        links.extend(found)
        if words(plain(kept)):
            left.append(replace(block, spans=kept))
    return left, links


def _taken(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], list[Link]]:
    text = plain(spans)
    ranges = link_ranges(spans)
    taken: list[tuple[int, int]] = []
    links: list[Link] = []
    for start, stop in _sentences(text, ranges):
        first, last = bisect_left(ranges, (start,)), bisect_left(ranges, (stop,))
        inside = [one for one in ranges[first:last] if one[1] <= stop]
        if len(inside) != 1 or not _only_says_where(
            text[start:stop], text[inside[0][0] : inside[0][1]], inside[0][1] - start
        ):
            continue
        taken.append((start, stop))
        links.append(link_of(text[start:stop], inside[0][2]))
    return strip(without(spans, taken)), links


def _sentences(text: str, ranges: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Return the sentences' offsets; a boundary within a link's text is none, and an action link after a sentence is one."""
    cuts = {0, len(text)}
    for end in _SENTENCE_END.finditer(text):
        before = bisect_left(ranges, (end.end(),)) - 1
        is_within = before >= 0 and end.end() < ranges[before][1]
        if not is_within and not _is_abbreviation(text, end.start()):
            cuts.add(end.end())
    for a, b, _ in ranges:
        label = text[a:b].strip(_DECORATION)
        if ACTION_LINK.match(label) and _stands_apart(text, a, b):
            cuts |= {a, b + len(text[b:]) - len(text[b:].lstrip(_DECORATION))}
    ordered = sorted(at for at in cuts if not within_word(text, at))
    return [(a, b) for a, b in pairwise(ordered) if text[a:b].strip()]


def _stands_apart(text: str, start: int, stop: int) -> bool:
    """Return whether a link is no part of the sentence around it."""
    before = text[:start].rstrip(" \u00a0[(|•·»›>→*-–—")
    after = text[stop:].lstrip(_DECORATION)
    ends_before = (
        not before
        or before[-1] in '.!?…:;"”’»)\n'
        or text[start - 1 : start] == "\n"
        or "|" in text[max(0, start - 3) : start]
    )
    capital = text[start:stop].strip()[:1].isupper() and not HERE.match(text[start:stop].strip(_DECORATION))
    if not ends_before and not (capital and not after):
        return False
    return not after or not after[:1].islower() or text[stop : stop + 1] in ".\n"


def _is_abbreviation(text: str, stop: int) -> bool:
    before = text[max(0, stop - _LONGEST_ABBREVIATION) : stop]
    return bool(re.search(r"(?:\b(?:[A-Za-z]|Dr|Mr|Ms|Mrs|St|Prof|No|Nr|vs|etc|bzw|e\.g|i\.e|Art|tel|Tel))\.$", before))


def _only_says_where(sentence: str, label: str, label_end: int) -> bool:
    bare = sentence.strip(_DECORATION)
    shown = label.strip(_DECORATION)
    if not shown:
        return not words(sentence)
    if len(words(bare)) > MAX_SENTENCE_WORDS and "://" not in bare and "www." not in bare:
        return False
    rest = words(bare.replace(shown, " ", 1))
    if not rest:
        return bool(ACTION_LINK.match(shown)) or _is_address(shown)
    at_end = not words(sentence[label_end:])
    if _is_address(shown):
        return (
            at_end
            and len(rest) <= 6
            and bool(ACTION_SENTENCE.match(bare) or sentence[: label_end - len(label)].rstrip().endswith(":"))
        )
    if ACTION_LINK.match(bare) and len(words(bare)) <= 8:
        return True
    if not ACTION_SENTENCE.match(bare):
        return False
    if HERE.match(shown) or at_end:
        return True
    return bare.startswith(shown) and len(words(bare)) <= 9 and bool(ACTION_LINK.match(shown))


def _is_address(shown: str) -> bool:
    return bool(re.match(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$", shown))


def link_of(sentence: str, href: str) -> Link:
    """Return the link that a sentence tells, with its words as written."""
    said = " ".join(sentence.split()).strip(" |•·–—-[]<>»›→▶►")
    return Link(text=said, url=href, purpose=purpose_of(said))


def purpose_of(text: str) -> Purpose:
    """Return what a link is for, by its words."""
    for purpose, pattern in PURPOSES:
        if pattern.search(text):
            return purpose  # type: ignore[return-value]
    return "more"
