"""What every format is turned into before anything is understood: a flat list of blocks of marked text.

A front-end (:mod:`postroad.document.reading.formats`) only says what it *sees*: runs of text with their marks, where a
block ends, how large it is set. What is a section's title and what an item is decided later, once, for all formats.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Role = Literal["paragraph", "heading", "list_item", "quote", "rule", "image"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one set of marks.

    ``href`` is None outside links, and "" (or "#") in a link with no usable target. ``text`` may hold "\\n" for a forced
    line break within a block.
    """

    text: str
    href: str | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the source, in reading order.

    - ``role``: what the source's own mark-up says it is; ``heading`` only for a real heading (``<h2>``, ``## ``, Word's
      "Heading 2"), with ``level`` 1 to 6.
    - ``size``: the text's size in CSS pixels where the source gives one, else None.
    - ``depth``: how deep a list item is nested, from 0.
    - ``gap``: how much empty space the source puts before the block, in lines (0 when it follows at once).
    - ``cell``: the number of the smallest table cell or box that holds it, or None; blocks of one cell belong together.
    - ``place``: where it stands in the source, for people: "line 41", "paragraph 12", "page 3".
    - ``alt``: an image's alternative text (role ``image``: then ``spans`` is empty).
    """

    spans: tuple[Span, ...] = ()
    role: Role = "paragraph"
    level: int = 0
    size: float | None = None
    depth: int = 0
    gap: int = 1
    cell: int | None = None
    place: str = ""
    alt: str = ""
    source: str = ""
    centred: bool = False
    coloured: bool = False
    """True when the block stands on a ground, or in a colour, that differs from the body text's."""

    @property
    def text(self) -> str:
        """Return the block's words without marks."""
        return "".join(span.text for span in self.spans)

    @property
    def is_bold(self) -> bool:
        """Return whether all words of the block are bold."""
        worded = [span for span in self.spans if span.text.strip()]
        return bool(worded) and all(span.bold for span in worded)

    def with_spans(self, spans: Iterable[Span]) -> "Block":
        """Return the same block with other text."""
        return replace(self, spans=tuple(spans))


@dataclass(frozen=True)
class Source:
    """A whole file as blocks, with what the file's own head says (HTML ``<title>``, a mail's Subject and Date).

    ``preheader`` is the hidden preview line of a mail, if there is one; its words count as the source's.
    ``date`` is ISO 8601. ``dropped`` are texts that the front-end leaves out on purpose, each with a reason: they end
    as left-overs in the report, so that no word is lost.
    """

    format: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str | None = None
    language: str | None = None
    sender: str = ""
    dropped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())
