"""Telling titles from text: which blocks are headings, and of what rank.

No single sign is trusted. A heading is what *looks* set apart from the body: declared so, larger, bold, in capitals, on a
ground of its own; or, where the source has no looks at all (plain text), a short line that stands alone before a text.
Headings that look alike have one rank; ranks nest.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from postroad.document.reading.blocks import Block
from postroad.document.reading.lexicon import ACTION_LINK, BOILERPLATE, SALUTATION, SIGN_OFF
from postroad.document.reading.spans import link_ranges

Rank = tuple[int, int, int, int]
"""How much a heading stands out: size in pixels, capitals, own ground, bold. Greater is higher."""

_SIZES = {1: 34, 2: 26, 3: 21, 4: 19, 5: 18, 6: 17}
_PLAIN: Rank = (16, 0, 0, 0)
_SENTENCE_END = re.compile(r"[.;,](?:[\"'”’»)\]]*)$")


@dataclass(eq=False)
class Node:
    """A heading with the blocks under it and the headings within it. The root has no heading."""

    heading: Block | None = None
    rank: Rank = (1000, 0, 0, 0)
    blocks: list[Block] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Return the heading's words on one line."""
        return " ".join(self.heading.text.split()) if self.heading else ""

    @property
    def is_bare(self) -> bool:
        """Return whether there is nothing under the heading."""
        return not self.blocks and not self.children


def body_size(blocks: Sequence[Block]) -> float:
    """Return the size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.size and block.role in {"paragraph", "list_item", "quote"}:
            sizes[round(block.size)] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 16


def rank_of(block: Block, normal: float) -> Rank:
    """Return how much a block stands out."""
    size = float(_SIZES.get(block.level, 21)) if block.role == "heading" else 16.0
    if block.role != "heading" and block.size:
        size = 16 * block.size / normal
    elif block.role == "heading" and block.size and block.size > normal * 1.15:
        size = max(size - 6, min(size + 6, 16 * block.size / normal))
    text = block.text
    letters = [character for character in text if character.isalpha()]
    capitals = bool(letters) and len(letters) > 2 and text.upper() == text and text.lower() != text
    return (round(size), int(capitals), int(block.coloured), int(block.is_bold or block.role == "heading"))


class Outliner:
    """Finds the headings of one source. It remembers what the body looks like."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.normal = body_size(blocks)
        self.ranks = [rank_of(block, self.normal) for block in self.blocks]
        self.has_looks = self._has_looks()

    def _has_looks(self) -> bool:
        """Return whether the source sets titles apart by looks, so that plain short lines need not be taken for them."""
        apart = [block for block, rank in zip(self.blocks, self.ranks, strict=True) if self._stands_out(block, rank)]
        return len(apart) >= 3 and sum(len(block.text) for block in self.blocks) / (len(apart) + 1) < 2500

    def _stands_out(self, block: Block, rank: Rank) -> bool:
        if not is_titular(block):
            return False
        if block.role == "heading":
            return True
        if block.role == "list_item":
            return False
        return rank[0] >= 18 or rank[1:] > (0, 0, 0)

    def is_heading(self, at: int) -> bool:
        """Return whether a block is a heading, by its looks and by what follows."""
        block, rank = self.blocks[at], self.ranks[at]
        if not is_titular(block):
            return False
        if self._stands_out(block, rank):
            return True
        if block.role != "paragraph" or self.has_looks:
            return False
        return self._stands_alone(at)

    def _stands_alone(self, at: int) -> bool:
        """Return whether a short plain line stands alone, with text or another such line after it."""
        block = self.blocks[at]
        following = next((b for b in self.blocks[at + 1 :] if b.role not in {"rule", "image"}), None)
        if following is None or len(block.text) > 160 or BOILERPLATE.search(block.text):
            return False
        if _SENTENCE_END.search(block.text.strip()) or link_ranges(block.spans) and _is_all_link(block):
            return False
        if following.gap == 0 and len(following.text) < 60 and following.role == "paragraph" and len(block.text) < 40:
            return block.gap >= 1 and not re.search(r"\d{4,}|@|\+\d", block.text + following.text)
        return block.gap >= 1 or following.role == "list_item" or len(following.text) > 1.5 * len(block.text)

    def tree(self) -> Node:
        """Return the blocks as a tree of headings."""
        root = Node()
        path = [root]
        for at, block in enumerate(self.blocks):
            if not self.is_heading(at):
                path[-1].blocks.append(block)
                continue
            rank = self.ranks[at]
            while len(path) > 1 and not _above(path[-1].rank, rank):
                path.pop()
            node = Node(block, rank)
            path[-1].children.append(node)
            path.append(node)
        return root


def _above(first: Rank, second: Rank) -> bool:
    """Return whether one rank is clearly above another; a pixel more or less is not."""
    if abs(first[0] - second[0]) > 1:
        return first[0] > second[0]
    return first[1:] > second[1:]


def _is_all_link(block: Block) -> bool:
    return sum(stop - start for start, stop, _ in link_ranges(block.spans)) >= len(block.text.strip())


def is_titular(block: Block) -> bool:
    """Return whether a block could be a title at all, by its words."""
    text = block.text.strip()
    if block.role in {"rule", "image", "quote"} or not any(character.isalpha() for character in text):
        return False
    if len(text) > 200 or len(text.split()) > 34:
        return False
    if block.role == "heading":
        return True
    if text.count("\n") > 2 or SALUTATION.match(text) or SIGN_OFF.match(text):
        return False
    if _SENTENCE_END.search(text) and not (block.is_bold and len(text) < 110 and not text.endswith((",", ";"))):
        return False
    if re.match(r"^(?:https?://|www\.|\S+@\S+\.\S+$)", text):
        return False
    return not (_is_all_link(block) and ACTION_LINK.match(_bare(text)))


def _bare(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text)
