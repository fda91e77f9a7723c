"""One date in a row of tokens: what is written of day, month and year, before it is known which day is meant."""

from dataclasses import dataclass, replace
from typing import Literal

from postroad.document.reading.when.row import Row
from postroad.document.reading.when.tokens import Token

Sort = Literal["dmy", "mdy", "day", "month", "iso", "numeric"]


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
    """True for figures that are a date only with another one beside it."""
    short_year: bool = False


class Points:
    """Reads one date at a place of a row."""

    def __init__(self, row: Row) -> None:
        self.row = row

    def point(self, index: int, *, alone: bool = False) -> Point | None:
        """Return one date at an index; with ``alone`` also a day without its month."""
        start = index
        weekday, last_weekday, index = self._weekdays(index)
        index = self.row.skip(index, frozenset({"fill"}), most=1) if weekday else index
        found = self._bare(index, alone=alone, weekday=bool(weekday))
        if found is None:
            return None
        if not weekday:
            weekday, end = self._weekday_after(found)
            found = replace(found, end=end)
        return replace(found, first=start, weekday=weekday, last_weekday=last_weekday)

    def _weekdays(self, index: int) -> tuple[int, int, int]:
        """Return the weekday at an index, the second of two ("Mon–Wed"), and the index after them and their comma."""
        token = self.row.at(index)
        if not self._names_weekday(token):
            return 0, 0, index
        weekday, last = token.word.weekday, 0
        index = self._after_weekday(index)
        join, after = self.row.join(index)
        after = self.row.skip(after, frozenset({"fill"}), most=1) if join else after
        if join in {"range", "and", "/"} and self._names_weekday(self.row.at(after)):
            last, index = self.row.at(after).word.weekday, self._after_weekday(after)
        return weekday, last, self.row.past_line(self.row.skip(index, frozenset(), ".,:(", most=2))

    def _after_weekday(self, index: int) -> int:
        """Return the index after a weekday, with its full stop and Portuguese "-feira"."""
        if self.row.at(index + 1).sort == "dash" and self.row.at(index + 2).text.casefold() == "feira":
            return index + 3
        return (
            index + 2
            if self.row.at(index + 1).sort == "." and self.row.at(index + 1).start == self.row.at(index).end
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
        opening = self.row.at(found.end)
        token = self.row.at(found.end + 1)
        if opening.sort not in {"(", ","} or not token.word.weekday or found.sort in {"day", "month"}:
            return 0, found.end
        if opening.sort == "(" and self.row.at(found.end + 2).sort == ")":
            return token.word.weekday, found.end + 3
        following = self.row.at(found.end + 2)
        if (
            opening.sort == ","
            and token.word.whole
            and following.sort not in {"num", "numdate", "pair"}
            and not following.word.month
        ):
            return token.word.weekday, found.end + 2
        return 0, found.end

    def _bare(self, index: int, *, alone: bool, weekday: bool) -> Point | None:
        token = self.row.at(index)
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
        token = self.row.at(index)
        first, second, year = token.numbers
        if token.detail.endswith("2"):
            year += 2000
        if not 1900 <= year <= 2099 or not (
            (1 <= first <= 31 and 1 <= second <= 12) or (1 <= first <= 12 and 1 <= second <= 31)
        ):
            return None
        return Point(
            "numeric",
            index,
            index + 1,
            first,
            second,
            year,
            separator=token.detail[0],
            short_year=token.detail.endswith("2"),
        )

    def _pair(self, index: int, *, weekday: bool) -> Point | None:
        """Return the day and month of "3.5." or "15/06"; sure only where the words around make it a date."""
        token = self.row.at(index)
        day, month = token.numbers
        dotted = token.detail[0] == "."
        either = not dotted and 1 <= day <= 12 and 1 <= month <= 31
        if not ((1 <= day <= 31 and 1 <= month <= 12) or either) or self.row.counts(index + 1):
            return None
        closed = dotted and self.row.at(index + 1).sort == "." and self.row.at(index + 1).start == token.end
        before = self.row.at(index - 1)
        led = (
            weekday
            or before.sort == ":"
            or "day lead" in before.word.roles
            or (before.sort in {"'", "’"} and "day lead" in self.row.at(index - 2).word.roles)
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
        token = self.row.at(index)
        day = token.numbers[0]
        if not 1 <= day <= 31 or token.detail[0] > "2" or self._is_numbered(index):
            return None
        at = index + 1
        if self.row.at(at).sort == "." and self.row.at(at).start == token.end:
            at += 1
        at = self.row.past_line(self.row.skip(at, frozenset({"of"}), "'’/", most=2))
        if self._is_hyphen(at) and self._is_hyphen(at + 2) and self.row.at(at + 1).word.month:
            # "03-Jun-2021"
            at += 1
        month = self.row.at(at)
        if not month.word.month or (month.word.weekday and not self._month_here(at)):
            return Point("day", index, index + 1, day) if alone and not self.row.counts(index + 1) else None
        end, year = self.year(at + 1, month)
        if (
            month.detail == "doubtful"
            and not year
            and "o" not in token.detail
            and "of" not in self.row.at(at - 1).word.roles
        ):
            return None
        return Point("dmy", index, end, day, month.word.month, year)

    def _is_hyphen(self, index: int) -> bool:
        """Return whether a dash touches what stands on both sides of it."""
        dash = self.row.at(index)
        touches = self.row.at(index - 1).end == dash.start and self.row.at(index + 1).start == dash.end
        return dash.sort == "dash" and touches

    def _month_here(self, index: int) -> bool:
        """Return whether a word such as Italian "mar", both month and weekday, is the month where it follows a day."""
        return self.row.at(index + 1).sort != "num" or (
            len(self.row.at(index + 1).detail) > 0 and self.row.at(index + 1).numbers[0] > 31
        )

    def _is_numbered(self, index: int) -> bool:
        before, number = self.row.at(index - 1), self.row.at(index)
        if before.sort == "dash" and before.end == number.start and self.row.at(index - 2).end == before.start:
            # "COVID-19"
            return self.row.at(index - 2).sort == "word" and not self.row.at(index - 2).word.roles
        if before.sort == ".":
            before = self.row.at(index - 2)
        return "numbered" in before.word.roles or before.sort in {"#", "§", "€", "$", "£", "°", "@"}

    def year(self, index: int, month: Token) -> tuple[int, int]:
        """Return the index after a year that follows a month or day, and the year; (index, 0) without one."""
        at = index
        if self.row.at(at).sort == "." and not month.word.whole and self.row.at(at + 1).sort in {"num", ",", "'", "’"}:
            at += 1
        at = self.row.skip(at, frozenset({"of"}), ",", most=2)
        hyphens = self._is_hyphen(at) and self._is_hyphen(index - 2)
        if hyphens or (self.row.past_line(at) > at and self.row.at(at + 2).sort != "word"):
            at += 1
        if (
            self.row.at(at).sort in {"'", "’"}
            and self.row.at(at + 1).detail[:1] == "2"
            and self.row.at(at + 1).start == self.row.at(at).end
        ):
            return at + 2, 2000 + self.row.at(at + 1).numbers[0]
        token = self.row.at(at)
        if (
            token.sort == "num"
            and token.detail == "4"
            and 1900 <= token.numbers[0] <= 2099
            and not self.row.counts(at + 1)
        ):
            return at + 1, token.numbers[0]
        return index, 0

    def _month_first(self, index: int, *, alone: bool) -> Point | None:
        month = self.row.at(index)
        if month.detail == "doubtful":
            return None
        at = index + 1
        if self.row.at(at).sort == "." and not month.word.whole:
            at += 1
        at = self.row.skip(at, frozenset({"fill"}), most=1)
        if self._is_tile(index, at):
            at += 1
        token = self.row.at(at)
        if token.sort == "num" and token.detail[0] in "12" and 1 <= token.numbers[0] <= 31:
            return self._day_after_month(index, at)
        end, year = self.year(index + 1, month)
        return Point("month", index, end if year else index + 1, 1, month.word.month, year) if year or alone else None

    def _is_tile(self, month: int, at: int) -> bool:
        """Return whether month and day stand on lines of their own, as on a leaf of a calendar."""
        edges = {"line", "end"}
        return (
            self.row.past_line(at) > at and self.row.at(month - 1).sort in edges and self.row.at(at + 2).sort in edges
        )

    def _day_after_month(self, index: int, at: int) -> Point | None:
        month, day = self.row.at(index), self.row.at(at)
        after = self.row.at(at + 1)
        if self.row.counts(at + 1) or after.sort == "digits":
            return None
        if after.word.month and not self.row.at(at).detail.endswith("o"):
            return None
        end, year = self.year(at + 1, day)
        # "In May 15 organisations signed": a month, and a number of something.
        before = self.row.at(index - 1).text.casefold()
        if (
            not year
            and before in {"in", "since", "en", "im", "seit", "of"}
            and after.sort == "word"
            and after.text.islower()
            and not after.word.roles
        ):
            return None
        return Point("mdy", index, end, day.numbers[0], month.word.month, year)
