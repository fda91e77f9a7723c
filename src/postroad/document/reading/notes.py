"""What the reader has to say while it works, collected for the report."""

from collections.abc import Iterable
from typing import Literal

from postroad.document.reading.blocks import Block
from postroad.document.reading.report import Doubt, LeftOver, Recognised

Slip = Literal["zone", "weekday", "order", "target", "date"]


class Notes:
    """The report in the making."""

    def __init__(self) -> None:
        self.recognised: list[Recognised] = []
        self.doubts: list[Doubt] = []
        self.left_overs: list[LeftOver] = []
        self.derived: list[str] = []

    def saw(self, what: str, count: int = 1) -> None:
        """Note something of which the reader is sure."""
        if count:
            self.recognised.append(Recognised(what=what, count=count))

    def doubt(self, what: str, why: str, place: str = "", item: str | None = None, slip: Slip | None = None) -> None:
        """Note something that an editor should look at."""
        self.doubts.append(Doubt(what=what, why=why, place=place, item=item, slip=slip))

    def leave(self, text: str, why: str, place: str = "") -> None:
        """Note words that stand nowhere in the document."""
        if text.strip():
            self.left_overs.append(LeftOver(text=text, why=why, place=place))

    def pictures(self, blocks: Iterable[Block]) -> None:
        """Note the words of pictures that have no place."""
        for block in blocks:
            if block.role == "image":
                self.leave(block.alt, "a picture's text, and the picture has no place", block.place)
