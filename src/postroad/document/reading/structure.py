"""From a tree of headings to sections and items."""

from collections.abc import Sequence
from dataclasses import replace

from postroad.document.reading.blocks import Block, Span
from postroad.document.reading.draft import Draft, DraftItem, DraftSection
from postroad.document.kinds import KINDS
from postroad.document.reading.lexicon import CLOSING, EDITORIAL
from postroad.document.reading.listing import FindTimes, dated_start, split
from postroad.document.reading.outline import Node
from postroad.document.reading.spans import link_ranges, strip, words


def arrange(root: Node, draft: Draft, find: FindTimes) -> None:
    """Put the tree's blocks into the draft's introduction, sections and items."""
    children = _without_single_roof(root)
    draft.introduction.extend(root.blocks)
    children = _editorials_apart(children, draft)
    if not children:
        _without_headings(draft, find)
        return
    if any(child.children for child in children):
        sections = _nested(children, find)
    else:
        sections = _flat(children, find)
    draft.sections.extend(_with_closing_notes(section) for section in sections)


def _without_single_roof(root: Node) -> list[Node]:
    """Take off a heading that holds all others: it is the masthead's and no section."""
    while len(root.children) == 1 and len(root.children[0].children) > 1:
        roof = root.children[0]
        root.blocks.extend([*([_as_bold(roof.heading)] if roof.heading else []), *roof.blocks])
        root.children = roof.children
    return root.children


def _editorials_apart(children: list[Node], draft: Draft) -> list[Node]:
    """Take the editorial out of the sections: it is the introduction."""
    while children and not children[0].children and EDITORIAL.match(children[0].title):
        first = children[0]
        if first.heading is not None:
            draft.introduction.append(_as_bold(first.heading))
        draft.introduction.extend(first.blocks)
        children = children[1:]
    return children


def _as_bold(block: Block) -> Block:
    return replace(block, role="paragraph", spans=tuple(replace(span, bold=True) for span in strip(block.spans)))


def _without_headings(draft: Draft, find: FindTimes) -> None:
    found = split(draft.introduction, find, events=False)
    if found is None:
        return
    draft.introduction = list(found.before)
    draft.sections.append(_with_closing_notes(DraftSection(items=found.items)))


def _nested(children: Sequence[Node], find: FindTimes) -> list[DraftSection]:
    """Return the sections of a tree in which at least one heading holds others."""
    top = max((child.rank for child in children if child.children), default=children[0].rank)
    sections: list[DraftSection] = []
    for child in children:
        if child.children:
            sections.append(_section(child, find))
        elif child.rank[0] >= top[0] - 1 and child.rank >= _lowered(top) or _names_section(child):
            sections.append(_leaf_section(child, find))
        else:
            _add_item(sections, _item(child))
    return sections


