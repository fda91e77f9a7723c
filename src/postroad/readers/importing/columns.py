"""Which column of a file says what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from postroad.readers.importing.errors import ImportFault


@dataclass(frozen=True)
class Columns:
    """The places of columns, counted from 0. A field that a file has no column for is None or empty.

    - ``name``: given and family name may be two columns.
    - ``subscribed``: each of these must say that the person is subscribed.
    - ``stopped``: each of these must be empty or say no: left, bounced, blocked.
    """

    address: int
    name: tuple[int, ...] = ()
    language: int | None = None
    topics: int | None = None
    countries: int | None = None
    joined: int | None = None
    format: int | None = None
    rhythm: int | None = None
    discreet: int | None = None
    discreet_body: int | None = None
    paused_until: int | None = None
    zone: int | None = None
    subscribed: tuple[int, ...] = ()
    stopped: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the columns as plain values, without those that are not there."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value is not None and value != ()
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Columns":
        """Return the columns that :meth:`as_json` told."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
        }
        return cls(**values)

    def named(self, headings: Sequence[str]) -> dict[str, str]:
        """Return, for people, each field with the headings of its columns."""
        told = {}
        for name, value in self.as_json().items():
            places = value if isinstance(value, list) else [value]
            told[name] = ", ".join(headings[place] for place in places)
        return told

    def changed(self, wishes: Mapping[str, str], headings: Sequence[str]) -> "Columns":
        """Return columns changed by wishes: a field's name, and headings (several joined by ``+``), or "" for none.

        Raise :class:`ImportFault` for a field or a heading that isn't there.
        """
        said = self.as_json()
        for field, wanted in wishes.items():
            if field not in FIELDS:
                raise ImportFault(f"There is no field “{field}”. There are: {', '.join(FIELDS)}.")
            places = [_place(one, headings) for one in wanted.split("+") if one.strip()]
            if field in _SEVERAL:
                said[field] = places
            elif len(places) > 1:
                raise ImportFault(f"“{field}” takes one column, not {len(places)}.")
            elif places:
                said[field] = places[0]
            elif field == "address":
                raise ImportFault("Readers can’t do without an address; name its column.")
            else:
                said.pop(field, None)
        if "address" not in said:
            raise ImportFault(NO_ADDRESS)
        return Columns.from_json(said)


def _place(heading: str, headings: Sequence[str]) -> int:
    wanted = heading.strip()
    if wanted in headings:
        return headings.index(wanted)
    folded = [one.casefold() for one in headings]
    if wanted.casefold() in folded:
        return folded.index(wanted.casefold())
    raise ImportFault(f"The file has no column “{wanted[:80]}”. It has: {', '.join(headings[:40])}.")


FIELDS: Final = tuple(field.name for field in fields(Columns))
_SEVERAL: Final = frozenset({"name", "subscribed", "stopped"})
NO_ADDRESS: Final = "No column of the file is known to hold addresses. Say which one does."
