"""Putting issues under their years."""

from collections.abc import Iterable
from dataclasses import dataclass

from postroad.archive.say import Row


@dataclass(frozen=True)
class Year:
    """A year (empty for issues without a date) and its issues."""

    name: str
    issues: tuple[Row, ...]


def by_year(rows: Iterable[Row]) -> tuple[Year, ...]:
    """Return the issues by year, in the order in which they come; those without a date stand last."""
    years: dict[str, list[Row]] = {}
    for row in rows:
        years.setdefault(row.heading.date[:4], []).append(row)
    undated = years.pop("", [])
    found = [Year(name, tuple(issues)) for name, issues in years.items()]
    return (*found, Year("", tuple(undated))) if undated else tuple(found)
