"""News: something happened. The kind of any item that is nothing more special."""

from pathlib import Path
from typing import Literal

from postroad.document.kinds.kind import Kind
from postroad.document.kinds.news.cues import CUES
from postroad.document.parts import Item


class News(Item):
    """A piece of news."""

    kind: Literal["news"] = "news"


KIND = Kind("news", News, Path(__file__).parent, "News", "News", CUES)
