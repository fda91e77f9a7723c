"""What the reader knows before it makes a document: blocks, sorted into places."""

from dataclasses import dataclass, field

from postroad.document.reading.blocks import Block, Span


@dataclass
class DraftItem:
    """An item in the making.

    ``when`` are the words with which a dated entry begins; they stand in no other place. ``titled`` is False where the
    source gives no title and the beginning of the text was taken.
    """

    title: tuple[Span, ...]
    blocks: list[Block] = field(default_factory=list)
    place: str = ""
    when: Block | None = None
    titled: bool = True

    @property
    def words(self) -> str:
        """Return the title's words on one line."""
        return " ".join("".join(span.text for span in self.title).split())


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
    """A whole issue in the making; ``head`` are technical lines ("view in your browser", "back to top")."""

    head: list[Block] = field(default_factory=list)
    introduction: list[Block] = field(default_factory=list)
    contents: list[Block] = field(default_factory=list)
    sections: list[DraftSection] = field(default_factory=list)
    footer: list[Block] = field(default_factory=list)
