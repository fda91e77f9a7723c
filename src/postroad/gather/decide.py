"""Deciding what a fetch means for the leads that are known. Pure: nothing is touched here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from postroad.gather.feed import Entry


@dataclass(frozen=True)
class Known:
    """What is known of a lead: its words, and whether an editor has already made something of it."""

    title: str
    url: str
    summary: str
    placed: bool = False


@dataclass(frozen=True)
class Decision:
    """Which entries become new leads, which leads get new words, and how many stay as they are."""

    add: tuple[Entry, ...]
    update: tuple[Entry, ...]
    same: int


def decide(entries: Iterable[Entry], known: Mapping[str, Known]) -> Decision:
    """Compare a feed's entries with the leads of its source, by ``guid``.

    A placed lead keeps the words with which it was placed: they are the item's provenance.
    """
    add: list[Entry] = []
    update: list[Entry] = []
    same = 0
    for entry in entries:
        lead = known.get(entry.guid)
        if lead is None:
            add.append(entry)
        elif lead.placed or lead == Known(entry.title, entry.url, entry.summary):
            same += 1
        else:
            update.append(entry)
    return Decision(tuple(add), tuple(update), same)
