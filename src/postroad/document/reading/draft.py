"""What the reader knows before it makes a document: blocks, sorted into places."""

from dataclasses import dataclass, field

from postroad.document.reading.blocks import Block, Span


@dataclass
class DraftItem:
    """An item in the making. ``dated`` is set where the item was a line of a list that begins with a date."""

    title: tuple[Span, ...]
    blocks: list[Block] = field(default_factory=list)
    place: str = ""
    dated: bool = False
    titled: bool = True
    """False where the source gives no title and the beginning of the text was taken."""


@dataclass
class DraftSection:
    """A section in the making; ``title`` is None for items that stand in no section."""

    title: Block | None = None
    introduction: list[Block] = field(default_factory=list)
    items: list[DraftItem] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the title's words on one line."""
        return " ".join(self.title.text.split()) if self.title else ""


@dataclass
class Draft:
    """A whole issue in the making."""

    title: Block | None = None
    newsletter: str = ""
    number: str = ""
    introduction: list[Block] = field(default_factory=list)
    contents: list[Block] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    note: list[Block] = field(default_factory=list)
    footer: list[Block] = field(default_factory=list)
