"""From the draft to the document: items get their kind, their links, their times and their keys."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from postroad.document.kinds import Kind
from postroad.document.model import Section
from postroad.document.parts import Item, Link, Picture
from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.bodies import body, one_line
from postroad.document.reading.clock import Clock, has_hour
from postroad.document.reading.draft import DraftItem, DraftSection
from postroad.document.reading.entries import MAX_TITLE, title_and_rest
from postroad.document.reading.links import purpose_of, take_links
from postroad.document.reading.notes import Notes
from postroad.document.reading.sorting import Signs, kind_of
from postroad.document.reading.spans import link_ranges, strip
from postroad.document.reading.times import Times, span_of, times_of, without_zone
from postroad.document.text import one_line as cleaned


class Maker:
    """Makes sections and items of one issue. Keys come from the file's hash and the place in it."""

    def __init__(self, seed: str, clock: Clock, notes: Notes) -> None:
        self.seed = seed
        self.clock = clock
        self.notes = notes
        self._made = 0

    def key(self, sort: str) -> str:
        """Return the next key."""
        self._made += 1
        return key_of(self.seed, f"{sort} {self._made}")

    def section(self, draft: DraftSection) -> Section:
        """Return a section with its items."""
        return Section(
            key=self.key("section"),
            title=draft.words,
            introduction=self.told(draft.introduction),
            items=tuple(self.item(item, draft.words) for item in draft.items),
            closing_note=self.told(draft.closing),
        )

    def told(self, blocks: Sequence[Block]) -> str:
        """Return blocks as text; what their pictures say is noted as left over."""
        self.notes.pictures(blocks)
        return body(blocks)

    def item(self, draft: DraftItem, section: str) -> Item:
        """Return an item of the likeliest kind."""
        key = self.key("item")
        draft = _with_short_title(draft)
        title = one_line(draft.title)
        blocks, picture, picture_links = self._pictured(draft.blocks)
        times, blocks = times_of(draft.when, title, blocks, self.clock)
        told = " ".join(block.text for block in blocks)
        blocks, links = take_links(blocks)
        links = [*_title_links(draft.title), *links, *picture_links]
        kind, other = kind_of(Signs(section, title, told, self._seen(times, links, draft)))
        fields = _fields(kind, times)
        if times.written is not None and "when_as_written" not in fields:
            blocks = [times.written, *blocks]
        self._doubts(key, title, draft, kind, other, times, links)
        common: dict[str, Any] = {
            "key": key,
            "title": title,
            "body": body(blocks),
            "links": _unlike(links),
            "picture": picture,
        }
        return kind.model(**common, **fields)

    def _pictured(self, blocks: Iterable[Block]) -> tuple[list[Block], Picture | None, list[Link]]:
        """Return the blocks without images, the first image that can be fetched, and where images lead."""
        left: list[Block] = []
        links: list[Link] = []
        picture: Picture | None = None
        for block in blocks:
            if block.role != "image":
                left.append(block)
                continue
            if picture is None and block.source.startswith(("https://", "http://")) and len(block.source) < 2000:
                picture = Picture(file=block.source, alt=block.alt)
            else:
                self.notes.pictures([block])
            links.extend(Link(url=href, purpose="more") for href in _hrefs(block.spans) if _is_target(href))
        return left, picture, links

    def _seen(self, times: Times, links: Sequence[Link], draft: DraftItem) -> frozenset[str]:
        event = times.event
        seen: set[str] = {link.purpose for link in links}
        if event is None:
            seen.add("undated")
        else:
            at_front = draft.when is not None or times.written is not None
            signs = {"dated": at_front, "ahead": self.clock.is_ahead(event), "hour": has_hour(event)}
            seen |= {name for name, true in signs.items() if true}
        if times.deadline is not None and self.clock.may_be_due(times.deadline):
            seen.add("deadline")
        return frozenset(seen)

    def _doubts(
        self,
        key: str,
        title: str,
        draft: DraftItem,
        kind: Kind,
        other: Kind | None,
        times: Times,
        links: Sequence[Link],
    ) -> None:
        what = title[:80] or "An item without a title"
        if not draft.titled:
            self.notes.doubt(what, "the source gives no title; the beginning of the text was taken", draft.place, key)
        if other is not None:
            self.notes.doubt(
                what, f"it could be {other.label.lower()} as well as {kind.label.lower()}", draft.place, key
            )
        if "start" in kind.model.model_fields and times.event is None:
            self.notes.doubt(what, "no time was found", draft.place, key, "date")
        if "deadline" in kind.model.model_fields and times.deadline is None:
            self.notes.doubt(what, "no deadline was found", draft.place, key)
        for expression in filter(None, (times.event, times.deadline)):
            for slip, why in expression.slips:
                self.notes.doubt(what, why, draft.place, key, slip)
        self._targets(key, what, draft, links)

    def _targets(self, key: str, what: str, draft: DraftItem, links: Sequence[Link]) -> None:
        everything = [*draft.title, *(span for block in draft.blocks for span in block.spans)]
        text = "".join(span.text for span in everything)
        bare = [" ".join(text[a:b].split()) for a, b, href in link_ranges(everything) if not _is_target(href)]
        if bare:
            named = ", ".join(f"“{words[:60]}”" for words in bare[:5])
            why = f"a link has no target: {named}" if len(bare) == 1 else f"{len(bare)} links have no target: {named}"
            self.notes.doubt(what, why, draft.place, key, "target")


def _with_short_title(draft: DraftItem) -> DraftItem:
    """Return the item with a title of at most two hundred characters; the rest begins its text."""
    if len(draft.words) <= MAX_TITLE:
        return draft
    title, rest = title_and_rest(Block(strip(draft.title), place=draft.place))
    return replace(draft, title=title, blocks=[*rest, *draft.blocks])


def _fields(kind: Kind, times: Times) -> dict[str, Any]:
    """Return the fields of time that this kind has."""
    known = kind.model.model_fields
    fields: dict[str, Any] = {}
    if "start" in known and times.event is not None:
        start, end, whole = span_of(times.event)
        fields |= {"start": start, "end": end, "all_day": whole, "zone": None if whole else times.event.zone}
        fields["zone_as_written"] = times.event.zone_as_written
        if times.written is not None:
            fields["when_as_written"] = without_zone(times.written.text, times.event.zone_as_written)
    if "deadline" in known and times.deadline is not None:
        fields["deadline"] = times.deadline.end or times.deadline.start
        fields |= {"zone_as_written": times.deadline.zone_as_written, "zone": times.deadline.zone}
    return {name: value for name, value in fields.items() if name in known}


def _title_links(title: Sequence[Span]) -> list[Link]:
    text = one_line(title)
    return [Link(url=href, purpose=purpose_of(text)) for href in _hrefs(title) if _is_target(href)]


def _hrefs(spans: Sequence[Span]) -> list[str]:
    return list(dict.fromkeys(span.href for span in spans if span.href))


def _is_target(href: str) -> bool:
    return bool(Link(url=href[:3000]).url)


def _unlike(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links; one without words that leads where another leads is left out."""
    kept: list[Link] = []
    worded = {link.url for link in links if link.text}
    for link in links:
        if link.text or link.url not in worded | {other.url for other in kept}:
            kept.append(link)
    return tuple(kept)


def key_of(seed: str, name: str) -> str:
    """Return a key of sixteen characters that only depends on what goes in."""
    digest = hashlib.sha256(f"{seed}\n{cleaned(name)}".encode()).digest()
    return base64.b32encode(digest)[:16].decode().lower()
