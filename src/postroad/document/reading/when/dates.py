"""The days of an expression in a row of tokens: one date, the two ends of a span, or a list."""

from dataclasses import dataclass, replace

from postroad.document.reading.when.points import Point, Points
from postroad.document.reading.when.row import Row

MAX_DAYS = 8
"""Days that one list of days may name ("3, 4 and 5 May")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The days of an expression: one, the two ends of a span, or a list; ``end`` is the index after its last token."""

    points: tuple[Point, ...]
    spans: bool
    end: int
    next_year: int = 0
    """The year of a date that follows by "and", which this one may leave out ("3 May and 10 June 2022")."""
    unsure: bool = False
    """True for figures such as "3.5." that only a time of day beside them makes a date."""


class Dates:
    """Reads the days of an expression at a place of a row."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.points = Points(row)

    def phrase(self, index: int) -> Phrase | None:
        """Return the date, span or list of days that begins at an index."""
        first = self.points.point(index, alone=True)
        if first is None:
            return None
        points = [first]
        joins: list[str] = []
        while len(points) < MAX_DAYS:
            join, after = self.row.join(points[-1].end)
            after = self.row.past_line(after) if join else after
            nearest = self.points.point(after, alone=True) if join else None
            if nearest is None or not self._continues(points, joins, join, nearest, after):
                break
            if nearest.sort == "day" and points[0].sort == "mdy":
                end, year = self.points.year(nearest.end, self.row.at(nearest.end - 1))
                nearest = replace(nearest, end=end, year=year)
            points.append(nearest)
            joins.append(
                "range" if join == "and" and "between" in self.row.at(points[0].first - 1).word.roles else join
            )
            if joins[-1] == "range" and nearest.sort != "day":
                break
        return self._finished(points, joins)

    def _finished(self, points: list[Point], joins: list[str]) -> Phrase | None:
        month_first = points[0].sort == "mdy"
        while month_first and joins and joins[-1] == "," and not points[-1].year:
            points.pop()
            joins.pop()
        if points[0].sort == "day" and points[-1].sort == "day":
            return None
        alone = len(points) == 1
        if alone and points[0].sort == "month" and not points[0].year:
            return None
        following = 0
        if len(points) == 1:
            join, after = self.row.join(points[0].end)
            nearest = self.points.point(after) if join == "and" else None
            following = nearest.year if nearest else 0
        unsure = alone and points[0].unsure
        return Phrase(tuple(points), bool(joins) and joins[-1] == "range", points[-1].end, following, unsure)

    def _continues(self, points: list[Point], joins: list[str], join: str, new: Point, at: int) -> bool:
        """Return whether a further point belongs to the same expression."""
        last = points[-1]
        if "month" in (last.sort, new.sort):
            return join in {"range", "/", "and"} and last.sort == new.sort and bool(new.year) and len(points) == 1
        if last.sort == "day":
            return new.sort != "mdy" and (new.sort != "numeric" or join != ",")
        if new.sort == "day":
            if points[0].sort != "mdy" or last.year:
                return False
            return join in {"range", "and", ",", "/"} and not self.row.counts(new.end)
        if new.unsure and last.year:
            # "1 June 2021 – 10.12": a time.
            return False
        if join == "range" or (join == "and" and "between" in self.row.at(points[0].first - 1).word.roles):
            return not joins
        if join in {"and", "/"} and last.month:
            return _next_day(last, new) and not joins
        return False


def _next_day(first: Point, second: Point) -> bool:
    """Return whether two full dates are neighbours ("30 April and 1 May"): then they are a span."""
    if first.month == second.month:
        return second.day == first.day + 1
    return second.month == first.month % 12 + 1 and second.day == 1 and first.day >= 28
