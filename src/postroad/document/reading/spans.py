"""Small operations on runs of marked text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Span


def plain(spans: Iterable[Span]) -> str:
    """Return the words without marks."""
    return "".join(span.text for span in spans)


def cut(spans: Sequence[Span], start: int, stop: int | None = None) -> tuple[Span, ...]:
    """Return the part of the runs between two offsets of their plain text."""
    kept: list[Span] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        first, last = max(start, at), end if stop is None else min(stop, end)
        if first < last:
            kept.append(replace(span, text=span.text[first - at : last - at]))
        at = end
    return tuple(kept)


def strip(spans: Sequence[Span], characters: str | None = None) -> tuple[Span, ...]:
    """Return the runs without white space (or the characters) at both ends."""
    text = plain(spans)
    start = len(text) - len(text.lstrip(characters))
    return cut(spans, start, max(start, len(text.rstrip(characters))))


def without(spans: Sequence[Span], ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return the runs without the given ranges of offsets; the ranges are in order and don't overlap."""
    kept: list[Span] = []
    left_out = list(ranges)
    at = first = 0
    for span in spans:
        begin, end = at, at + len(span.text)
        while first < len(left_out) and left_out[first][0] < end:
            start, stop = left_out[first]
            if begin < start:
                kept.append(replace(span, text=span.text[begin - at : start - at]))
            begin = max(begin, min(stop, end))
            if stop > end:
                break
            first += 1
        if begin < end:
            kept.append(replace(span, text=span.text[begin - at :]))
        at = end
    return tuple(kept)


def joined(first: Sequence[Span], second: Sequence[Span], glue: str = " ") -> tuple[Span, ...]:
    """Return two runs as one, with glue between them where neither has white space."""
    if not first or not second:
        return (*first, *second)
    if glue and (first[-1].text[-1:].isspace() or second[0].text[:1].isspace()):
        glue = ""
    return (*first, *((Span(glue),) if glue else ()), *second)


def link_ranges(spans: Sequence[Span]) -> list[tuple[int, int, str]]:
    """Return (start, stop, href) of each link; neighbouring runs with the same target are one link."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for span in spans:
        end = at + len(span.text)
        if span.href is not None:
            if found and found[-1][1] == at and found[-1][2] == span.href:
                found[-1] = (found[-1][0], end, span.href)
            else:
                found.append((at, end, span.href))
        at = end
    return found


def lead_in(spans: Sequence[Span]) -> int:
    """Return how long the bold beginning is, in characters of the plain text; 0 where the text does not begin bold."""
    at = 0
    for span in spans:
        if not span.bold and span.text.strip():
            break
        at += len(span.text)
    text = plain(spans)
    return at if text[:at].strip() and not within_word(text, at) else 0


def within_word(text: str, at: int) -> bool:
    """Return whether a place in a text lies between two letters or figures of one word."""
    return 0 < at < len(text) and re.match(r"\w\w", text[at - 1 : at + 1]) is not None


def seen(text: str) -> str:
    """Return the text with the odd white space of old programs (vertical tabs, separators, page breaks) as spaces."""
    return re.sub(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]", " ", text)


def words(text: str) -> list[str]:
    """Return the words of a text, as the reader counts them: runs of letters, digits and underscores."""
    return re.findall(r"\w+", text)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the runs with neighbours of the same marks as one."""
    whole: list[Span] = []
    for span in spans:
        if whole and (whole[-1].href, whole[-1].bold, whole[-1].italic) == (span.href, span.bold, span.italic):
            whole[-1] = replace(whole[-1], text=whole[-1].text + span.text)
        else:
            whole.append(span)
    return whole
