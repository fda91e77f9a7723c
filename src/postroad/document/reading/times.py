"""An item's times: when an event takes place, and until when something must be done."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from postroad.document.reading.blocks import Block
from postroad.document.reading.clock import Clock, has_hour
from postroad.document.reading.spans import cut, plain, strip, words
from postroad.document.reading.when import Expression

_WHEN_LABEL = re.compile(
    r"^\W*(?:date(?: and time| & time|s)?|when|time|datum(?: und (?:uhr)?zeit| en tijd)?|wann|zeit|termin|"
    r"date et heure|quand|fecha(?: y hora)?|cuándo|"
    r"data(?: e ora)?|quando|wanneer|tijd)\s*:?\W*",
    re.I,
)  # fmt: skip


@dataclass(frozen=True)
class Times:
    """The times of an item: its own ``event`` time and its ``deadline``; ``written`` where the event's words stand apart."""

    event: Expression | None = None
    deadline: Expression | None = None
    written: Block | None = None


def times_of(when: Block | None, title: str, blocks: Sequence[Block], clock: Clock) -> tuple[Times, list[Block]]:
    """Return an item's times, and its blocks without a line that says nothing but when."""
    left = list(blocks)
    if when is None:
        when, left = _line_of_time(left, clock)
    beginning = clock.find(when.text) if when else ()
    everything = [
        *beginning, *clock.find(title), *(found for block in left for found in clock.find(block.text)),
    ]  # fmt: skip
    deadline = next((found for found in everything if found.deadline and found.precision != "month"), None)
    event = next((found for found in beginning if not found.deadline), None)
    event = event or _best([found for found in everything if not found.deadline and found.precision != "month"], clock)
    return Times(event, deadline, when), left


def _line_of_time(blocks: list[Block], clock: Clock) -> tuple[Block | None, list[Block]]:
    """Return the line near the beginning that says nothing but when, and the blocks without it."""
    for at, block in enumerate(blocks[:4]):
        start = 0
        for line in block.text.split("\n"):
            stop = start + len(line)
            if line.strip() and only_says_when(line, clock):
                rest = strip((*cut(block.spans, 0, start), *cut(block.spans, stop)))
                kept = [block.with_spans(rest)] if plain(rest).strip() else []
                return block.with_spans(strip(cut(block.spans, start, stop))), [*blocks[:at], *kept, *blocks[at + 1 :]]
            start = stop + 1
    return None, blocks


def _best(found: Sequence[Expression], clock: Clock) -> Expression | None:
    """Return the expression that most likely says when an event is: ahead of the issue, with an hour, the first."""
    if not found:
        return None
    return max(
        enumerate(found),
        key=lambda pair: (clock.is_ahead(pair[1]), has_hour(pair[1]), pair[1].end is not None, -pair[0]),
    )[1]


def only_says_when(text: str, clock: Clock) -> bool:
    """Return whether a text gives a time and nothing else."""
    if len(text) > 120 or not re.search(r"\d", text):
        return False
    rest = _WHEN_LABEL.sub("", text.strip(), count=1)
    found = clock.find(text)
    if not found or found[0].precision == "month" or found[0].deadline:
        return False
    for expression in found:
        rest = rest.replace(text[expression.span[0] : expression.span[1]], " ", 1)
    return len(words(rest)) <= 1


def without_zone(text: str, zone: str | None) -> str:
    """Return the words of a time without its zone's, which stands in a field of its own."""
    flat = " ".join(text.split())
    if zone is None or zone not in flat:
        return flat
    before, _, after = flat.rpartition(zone)
    return re.sub(r"\(\s*\)", "", f"{before.rstrip()} {after.lstrip()}").strip(" ,–—-")


def span_of(expression: Expression) -> tuple[date | datetime, date | datetime | None, bool]:
    """Return start, end and whether these are whole days; an end that can't be is left out."""
    start, end = expression.start, expression.end
    whole = not isinstance(start, datetime)
    if end is not None and (isinstance(end, datetime) == whole or end < start):
        end = None
    return start, end, whole
