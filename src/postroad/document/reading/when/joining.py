"""What belongs together: a date and the times that stand after or before it."""

from dataclasses import dataclass

from postroad.document.reading.when.dates import Dates, Phrase
from postroad.document.reading.when.times import Clocks, Times

_SIGNS = frozenset(",:;|·•([/–*@")
_ROLES = frozenset({"at", "from", "between", "fill", "of"})
_DOTTED = frozenset({"godz", "ca", "h", "r", "approx", "circa", "kl"})
_FIGURES = frozenset({"num", "pair", "clock", "hour"})
_MOST_BETWEEN = 8
"""Tokens that may stand between a date and its time."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A date with its times. ``until`` and ``until_times`` are the day and time at which it ends, where that is another day.

    ``end`` is the index after the last token, ``stop`` the offset after it.
    """

    phrase: Phrase
    times: Times | None
    end: int
    stop: int
    until: Phrase | None = None
    until_times: Times | None = None


class Joiner:
    """Joins dates and times of one row of tokens."""

    def __init__(self, dates: Dates, clocks: Clocks) -> None:
        self.dates = dates
        self.row = dates.row
        self.clocks = clocks

    def from_date(self, phrase: Phrase) -> Joined | None:
        """Return a date with the times after it, if there are any; None for figures that only a time makes a date."""
        bare = Joined(phrase, None, phrase.end, self.row.at(phrase.end - 1).end)
        found = self._times_after(phrase) if phrase.points[0].sort != "month" else None
        if found is None:
            return None if phrase.unsure else bare
        if phrase.unsure and not found[0].sure:
            return None
        times, end, stop = found
        last = self._until_another_day(end) if times.finish is None and not phrase.spans else None
        return last(phrase, times) if last else Joined(phrase, times, end, stop)

    def from_time(self, index: int) -> Joined | None:
        """Return the times at an index with the date that follows them."""
        before = self.row.at(index - 1).word.roles
        led = bool(before & {"clock lead", "between"})
        times = self.clocks.times(index, led=led, between="between" in before)
        if times is None or not (times.sure or led or self.row.at(index).sort == "pair"):
            return None
        after, opened = times.end, False
        for _ in range(5):
            token = self.row.at(after)
            phrase = self.dates.phrase(after)
            if phrase is not None and not phrase.unsure and phrase.points[0].sort not in {"month", "day"}:
                end, stop = self._closed(phrase.end, self.row.at(phrase.end - 1).end, opened)
                return Joined(phrase, times, end, stop)
            small = token.word.roles & {"fill", "of"}
            elided = token.sort in {"'", "’"} and "of" in self.row.at(after - 1).word.roles  # "dell’8 febbraio"
            if not (token.sort in _SIGNS or token.sort == "dash" or small or elided or self._is_one_line(after)):
                return None
            opened = opened or token.sort == "("
            after += 1
        return None

    def _is_one_line(self, index: int) -> bool:
        token = self.row.at(index)
        return token.sort == "line" and token.numbers[0] == 1

    def _closed(self, end: int, stop: int, opened: bool) -> tuple[int, int]:
        """Return index and offset, past the bracket that closes one opened within the expression."""
        token = self.row.at(end)
        return (end + 1, token.end) if opened and token.sort in {")", "]"} else (end, stop)

    def _times_after(self, phrase: Phrase) -> tuple[Times, int, int] | None:
        index, led, between, opened, lines = phrase.end, False, False, False, 0
        for _ in range(_MOST_BETWEEN):
            hours = led or self._are_hours(index)
            times = self.clocks.times(index, led=hours, between=between)
            if times is not None and self._fits(times, index, hours):
                return (times, *self._closed(times.end, times.stop, opened))
            token = self.row.at(index)
            if token.sort == "line":
                lines += token.numbers[0]
                if lines > 1 and not self._is_label(index + 1):
                    return None
            elif not self._is_glue(index):
                return None
            opened = opened or token.sort in {"(", "["}
            between = between or "between" in token.word.roles
            led = led or "clock lead" in token.word.roles or self._is_label(index) or between
            index += 1
        return None

    def _are_hours(self, index: int) -> bool:
        """Return whether bare figures after a date are hours: "Thursday 3 June, 10-12"."""
        first, dash, last, after = (self.row.at(index + step) for step in range(4))
        if first.sort != "num" or dash.sort != "dash" or last.sort != "num" or last.start - first.end != 1:
            return False
        return 6 <= first.numbers[0] < last.numbers[0] <= 24 and after.sort not in {"word", "%", "€", "dash", "/"}

    def _is_label(self, index: int) -> bool:
        return "label" in self.row.at(index).word.roles and self.row.at(index + 1).sort in {":", "dash"}

    def _is_glue(self, index: int) -> bool:
        """Return whether a token may stand between a date and its time."""
        token = self.row.at(index)
        if token.sort == ".":
            before = self.row.at(index - 1)
            abbreviated = before.text.casefold() in _DOTTED or (before.word.month and not before.word.whole)
            return bool(abbreviated) or self.row.at(index + 1).sort in _FIGURES
        if token.sort in _SIGNS or token.sort == "dash":
            return True
        lead = "unit" in token.word.roles and token.text.casefold() in {"h", "ore"}
        begins = "label" in token.word.roles and self.row.at(index + 1).sort in _FIGURES
        return lead or begins or bool(token.word.roles & _ROLES) or self._is_label(index)

    def _fits(self, times: Times, index: int, led: bool) -> bool:
        """Return whether figures after a date are its time."""
        if self.row.at(index).sort == "pair" and not times.sure:
            following = self.row.at(times.end)
            return following.sort not in {"%", "€", "$", "£"} and "measure" not in following.word.roles
        if times.sure or led:
            return not (times.start.bare and times.finish is None and self.dates.points.point(index) is not None)
        return False

    def _until_another_day(self, index: int) -> "_Until | None":
        """Return the second half of "3 May 10:00 – 5 May 16:00"."""
        join, after = self.row.join(index)
        phrase = self.dates.phrase(after) if join == "range" else None
        if phrase is None or len(phrase.points) > 1 or phrase.points[0].sort in {"month", "day"}:
            return None
        found = self._times_after(phrase)
        if found is None or found[0].finish is not None:
            return None
        return _Until(phrase, *found)


@dataclass(frozen=True, slots=True)
class _Until:
    phrase: Phrase
    times: Times
    end: int
    stop: int

    def __call__(self, first: Phrase, times: Times) -> Joined:
        return Joined(first, times, self.end, self.stop, self.phrase, self.times)