def _lowered(rank: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return (rank[0] - 1, rank[1], rank[2], rank[3])


def _add_item(sections: list[DraftSection], item: DraftItem) -> None:
    if not sections:
        sections.append(DraftSection())
    sections[-1].items.append(item)


def _section(node: Node, find: FindTimes) -> DraftSection:
    section = DraftSection(node.heading)
    events = lists_events(node.title)
    found = split(node.blocks, find, events=events) if node.blocks else None
    if found is not None and found.strong and sum(len(words(block.text)) for block in node.blocks) > 25:
        section.introduction, section.items = found.before, list(found.items)
    else:
        section.introduction = list(node.blocks)
    for child in node.children:
        if child.children and not child.blocks and len(child.children) > 1 and len(node.children) > 1:
            # A heading between section and item: its items are the section's, its words stand before the first.
            section.items.extend(_titled_group(child))
        else:
            section.items.append(_item(child))
    return section


def _titled_group(node: Node) -> list[DraftItem]:
    items = [_item(child) for child in node.children]
    if node.heading is not None and items:
        items[0].blocks.insert(0, _as_bold(node.heading))
    return items


def _leaf_section(node: Node, find: FindTimes) -> DraftSection:
    """Return a section without headings within: its items are list entries or paragraphs, or its text is one item."""
    section = DraftSection(node.heading)
    found = split(node.blocks, find, events=lists_events(node.title))
    if found is not None:
        section.introduction, section.items = found.before, found.items
        return section
    if not _names_section(node) or not node.blocks:
        # One text under a heading that no section is called by: the heading is the item's.
        return DraftSection(None, items=[_item(node)])
    from postroad.document.reading.listing import _entry

    first, *rest = [block for block in node.blocks if block.text.strip()] or [Block()]
    item = _entry(first)
    item.blocks.extend(rest)
    section.items = [item]
    return section


def _item(node: Node) -> DraftItem:
    """Return an item with all that stands under its heading; headings within become bold paragraphs."""
    heading = node.heading or Block()
    item = DraftItem(strip(heading.spans), list(node.blocks), heading.place)
    for child in node.children:
        inner = _item(child)
        item.blocks.append(_as_bold(child.heading or Block()))
        item.blocks.extend(inner.blocks)
    return item


def _names_section(node: Node) -> bool:
    return len(words(node.title)) <= 6 and any(kind.cues.found("section", node.title) for kind in KINDS.values())


def _flat(children: Sequence[Node], find: FindTimes) -> list[DraftSection]:
    """Return the sections where all headings look alike: one with another heading right below it is a section's."""
    sections: list[DraftSection] = []
    splits = [split(child.blocks, find, events=lists_events(child.title)) for child in children]
    strong = sum(1 for found in splits if found is not None and found.strong)
    bare = sum(1 for child in children[:-1] if child.is_bare)
    all_sections = not bare and strong >= 0.5 * len(children)
    for at, child in enumerate(children):
        found = splits[at]
        last = at == len(children) - 1
        if child.is_bare and not last and not _bare_before(children, at):
            sections.append(DraftSection(child.heading))
        elif found is not None and (all_sections or _is_listing(child, found.strong, find)):
            sections.append(DraftSection(child.heading, found.before, found.items))
        elif all_sections:
            sections.append(_leaf_section(child, find))
        else:
            _add_item(sections, _item(child))
    return sections


def _bare_before(children: Sequence[Node], at: int) -> bool:
    return at > 0 and children[at - 1].is_bare


def _is_listing(node: Node, strong: bool, find: FindTimes) -> bool:
    """Return whether a heading with a list under it is a section, and the list its items."""
    dated = sum(1 for block in node.blocks if dated_start(block, find))
    return (dated >= 2 or strong and _names_section(node)) and len(words(node.title)) <= 8


def _with_closing_notes(section: DraftSection) -> DraftSection:
    """Take a last line such as "More news of our members here" out of the last item: it is the section's."""
    if not section.items:
        return section
    last = section.items[-1]
    while last.blocks and not last.blocks[-1].text.strip():
        last.blocks.pop()
    told = last.blocks
    if not told or (len(told) == 1 and not last.titled):
        return section
    block = told[-1]
    text = block.text.strip()
    is_note = CLOSING.match(text) and link_ranges(block.spans) and len(words(text)) <= 25 and "\n" not in text
    if is_note and len(words(text)) > 2 and len(told) > 1:
        last.blocks.remove(block)
        section.closing.append(block)
    return section


def spans_of(blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the runs of several blocks as one text of lines."""
    runs: list[Span] = []
    for block in blocks:
        runs.extend([*([Span("\n")] if runs else []), *block.spans])
    return tuple(runs)


def lists_events(title: str) -> bool:
    """Return whether a section of this title lists things that take place at a time."""
    return any(
        "dated" in kind.cues.weights and kind.cues.weights["dated"] > 0 and kind.cues.found("section", title)
        for kind in KINDS.values()
    )
