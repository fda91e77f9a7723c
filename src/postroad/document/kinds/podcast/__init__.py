"""A podcast: something to listen to."""

from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field

from postroad.document.kinds.kind import Kind
from postroad.document.kinds.podcast.cues import CUES
from postroad.document.parts import MOST, Item
from postroad.document.text import Line, Url


class Podcast(Item):
    """A podcast, series or broadcast. ``duration`` is in seconds."""

    kind: Literal["podcast"] = "podcast"
    audio: Url = ""
    duration: int | None = Field(default=None, ge=0, le=MOST)
    series: Line | None = None

    own_fields: ClassVar[tuple[str, ...]] = ("audio", "duration", "series")


KIND = Kind("podcast", Podcast, Path(__file__).parent, "Podcast", "Podcasts", CUES)
