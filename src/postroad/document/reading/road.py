"""The road from blocks to a document: mend what is torn, find the edges, the masthead, the headings, the items."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import PurePath

from postroad.document.canonical import ContentHash
from postroad.document.model import Document, Footer
from postroad.document.reading.account import words_of_reading, words_of_source
from postroad.document.reading.blocks import Block, Source, Span
from postroad.document.reading.bodies import body, one_line
from postroad.document.reading.clock import Clock
from postroad.document.reading.contents import without_contents
from postroad.document.reading.draft import Draft
from postroad.document.reading.edges import without_foot, without_head, without_returns
from postroad.document.reading.language import language_of, zone_of
from postroad.document.reading.making import Maker, key_of
from postroad.document.reading.masthead import Masthead, issue_date, masthead_of, number_of
from postroad.document.reading.mend import mended
from postroad.document.reading.notes import Notes
from postroad.document.reading.report import ReadingReport
from postroad.document.reading.spans import seen
from postroad.document.reading.structure import arrange
from postroad.document.text import one_line as cleaned

NO_PLACE = "these words found no place"
"""Why words are left over that the reader lost by accident, so that they are not lost for people."""


def understood(
    source: Source, name: str, source_hash: ContentHash, *, language: str | None, zone: str | None
) -> tuple[Document, ReadingReport]:
    """Return the document that a source tells, and the report on how it was read."""
    notes = Notes()
    for sentence in source.notes:
        notes.doubt("The file", sentence)
    for text, why in source.dropped:
        notes.leave(text, why)
    draft = Draft()
    blocks = mended(_seen(source.blocks))
    blocks, returns = without_returns(blocks)
    blocks, draft.head = without_head(blocks)
    draft.head.extend(returns)
    blocks, draft.footer = without_foot(blocks)
    spoken = _language(source, language, notes)
    head, blocks = masthead_of(blocks, source, spoken)
    blocks, draft.contents = without_contents(blocks)
    day, why = issue_date(head, source, name, spoken)
    clock = Clock(spoken, _zone(source, spoken, zone, notes), *_reference(day))
    arrange(blocks, draft, clock, notes)
    _say_date(day, why, head, notes)
    document = _document(source, name, source_hash, draft, head, day, clock, notes)
    return document, _report(source, source_hash, document, notes)


def _seen(blocks: Sequence[Block]) -> list[Block]:
    return [
        replace(block, spans=tuple(replace(span, text=seen(span.text)) for span in block.spans), alt=seen(block.alt))
        for block in blocks
    ]


def _document(
    source: Source,
    name: str,
    source_hash: str,
    draft: Draft,
    head: Masthead,
    day: str | None,
    clock: Clock,
    notes: Notes,
) -> Document:
    maker = Maker(source_hash, clock, notes)
    title = one_line(head.title.spans) if head.title else ""
    if not title:
        title = (
            re.sub(r"^(?:(?:re|fwd?|tr|wg|aw|rv|i|r|\[[^\]]{1,40}\])\s*:?\s+)+", "", cleaned(source.title), flags=re.I)
            or cleaned(PurePath(name).stem)
            or "Newsletter"
        )
        notes.derived.append("title")
        notes.doubt("The title", "the text has none; it was taken from the file", slip=None)
    newsletter = head.newsletter
    if not newsletter and source.sender:
        newsletter = _name_of(source.sender)
        notes.derived.append("newsletter")
    number = number_of(head, notes)
    return Document(
        key=key_of(source_hash, "document"),
        newsletter=newsletter,
        number=number,
        date=day,
        language=clock.language,
        zone=clock.zone,
        title=title,
        introduction=maker.told([*draft.introduction, *_without_rules(draft.contents)]),
        sections=tuple(maker.section(section) for section in draft.sections),
        footer=Footer(text=body(_with_alts([*head.imprint, *draft.head, *draft.footer]))),
    )


def _name_of(sender: str) -> str:
    """Return the name in a mail's From line, or its address where there is no name."""
    return cleaned(sender.split("<")[0]).strip("\"' ") or cleaned(sender).strip("<>")


def _with_alts(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an imprint with the words of its pictures ("Facebook", "Twitter") as text."""
    told: list[Block] = []
    for block in blocks:
        if block.role == "image" and block.alt:
            href = block.spans[0].href if block.spans else None
            told.append(replace(block, role="paragraph", spans=(Span(block.alt, href),), alt=""))
        else:
            told.append(block)
    return told


def _without_rules(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.role != "rule"]


def _language(source: Source, given: str | None, notes: Notes) -> str:
    if given:
        return given
    found, clear = language_of("\n".join(block.text for block in source.blocks), source.language)
    if not clear:
        notes.doubt("The language", f"there is too little text to tell; it was read as “{found}”")
    return found


def _zone(source: Source, language: str, given: str | None, notes: Notes) -> str:
    if given:
        return given
    text = "\n".join(block.text for block in source.blocks)
    addresses = [text, *(f"{span.href} " for block in source.blocks for span in block.spans if span.href)]
    zone, why = zone_of(language, text, addresses)
    notes.doubt("The time zone", f"nobody gave it; {zone} was assumed, since {why}")
    return zone


def _reference(day: str | None) -> tuple[date | None, date | None]:
    """Return the first day that an issue of this date can be of, and the first that surely lies after it."""
    if day is None:
        return None, None
    if len(day) > 7:
        return date.fromisoformat(day), date.fromisoformat(day)
    first = date.fromisoformat(f"{day}-01")
    return first, (first + timedelta(days=32)).replace(day=1)


def _say_date(day: str | None, why: str, head: Masthead, notes: Notes) -> None:
    if day is None:
        notes.doubt("The date", why)
    elif "masthead gives the" in why and "the year" not in why:
        notes.saw(f"The date: {why}")
    else:
        notes.doubt("The date", f"it was taken from this: {why}")


def _report(source: Source, source_hash: ContentHash, document: Document, notes: Notes) -> ReadingReport:
    kinds = Counter(item.kind for item in document.items)
    notes.saw("sections", len(document.sections))
    notes.saw("items", len(document.items))
    for kind, count in kinds.items():
        notes.saw(f"items of kind {kind}", count)
    notes.saw("links of items", sum(len(item.links) for item in document.items))
    told = words_of_source(source)
    report = ReadingReport(
        format=source.format,
        source_hash=source_hash,
        words=told.total(),
        recognised=tuple(notes.recognised),
        unsure=tuple(notes.doubts),
        left_overs=tuple(notes.left_overs),
        derived=tuple(notes.derived),
    )
    lost = told - words_of_reading(document, report)
    if lost:
        notes.leave(" ".join(lost.elements()), NO_PLACE)
        report = report.model_copy(update={"left_overs": tuple(notes.left_overs)})
    return report
