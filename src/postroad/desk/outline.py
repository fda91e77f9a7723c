"""The outline of an issue: what stands where, to go there and to put in order. Pure."""

from dataclasses import dataclass

from postroad.document import KINDS, Document


@dataclass(frozen=True)
class Line:
    """An item in the outline."""

    key: str
    title: str
    label: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Part:
    """A section in the outline."""

    key: str
    title: str
    items: tuple[Line, ...]
    is_first: bool
    is_last: bool


def outline(document: Document) -> tuple[Part, ...]:
    """Return the sections and their items. The first item of all can't go up, and the last can't go down."""
    end = len(document.sections) - 1
    return tuple(
        Part(
            key=section.key,
            title=section.title,
            items=tuple(
                Line(
                    key=item.key,
                    title=item.title,
                    label=KINDS[item.kind].label,
                    is_first=place == 0 and number == 0,
                    is_last=place == end and number == len(section.items) - 1,
                )
                for number, item in enumerate(section.items)
            ),
            is_first=place == 0,
            is_last=place == end,
        )
        for place, section in enumerate(document.sections)
    )
