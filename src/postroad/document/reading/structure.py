"""From blocks to sections and items, along the most regular hypothesis of what each title is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from postroad.document.kinds import KINDS
from postroad.document.reading.blocks import Block
from postroad.document.reading.candidates import Candidate, candidates_of, is_editorial, names_section
from postroad.document.reading.clock import Clock
from postroad.document.reading.draft import Draft, DraftItem, DraftSection
from postroad.document.reading.entries import dated_item, dated_start, entry, has_lead_in, title_and_date
from postroad.document.reading.hypotheses import Part, best
from postroad.document.reading.lexicon import CLOSING
from postroad.document.reading.listing import split
from postroad.document.reading.notes import Notes
from postroad.document.reading.spans import link_ranges, strip, words
from postroad.document.reading.times import only_says_when


@dataclass
class _Titled:
    """A title with all that stands below it, up to the next title that counts."""

    title: Block
    blocks: list[Block] = field(default_factory=list)


@dataclass
class _Part:
    """A section's title (or none), what stands right below it, and its titled items."""

    title: Block | None = None
    lead: list[Block] = field(default_factory=list)
    items: list[_Titled] = field(default_factory=list)


def arrange(blocks: Sequence[Block], draft: Draft, clock: Clock, notes: Notes) -> None:
    """Put the blocks below the masthead into the draft's introduction, sections and items."""
    candidates = candidates_of(blocks, clock)
    total = sum(len(words(block.text)) for block in blocks)
    before = sum(len(words(block.text)) for block in blocks[: candidates[0].at if candidates else len(blocks)])
    verdict = best(candidates, before, total)
    if verdict.margin < 1:
        notes.doubt(
            "The structure", "another division into sections and items would be almost as regular; look it over"
        )
    introduction, parts = _divided(blocks, candidates, verdict.parts)
    parts = _without_empty(introduction, parts)
    draft.introduction.extend(introduction)
    if not parts:
        _without_titles(draft, clock)
    for part in parts:
        section = _section(part, clock, _is_trusted(part, parts, candidates, blocks))
        if section.title is None and part.title is not None and draft.sections:
            # A title that is no section's is an item's, of the section that it stands in.
            draft.sections[-1].items.extend(section.items)
        else:
            draft.sections.append(_with_closing_note(section))


