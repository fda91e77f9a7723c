"""Times of day in a row of tokens: clocks, spans between two of them, and the zone that follows."""

from dataclasses import dataclass

from postroad.document.reading.when.dates import Dates
from postroad.document.reading.when.tokens import Token, index_at
from postroad.document.reading.when.words import AFTERNOON
from postroad.document.reading.when.zones import ZoneWords, zone_at

_SEPARATORS = frozenset({"/", "|", "(", ",", "=", ";", "·", "dash"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written. ``firm`` is False where the figures alone could be something else ("15.00", "10")."""

    hour: int
    minute: int
    half: str
    end: int
    firm: bool
    bare: bool = False
    stop: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an expression: a clock, perhaps another, perhaps a zone. ``end`` is an index, ``stop`` an offset."""

    start: Clock
    finish: Clock | None
    zone: ZoneWords | None
    end: int
    stop: int

    @property
    def sure(self) -> bool:
        """Return whether this is a time even with no date before it."""
        return self.start.firm or (self.finish is not None and self.finish.firm) or self.zone is not None


class Clocks:
    """Reads times of day at places of a row of tokens."""

    def __init__(self, text: str, dates: Dates, *, german: bool) -> None:
        self.text = text
        self.dates = dates
        self.row = dates.row
        self.german = german

    def _at(self, index: int) -> Token:
        return self.row.at(index)

    def clock(self, index: int) -> Clock | None:
        """Return the time of day at an index."""
        token = self._at(index)
        if token.sort == "word":
            return self._named(index, index)
        if token.sort == "num" and token.numbers[0] == 12 and self._at(index + 1).word.roles & {"noon", "midnight"}:
            return self._named(index + 1, index)
        if token.sort in {"clock", "pair"}:
            return self._with_minutes(index)
        if token.sort == "hour":
            hour = token.numbers[0]
            minutes = self._at(index + 1)
            if (
                minutes.sort == "num"
                and minutes.detail == "2"
                and minutes.numbers[0] < 60
                and not self._at(index + 2).word.month
            ):
                return self._ended(hour, minutes.numbers[0], index + 2, firm=True)
            return self._ended(hour, 0, index + 1, firm=True)
        if token.sort == "num":
            return self._hour(index)
        return None

    def _named(self, index: int, first: int) -> Clock | None:
        roles = self._at(index).word.roles
        if "noon" in roles:
            return Clock(12, 0, "", index + 1, True, stop=self._at(index).end)
        if "midnight" in roles:
            return Clock(24, 0, "", index + 1, True, stop=self._at(index).end)
        return None

    def _with_minutes(self, index: int) -> Clock | None:
        token = self._at(index)
        hour, minute = token.numbers
        if token.sort == "pair" and token.detail != ".2":
            return None
        if token.sort == "pair" and (
            self._at(index + 1).word.roles & {"measure"} or self._at(index + 1).sort in {"%", "€", "$", "£"}
        ):
            return None
        return self._ended(hour, minute, index + 1, firm=token.sort == "clock")

    def _hour(self, index: int) -> Clock | None:
        token = self._at(index)
        hour = token.numbers[0]
        unit = "unit" in self._at(index + 1).word.roles
        if token.detail == "4" and (unit or self._opens_hours(index)) and hour < 2400 and hour % 100 < 60:
            return self._ended(hour // 100, hour % 100, index + 1, firm=True)
        if token.detail not in {"1", "2"} or hour > 24:
            return None
        minutes = self._at(index + 2)
        if (
            unit
            and minutes.sort == "num"
            and minutes.detail == "2"
            and minutes.numbers[0] < 60
            and not self._at(index + 3).word.month
        ):
            return self._ended(hour, minutes.numbers[0], index + 3, firm=True)
        return self._ended(hour, 0, index + 1, firm=False, bare=True)

    def _opens_hours(self, index: int) -> bool:
        """Return whether four figures begin a span such as "1400–1600 hrs"."""
        last = self._at(index + 2)
        return self._at(index + 1).sort == "dash" and last.detail == "4" and "unit" in self._at(index + 3).word.roles

    def _ended(self, hour: int, minute: int, index: int, *, firm: bool, bare: bool = False) -> Clock | None:
        """Return a clock with the words that follow its figures: "Uhr", "p.m.", "de la tarde", "o'clock"."""
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            return None
        half = ""
        token = self._at(index)
        if token.text == "o" and self._at(index + 2).text == "clock":
            index, firm, token = index + 3, True, self._at(index + 3)
        if "unit" in token.word.roles and token.text.casefold() != "ore":
            index, firm = index + 1, True
            if (
                token.text.casefold() in {"h", "u", "hs", "hrs"}
                and self._at(index).sort == "."
                and self._at(index + 1).sort == "line"
            ):
                index += 1
        token = self._at(index)
        if token.sort == "ampm":
            half, index = token.detail, index + 1
        elif token.word.roles & {"am", "pm"} and not self._is_german_am(index):
            half, index = ("pm" if "pm" in token.word.roles else "am"), index + 1
        else:
            at = self.row.skip(index, frozenset({"of", "fill", "at"}), most=2)
            if at > index and "half day" in self._at(at).word.roles:
                half, index = AFTERNOON[self._at(at).text.casefold()], at + 1
        if (
            self._at(index).sort == "("
            and self._at(index + 1).word.roles & {"noon", "midnight"}
            and self._at(index + 2).sort == ")"
        ):
            index, firm = index + 3, True
        if half and ((hour > 12 and half == "am") or hour > 23):
            half = ""
        return Clock(
            hour, minute, half, index, firm or bool(half), bare and not firm and not half, self._at(index - 1).end
        )

    def _is_german_am(self, index: int) -> bool:
        """Return whether "am" is "on the": in German, before a day."""
        after = self._at(index + 1)
        return self.german and (after.sort in {"num", "numdate", "pair"} or bool(after.word.weekday))

    def times(self, index: int, *, led: bool = False, between: bool = False) -> Times | None:
        """Return the time or span of time at an index.

        ``led`` where a word before says that a bare number is an hour; ``between`` where "and" joins the two ends.
        """
        found = self._span(index, led=led, between=between)
        if found is None:
            return None
        found = self._second_session(found)
        return self._elsewhere(found) if found.zone is not None else found

    def _span(self, index: int, *, led: bool, between: bool) -> Times | None:
        start = self.clock(index)
        if start is None:
            return None
        zone = zone_at(self.text, start.stop)
        after, stop = self._past(start, zone)
        finish, joined = self._finish(start, after, led=led, between=between)
        if finish is not None:
            last = zone_at(self.text, finish.stop)
            end, stop = self._past(finish, last)
            return Times(start, finish, zone or last, end, stop)
        if start.bare and not (led and not joined) and zone is None:
            return None
        return Times(start, None, zone, after, stop)

    def _past(self, clock: Clock, zone: ZoneWords | None) -> tuple[int, int]:
        """Return index and offset after a clock and its zone."""
        if zone is None:
            return clock.end, clock.stop
        return index_at(self.row.tokens, zone.outer[1], clock.end), zone.outer[1]

    def _finish(self, start: Clock, index: int, *, led: bool, between: bool) -> tuple[Clock | None, bool]:
        """Return the second clock of a span, and whether something stands there that joins."""
        join, after = self.row.join(index)
        if join != "range" and not (between and join == "and"):
            return None, False
        dash = self._at(index).sort == "dash"
        after = self.row.skip(after, frozenset({"at", "inclusive", "fill"}), "'’", most=3)
        finish = self.clock(after)
        if finish is None or self._is_date(after):
            return None, False
        tight = not dash or self._at(after).start - self._at(index).end == 0
        if finish.bare:
            unsure = start.bare and not (led or between)
            if unsure or (not tight and not start.firm) or self._at(finish.end).word.roles & {"measure"}:
                return None, True
            if not tight and not led and not (start.half or between):
                return None, True
        if start.bare and not finish.firm and not (led or between) and zone_at(self.text, finish.stop) is None:
            return None, True
        return finish, True

    def _is_date(self, index: int) -> bool:
        return self._at(index).sort == "num" and self.dates.points.point(index) is not None

    def _second_session(self, found: Times) -> Times:
        """Take in a second span of the same day: "10:00–12:00 and 14:00–16:00"."""
        join, after = self.row.join(found.end)
        if found.finish is None or found.zone is not None or join not in {"and", ","}:
            return found
        after = self.row.skip(after, frozenset({"from", "between", "at", "fill"}), most=2)
        second = self._span(after, led=False, between=False)
        if second is None or second.finish is None or (not second.sure and found.sure):
            return found
        if (second.start.hour, second.start.minute) < (found.finish.hour, found.finish.minute) or self.dates.phrase(
            after
        ):
            return found
        return Times(found.start, second.finish, second.zone, second.end, second.stop)

    def _elsewhere(self, found: Times) -> Times:
        """Take in the same time in other zones: "11 am ET / 5 pm CET"; the first counts."""
        for _ in range(6):
            index = found.end
            opened = False
            while (
                self._at(index).sort in _SEPARATORS
                or "and" in self._at(index).word.roles
                or self._at(index).text.casefold() in {"or", "oder", "ou", "o", "of"}
            ):
                opened = opened or self._at(index).sort == "("
                index += 1
                if index - found.end > 2:
                    return found
            other = self._span(index, led=False, between=False) if index > found.end else None
            if other is None or other.zone is None:
                return found
            end, stop = other.end, other.stop
            if opened and self._at(end).sort == ")":
                end, stop = end + 1, self._at(end).end
            found = Times(found.start, found.finish, found.zone, end, stop)
        return found
