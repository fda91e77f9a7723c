"""A report: something was published that can be read."""

from pathlib import Path
from typing import ClassVar, Literal

from pydantic import Field

from postroad.document.kinds.kind import Kind
from postroad.document.kinds.report.cues import CUES
from postroad.document.parts import Item
from postroad.document.text import Language, Line, Url


class Report(Item):
    """A publication: study, guide, paper, statistics. ``identifier`` is a DOI, ISBN or document number."""

    kind: Literal["report"] = "report"
    authors: tuple[Line, ...] = ()
    year: int | None = Field(default=None, ge=1000, le=9999)
    languages: tuple[Language, ...] = ()
    file: Url = ""
    identifier: Line | None = None

    own_fields: ClassVar[tuple[str, ...]] = ("authors", "year", "languages", "file", "identifier")


KIND = Kind("report", Report, Path(__file__).parent, "Report", "Reports", CUES)
