"""Dates in a row of tokens: what is written of days, months and years, before it is known which day is meant."""

from dataclasses import dataclass, field, replace
from typing import Literal

from postroad.document.reading.when.tokens import Token

Sort = Literal["dmy", "mdy", "day", "month", "iso", "numeric"]
MAX_DAYS = 8
"""Days that one list of days may name ("3, 4 and 5 May")."""


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date expression, as written; 0 where it does not say. ``first`` and ``end`` are indices of tokens."""

    sort: Sort
    first: int
    end: int
    day: int = 0
    month: int = 0
    year: int = 0
    weekday: int = 0
    last_weekday: int = 0
    clock: tuple[int, int] | None = None
    zone: str = ""
    separator: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The days of an expression: one, the two ends of a span, or a list; ``end`` is the index after its last token."""

    points: tuple[Point, ...]
    spans: bool
    end: int
    next_year: int = field(default=0)
    """The year of a date that follows by "and", which this one may leave out ("3 May and 10 June 2022")."""


class Dates:
    """Reads dates at places of a row of tokens."""

    def __init__(self, row: list[Token]) -> None:
        self.row = row
        self._nothing = Token("end", -1, -1)

    def at(self, index: int) -> Token:
        """Return the token at an index, or one that means nothing outside the row."""
        return self.row[index] if 0 <= index < len(self.row) else self._nothing

    def skip(self, index: int, roles: frozenset[str], signs: str = "", most: int = 3) -> int:
        """Return the index after up to ``most`` tokens that have one of the roles or are one of the signs."""
        while most and (
            self.at(index).word.roles & roles or (self.at(index).sort in signs and len(self.at(index).sort) == 1)
        ):
            index, most = index + 1, most - 1
        return index

    def phrase(self, index: int) -> Phrase | None:
        """Return the date, span or list of days that begins at an index."""
        first = self.point(index, alone=True)
        if first is None:
            return None
        points = [first]
        joins: list[str] = []
        while len(points) < MAX_DAYS:
            join, after = self.join(points[-1].end)
            nearest = self.point(after, alone=True) if join else None
            if nearest is None or not self._continues(points, joins, join, nearest, after):
                break
            if nearest.sort == "day" and points[0].sort == "mdy":
                end, year = self.year(nearest.end, self.at(nearest.end - 1))
                nearest = replace(nearest, end=end, year=year)
            points.append(nearest)
            joins.append("range" if join == "and" and "between" in self.at(points[0].first - 1).word.roles else join)
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
        if len(points) == 1 and (points[0].unsure or (points[0].sort == "month" and not points[0].year)):
            return None
        following = 0
        if len(points) == 1:
            join, after = self.join(points[0].end)
            nearest = self.point(after) if join == "and" else None
            following = nearest.year if nearest else 0
        return Phrase(tuple(points), bool(joins) and joins[-1] == "range", points[-1].end, following)

    def join(self, index: int) -> tuple[str, int]:
        """Return what joins two dates at an index ("range", "and", ",", "/" or ""), and the index after it."""
        token = self.at(index)
        if token.sort == "line" and token.numbers[0] == 1 and self.at(index + 1).sort == "dash":
            index, token = index + 1, self.at(index + 1)
        roles = token.word.roles
        if token.sort == "dash":
            return "range", self.skip(index + 1, frozenset({"inclusive"}), most=1)
        if "range" in roles:
            after = index + 1
            if token.text in {"t", "T"}:
                return (
                    ("range", after + 2)
                    if self.at(after).sort == "/" and self.at(after + 1).text.lower() == "m"
                    else ("", index)
                )
            if token.text.casefold() == "jusqu":
                after += 1
            return "range", self.skip(after, frozenset({"inclusive"}), "'’")
        if "and" in roles or token.sort in {"&", "+"}:
            return "and", self.skip(index + 1, frozenset({"fill"}), most=1)
        if token.sort in {",", "/"}:
            after = index + 1
            if token.sort == "," and "and" in self.at(after).word.roles:
                return "and", after + 1
            return token.sort, after
        if token.sort == "." and self.at(index - 1).sort in {"num", "pair"} and self.at(index + 1).sort != ".":
            # "3. und 4. Mai"
            join, after = self.join(index + 1)
            return (join, after) if join != "," else ("", index)
        return "", index

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
            return join in {"range", "and", ",", "/"} and not self._counts(new.end)
        if new.unsure and last.year:
            # "1 June 2021 – 10.12": a time.
            return False
        if join == "range" or (join == "and" and "between" in self.at(points[0].first - 1).word.roles):
            return not joins
        if join in {"and", "/"} and last.month:
            return _next_day(last, new) and not joins
        return False

    def _counts(self, index: int) -> bool:
        """Return whether the number before this index counts something, or is an hour, rather than a day."""
        token = self.at(index)
        return bool(token.word.roles & {"measure", "unit", "am", "pm"}) or token.sort in {"%", "€", "$", "£", "ampm"}

    def point(self, index: int, *, alone: bool = False) -> Point | None:
        """Return one date at an index; with ``alone`` also a day without its month."""
        start = index
        weekday, last_weekday, index = self._weekdays(index)
        index = self.skip(index, frozenset({"fill"}), most=1) if weekday else index
        found = self._bare(index, alone=alone, weekday=bool(weekday))
        if found is None:
            return None
        if not weekday:
            weekday, end = self._weekday_after(found)
            found = replace(found, end=end)
        return replace(found, first=start, weekday=weekday, last_weekday=last_weekday)

    def _weekdays(self, index: int) -> tuple[int, int, int]:
        """Return the weekday at an index, the second of two ("Mon–Wed"), and the index after them and their comma."""
        token = self.at(index)
        if not self._names_weekday(token):
            return 0, 0, index
        weekday, last = token.word.weekday, 0
        index = self._after_weekday(index)
        join, after = self.join(index)
        after = self.skip(after, frozenset({"fill"}), most=1) if join else after
        if join in {"range", "and", "/"} and self._names_weekday(self.at(after)):
            last, index = self.at(after).word.weekday, self._after_weekday(after)
        return weekday, last, self.skip(index, frozenset(), ".,:(", most=2)

    def _after_weekday(self, index: int) -> int:
        """Return the index after a weekday, with its full stop and Portuguese "-feira"."""
        if self.at(index + 1).sort == "dash" and self.at(index + 2).text.casefold() == "feira":
            return index + 3
        return (
            index + 2
            if self.at(index + 1).sort == "." and self.at(index + 1).start == self.at(index).end
            else index + 1
        )

    def _names_weekday(self, token: Token) -> bool:
        # "so", "do" and "fr" are words; as weekdays they are written large, or in Dutch and Romance languages longer.
        return bool(token.word.weekday) and (
            token.word.whole
            or len(token.text) > 2
            or token.text[:1].isupper()
            or token.text in {"ma", "wo", "vr", "za", "zo", "di"}
        )

    def _weekday_after(self, found: Point) -> tuple[int, int]:
        opening = self.at(found.end)
        token = self.at(found.end + 1)
        if opening.sort not in {"(", ","} or not token.word.weekday or found.sort in {"day", "month"}:
            return 0, found.end
        if opening.sort == "(" and self.at(found.end + 2).sort == ")":
            return token.word.weekday, found.end + 3
        following = self.at(found.end + 2)
        if (
            opening.sort == ","
            and token.word.whole
            and following.sort not in {"num", "numdate", "pair"}
            and not following.word.month
        ):
            return token.word.weekday, found.end + 2
        return 0, found.end

    def _bare(self, index: int, *, alone: bool, weekday: bool) -> Point | None:
        token = self.at(index)
        if token.sort == "num":
            return self._day_first(index, alone=alone)
        if token.word.month:
            return self._month_first(index, alone=alone)
        if token.sort == "iso":
            year, month, day, *clock = token.numbers
            if not 1 <= month <= 12 or not 1 <= day <= 31:
                return None
            return Point(
                "iso",
                index,
                index + 1,
                day,
                month,
                year,
                clock=(clock[0], clock[1]) if clock else None,
                zone=token.detail,
            )
        if token.sort == "numdate":
            return self._figures(index)
        if token.sort == "pair":
            return self._pair(index, weekday=weekday)
        return None

    def _figures(self, index: int) -> Point | None:
        token = self.at(index)
        first, second, year = token.numbers
        if token.detail.endswith("2"):
            year += 2000
        if not 1900 <= year <= 2099 or not (
            (1 <= first <= 31 and 1 <= second <= 12) or (1 <= first <= 12 and 1 <= second <= 31)
        ):
            return None
        return Point("numeric", index, index + 1, first, second, year, separator=token.detail[0], unsure=False)

    def _pair(self, index: int, *, weekday: bool) -> Point | None:
        """Return the day and month of "3.5." or "15/06"; sure only where the words around make it a date."""
        token = self.at(index)
        day, month = token.numbers
        dotted = token.detail[0] == "."
        if not (1 <= day <= 31 and 1 <= month <= 12) or self._counts(index + 1):
            return None
        closed = dotted and self.at(index + 1).sort == "." and self.at(index + 1).start == token.end
        before = self.at(index - 1)
        led = (
            weekday
            or before.sort == ":"
            or "day lead" in before.word.roles
            or (before.sort in {"'", "’"} and "day lead" in self.at(index - 2).word.roles)
        )
        end = index + 2 if closed else index + 1
        return Point(
            "numeric",
            index,
            end,
            day,
            month,
            separator=token.detail[0],
            unsure=not ((led and (closed or not dotted)) or weekday),
        )

    def _day_first(self, index: int, *, alone: bool) -> Point | None:
        token = self.at(index)
        day = token.numbers[0]
        if not 1 <= day <= 31 or token.detail[0] > "2" or self._is_numbered(index):
            return None
        at = index + 1
        if self.at(at).sort == "." and self.at(at).start == token.end:
            at += 1
        at = self.skip(at, frozenset({"of"}), "'’/", most=2)
        hyphen = (
            self.at(at).sort == "dash" and self.at(at).start == token.end and self.at(at + 1).start == self.at(at).end
        )
        at += bool(hyphen and self.at(at + 1).word.month and self.at(at + 2).sort == "dash")
        month = self.at(at)
        if not month.word.month or (month.word.weekday and not self._month_here(at)):
            return Point("day", index, index + 1, day) if alone and not self._counts(index + 1) else None
        end, year = self.year(at + 1, month)
        if (
            month.detail == "doubtful"
            and not year
            and "o" not in token.detail
            and "of" not in self.at(at - 1).word.roles
        ):
            return None
        return Point("dmy", index, end, day, month.word.month, year)

    def _month_here(self, index: int) -> bool:
        """Return whether a word such as Italian "mar", both month and weekday, is the month where it follows a day."""
        return self.at(index + 1).sort != "num" or (
            len(self.at(index + 1).detail) > 0 and self.at(index + 1).numbers[0] > 31
        )

    def _is_numbered(self, index: int) -> bool:
        before, number = self.at(index - 1), self.at(index)
        if before.sort == "dash" and before.end == number.start and self.at(index - 2).end == before.start:
            # "COVID-19"
            return self.at(index - 2).sort == "word" and not self.at(index - 2).word.roles
        if before.sort == ".":
            before = self.at(index - 2)
        return "numbered" in before.word.roles or before.sort in {"#", "§", "€", "$", "£", "°", "@"}

    def year(self, index: int, month: Token) -> tuple[int, int]:
        """Return the index after a year that follows a month or day, and the year; (index, 0) without one."""
        at = index
        if self.at(at).sort == "." and not month.word.whole and self.at(at + 1).sort in {"num", ",", "'", "’"}:
            at += 1
        at = self.skip(at, frozenset({"of"}), ",", most=2)
        at += bool(self.at(at).sort == "dash" and self.at(index - 2).sort == "dash" and self.at(at).start == month.end)
        if (
            self.at(at).sort in {"'", "’"}
            and self.at(at + 1).detail[:1] == "2"
            and self.at(at + 1).start == self.at(at).end
        ):
            return at + 2, 2000 + self.at(at + 1).numbers[0]
        token = self.at(at)
        if (
            token.sort == "num"
            and token.detail == "4"
            and 1900 <= token.numbers[0] <= 2099
            and not self._counts(at + 1)
        ):
            return at + 1, token.numbers[0]
        return index, 0

    def _month_first(self, index: int, *, alone: bool) -> Point | None:
        month = self.at(index)
        if month.detail == "doubtful":
            return None
        at = index + 1
        if self.at(at).sort == "." and not month.word.whole:
            at += 1
        at = self.skip(at, frozenset({"fill"}), most=1)
        token = self.at(at)
        if token.sort == "num" and token.detail[0] in "12" and 1 <= token.numbers[0] <= 31:
            return self._day_after_month(index, at)
        end, year = self.year(index + 1, month)
        return Point("month", index, end if year else index + 1, 1, month.word.month, year) if year or alone else None

    def _day_after_month(self, index: int, at: int) -> Point | None:
        month, day = self.at(index), self.at(at)
        after = self.at(at + 1)
        if self._counts(at + 1) or after.sort == "digits":
            return None
        if after.word.month and not self.at(at).detail.endswith("o"):
            return None
        end, year = self.year(at + 1, day)
        # "In May 15 organisations signed": a month, and a number of something.
        before = self.at(index - 1).text.casefold()
        if (
            not year
            and before in {"in", "since", "en", "im", "seit", "of"}
            and after.sort == "word"
            and after.text.islower()
            and not after.word.roles
        ):
            return None
        return Point("mdy", index, end, day.numbers[0], month.word.month, year)


def _next_day(first: Point, second: Point) -> bool:
    """Return whether two full dates are neighbours ("30 April and 1 May"): then they are a span."""
    if first.month == second.month:
        return second.day == first.day + 1
    return second.month == first.month % 12 + 1 and second.day == 1 and first.day >= 28