def _without_empty(introduction: list[Block], parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts; a title with nothing below it that no section is called by is text of what stands before it."""
    kept: list[_Part] = []
    for part in parts:
        if part.title is None or part.lead or part.items or names_section(part.title.text):
            kept.append(part)
        elif not kept:
            introduction.append(_as_bold(part.title))
        else:
            (kept[-1].items[-1].blocks if kept[-1].items else kept[-1].lead).append(
                replace(part.title, role="paragraph")
            )
    return kept


def _is_trusted(part: _Part, parts: Sequence[_Part], candidates: Sequence[Candidate], blocks: Sequence[Block]) -> bool:
    """Return whether a section without items is one all the same: sections that hold some look like it."""
    looks = {id(blocks[candidate.at]): candidate.look for candidate in candidates}
    mine = looks.get(id(part.title))
    return (
        names_section(part.title.text if part.title else "")
        or sum(
            looks.get(id(other.title)) == mine and (bool(other.items) or len(other.lead) > 1)
            for other in parts
            if other is not part
        )
        >= 2
    )


def _divided(
    blocks: Sequence[Block], candidates: Sequence[Candidate], parts: Sequence[Part]
) -> tuple[list[Block], list[_Part]]:
    """Return what stands before the first title, and the rest by titles."""
    roles = {candidate.at: part for candidate, part in zip(candidates, parts, strict=True)}
    introduction: list[Block] = []
    divided: list[_Part] = []
    for at, block in enumerate(blocks):
        role = roles.get(at, Part.TEXT)
        if role != Part.TEXT and not divided and is_editorial(block.text):
            role = Part.TEXT
        shown = (
            _as_bold(block)
            if at in roles and role == Part.TEXT and (block.is_bold or block.role == "heading")
            else block
        )
        if role == Part.SECTION:
            divided.append(_Part(block))
        elif role == Part.ITEM:
            if not divided:
                divided.append(_Part())
            divided[-1].items.append(_Titled(block))
        elif not divided:
            introduction.append(shown)
        elif divided[-1].items:
            divided[-1].items[-1].blocks.append(shown)
        else:
            divided[-1].lead.append(shown)
    return introduction, divided


def _as_bold(block: Block) -> Block:
    """Return a heading that is none as a bold paragraph."""
    return replace(block, role="paragraph", spans=tuple(replace(span, bold=True) for span in strip(block.spans)))


def _without_titles(draft: Draft, clock: Clock) -> None:
    found = split(draft.introduction, clock, events=False)
    if found is not None:
        draft.introduction = list(found.before)
        draft.sections.append(_with_closing_note(DraftSection(items=found.items)))


def _section(part: _Part, clock: Clock, trusted: bool) -> DraftSection:
    section = DraftSection(part.title)
    title = section.words
    events = lists_events(title)
    if part.items:
        _dates_to_their_titles(part, clock)
        found = split(part.lead, clock, events=events) if part.lead else None
        if found is not None and found.strong and sum(len(words(block.text)) for block in part.lead) > 25:
            section.introduction, section.items = found.before, list(found.items)
        else:
            section.introduction = part.lead
        section.items.extend(_titled_item(item, clock) for item in part.items)
        return section
    found = split(part.lead, clock, events=events)
    told = [block for block in part.lead if block.text.strip()]
    if found is not None:
        section.introduction, section.items = found.before, found.items
    elif sum(len(words(block.text)) for block in told) < 12 and not any(link_ranges(block.spans) for block in told):
        section.introduction = part.lead
    elif part.title is not None and not trusted and not (told and has_lead_in(told[0])):
        section = DraftSection(None, items=[_titled_item(_Titled(part.title, part.lead), clock)])
    else:
        item = entry(told[0])
        item.blocks.extend(block for block in part.lead if block is not told[0])
        section.items = [item]
    return section


def _titled_item(titled: _Titled, clock: Clock) -> DraftItem:
    title, blocks = titled.title, titled.blocks
    if dated_start(title, clock.find):
        item = dated_item(replace(title, role="paragraph"), clock.find)
        if item.words:
            item.blocks.extend(blocks)
            return item
    spans, when = title_and_date(title, clock)
    return DraftItem(spans, list(blocks), title.place, when=when)


def _dates_to_their_titles(part: _Part, clock: Clock) -> None:
    """Where each date stands above its title and not below it, move it there."""
    told = [block for block in part.lead if block.text.strip()]
    if not told or not only_says_when(told[-1].text, clock):
        return
    holders = [part.lead, *(item.blocks for item in part.items)]
    for holder, item in zip(holders, part.items, strict=False):
        last = next((block for block in reversed(holder) if block.text.strip()), None)
        if last is not None and only_says_when(last.text, clock):
            holder.remove(last)
            item.blocks.insert(0, last)


def _with_closing_note(section: DraftSection) -> DraftSection:
    """Take a last line such as "More news of our members here" out of the last item: it is the section's."""
    if not section.items:
        return section
    last = section.items[-1]
    told = [block for block in last.blocks if block.text.strip()]
    if not told or (len(told) == 1 and not last.titled):
        return section
    block = told[-1]
    if len(told) > 1 and _is_closing_note(block):
        last.blocks.remove(block)
        section.closing.append(block)
    return section


def _is_closing_note(block: Block) -> bool:
    text = block.text.strip()
    short = 2 < len(words(text)) <= 25 and "\n" not in text
    return short and CLOSING.match(text) is not None and bool(link_ranges(block.spans))


def lists_events(title: str) -> bool:
    """Return whether a section of this title lists things that take place at a time."""
    return any(kind.cues.weights.get("dated", 0) > 0 and kind.cues.found("section", title) for kind in KINDS.values())
