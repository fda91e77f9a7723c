"""Blocks in the making: runs of text come in as they are seen, blocks with tidy white space come out."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from postroad.document.reading.blocks import Block, Role, Span
from postroad.document.reading.formats.bounds import refuse_many, refuse_more_than
from postroad.document.reading.spans import cut

_BULLET = re.compile(r"[•·▪◦‣●○■□▶►✓✔➢➤\uf0b7\uf0a7]\s*(?=[^\W_]|[\"'“”„«»‘’(])")


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of text is set. ``colour`` and ``ground`` are any names that are equal when the colours are."""

    role: Role = "paragraph"
    level: int = 0
    size: float | None = None
    depth: int = 0
    cell: int | None = None
    centred: bool = False
    colour: str = ""
    ground: str = ""


@dataclass(slots=True)
class _Making:
    """A block in the making: its spans, and how many characters are set in which face."""

    spans: list[Span] = field(default_factory=list)
    faces: Counter[Face] = field(default_factory=Counter)
    place: str = ""
    size: float | None = None
    line_is_empty: bool = True


class BlockBuilder:
    """Collects runs of text into blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._colours: list[tuple[str, str] | None] = []
        self._weights: Counter[tuple[str, str]] = Counter()
        self._making = _Making()
        self._waiting: list[Block] = []
        self._gap = 0
        self._characters = 0

    @property
    def worded_blocks(self) -> int:
        """Return how many blocks there are so far, with the one in the making if it has words."""
        return len(self._blocks) + bool(self._making.faces)

    def text(self, span: Span, face: Face, place: str) -> None:
        """Add a run of text, its white space collapsed and without breaks, to the block in the making.

        A line in another size than the line before it begins a block of its own.
        """
        if not span.text.strip():
            if self._making.spans:
                self._making.spans.append(span)
            return
        self._count(len(span.text))
        making = self._making
        if making.faces and making.line_is_empty and making.size != face.size:
            self.end_block()
            making = self._making
        making.place = making.place or place
        making.size = face.size
        making.line_is_empty = False
        making.faces[face] += len(span.text)
        making.spans.append(span)

    def line_break(self) -> None:
        """End the line; a second break in a row ends the block."""
        if not self._making.spans:
            self._gap += 1
        elif self._making.line_is_empty:
            self.space(1)
        else:
            self._making.spans.append(Span("\n"))
            self._making.line_is_empty = True

    def image(self, image: Block) -> None:
        """Add an image: before the block in the making if that has no words yet, else after it."""
        self._count(len(image.alt) + len(image.source))
        if self._making.spans:
            self._waiting.append(image)
        else:
            self._add(image, None)

    def rule(self, place: str) -> None:
        """Add a dividing line, once where several follow each other."""
        self.end_block()
        if self._blocks and self._blocks[-1].role != "rule":
            self._add(Block(role="rule", gap=self._gap, place=place), None)

    def space(self, lines: int) -> None:
        """End the block, and put at least this much space before the next."""
        self.end_block()
        self._gap = max(self._gap, lines)

    def end_block(self) -> None:
        """End the block in the making, if it has any words."""
        making, self._making = self._making, _Making()
        if making.faces:
            face, spans = _without_bullet(making.faces.most_common(1)[0][0], tidy(making.spans))
            colours = (face.colour, face.ground)
            self._weights[colours] += sum(len(span.text) for span in spans)
            block = Block(
                spans, face.role, face.level, face.size, face.depth, self._gap, face.cell, making.place,
                centred=face.centred,
            )  # fmt: skip
            self._add(block, colours)
        waiting, self._waiting = self._waiting, []
        for image in waiting:
            self._add(image, None)

    def done(self) -> tuple[Block, ...]:
        """Return all blocks; those whose colours differ from most of the text's are marked so."""
        self.end_block()
        if not self._weights:
            return tuple(self._blocks)
        usual = self._weights.most_common(1)[0][0]
        return tuple(
            block if colours is None or colours == usual else replace(block, coloured=True)
            for block, colours in zip(self._blocks, self._colours, strict=True)
        )

    def _add(self, block: Block, colours: tuple[str, str] | None) -> None:
        refuse_many(len(self._blocks) + 1)
        self._blocks.append(block)
        self._colours.append(colours)
        self._gap = 0

    def _count(self, characters: int) -> None:
        self._characters += characters
        refuse_more_than(self._characters)


def _without_bullet(face: Face, spans: tuple[Span, ...]) -> tuple[Face, tuple[Span, ...]]:
    """Return a paragraph that begins with a typed bullet as what it is, a list's item."""
    text = "".join(span.text for span in spans)
    bullet = _BULLET.match(text)
    if bullet is None or face.role not in ("paragraph", "list_item") or "\n" in text:
        return face, spans
    return replace(face, role="list_item"), cut(spans, bullet.end())


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans with no space at a line's ends, one space between words, and equal neighbours joined.

    White space between two runs with other marks stands outside both; a break within one run stays inside.
    """
    joined: list[tuple[Span, list[str]]] = []
    between = ""
    for span in spans:
        words = span.text.strip(" ")
        if words == "\n":
            between = "\n"
        elif not words or span.text[0] == " ":
            between = between or " "
        if not words or words == "\n":
            continue
        marks = replace(span, text="")
        if between and joined:
            _join(joined, marks if joined[-1][0] == marks else Span(""), between)
        _join(joined, marks, words)
        between = " " if span.text[-1] == " " else ""
    return tuple(replace(marks, text="".join(parts)) for marks, parts in joined)


def _join(joined: list[tuple[Span, list[str]]], marks: Span, text: str) -> None:
    if joined and joined[-1][0] == marks:
        joined[-1][1].append(text)
    else:
        joined.append((marks, [text]))
