"""The reading report: what was recognised, what was unsure, and what found no place."""

from typing import Any, Literal

from postroad.document.canonical import ContentHash
from postroad.document.parts import Part
from postroad.document.text import Key, Line, Words


class Recognised(Part):
    """One thing that the reader is sure of, for people: ``what`` names it, ``place`` says where it stands."""

    what: Line
    count: int = 1


class Doubt(Part):
    """Something that an editor should look at: ``what`` it is, and ``why`` the reader was unsure.

    ``slip`` is set where the source itself seems to be wrong.
    """

    what: Line
    why: Line
    place: Line = ""
    item: Key | None = None
    slip: Literal["zone", "weekday", "order", "target", "date"] | None = None


class LeftOver(Part):
    """Words of the source that stand nowhere in the document."""

    text: Words
    why: Line
    place: Line = ""


class ReadingReport(Part):
    """What a reader of old newsletters says about its work.

    ``words`` counts the source's; ``derived`` names the document's fields whose words stand in the file's own head, its
    name or another field, and are no words of the text.
    """

    format: Line
    source_hash: ContentHash
    words: int
    recognised: tuple[Recognised, ...] = ()
    unsure: tuple[Doubt, ...] = ()
    left_overs: tuple[LeftOver, ...] = ()
    derived: tuple[Line, ...] = ()


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a reading report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://postroad.example/schemas/reading-report-1.json",
        **ReadingReport.model_json_schema(mode="serialization"),
    }
