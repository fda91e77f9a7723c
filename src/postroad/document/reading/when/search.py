"""Finding expressions of time: the stretches with figures are cut into tokens, and read from left to right."""

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

from postroad.document.reading.when.dates import Dates, Phrase
from postroad.document.reading.when.deadlines import is_deadline
from postroad.document.reading.when.expression import Expression
from postroad.document.reading.when.resolve import Context, Days, days, instants
from postroad.document.reading.when.times import Clocks, Times
from postroad.document.reading.when.tokens import Token, tokens, windows
from postroad.document.reading.when.vocabulary import vocabulary
from postroad.document.reading.when.zones import ZoneWords, zone_meant

_ANCHORS = frozenset({"iso", "numdate", "pair"})
_REACH = 24
"""Tokens that may stand before the month of an expression ("from 10 to 12 on Monday, the 3rd of May")."""
_GLUE_SIGNS = ",:;|·•(/[–*"
_GLUE_ROLES = frozenset({"at", "from", "between", "fill", "of"})
_DOTTED = frozenset({"godz", "ca", "h", "r", "approx", "circa", "kl"})
_ADDRESS = re.compile(r"://|www\.|@\w", re.I)
_MONTH_FIRST = re.compile(r"(?<![\d./-])(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(?:19|20)?\d\d(?![\d/])")
_DAY_FIRST = re.compile(r"(?<![\d./-])(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/(?:19|20)?\d\d(?![\d/])")
_YEAR = re.compile(r"(?<![\w/.-])(20[0-4]\d)(?![\w/-])")
_AMERICAN = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Detroit",
    "America/Phoenix",
    "America/Anchorage",
    "US/",
)


def find(text: str, *, language: str, zone: str, reference: date | None = None) -> tuple[Expression, ...]:
    """Return the expressions of time in ``text``, in order, not overlapping.

    ``language`` is the text's (BCP 47; English month names are understood in any language); ``zone`` the newsletter's
    own IANA zone, meant where the text names none; ``reference`` the issue's date: a date without a year means the one
    nearest after it (down to four months before it). Without a reference, the year that the text last named counts; a date
    for which no year is known is not returned. Takes linear time, whatever the text.
    """
    if not text or not zone:
        return ()
    search = _Search(text, language, zone, reference)
    for begin, end in windows(text):
        search.stretch(begin, end)
    return search.finished()


class _Search:
    def __init__(self, text: str, language: str, zone: str, reference: date | None) -> None:
        self.text = text
        self.german = language.lower().startswith("de")
        self.known = vocabulary(language)
        self.zone = zone
        self.reference = reference
        american = _is_american(language, zone)
        guessed = not american and bool(_MONTH_FIRST.search(text)) and not _DAY_FIRST.search(text)
        self.month_first, self.guessed_order = american or guessed, guessed
        years = _YEAR.search(text) if reference is None else None
        self.year_nearby = int(years[1]) if years else 0
        self.found: list[Expression] = []

    def finished(self) -> tuple[Expression, ...]:
        """Return what was found."""
        return tuple(self.found)

    def stretch(self, begin: int, end: int) -> None:
        """Read one stretch of the text from left to right."""
        row = tokens(self.text, begin, end, self.known)
        anchors = _next_anchors(row)
        dates = Dates(row)
        clocks = Clocks(self.text, dates, german=self.german)
        index = 0
        while index < len(row):
            token = row[index]
            begins = (
                token.sort in {"num", "pair", "numdate", "iso", "clock", "hour"}
                or token.word.month
                or token.word.weekday
                or token.word.roles & {"noon", "midnight"}
            )
            if not begins or anchors[index] - index > _REACH:
                index += 1
                continue
            index = max(index + 1, self._read(dates, clocks, index))

    def _read(self, dates: Dates, clocks: Clocks, index: int) -> int:
        """Read the expression that begins at an index, if one does; return the index after it."""
        phrase = dates.phrase(index)
        if phrase is not None:
            phrase, times, end, stop = self._with_times(dates, clocks, phrase)
            if phrase is not None:
                return end if self._take(dates, index, phrase, times, stop) else index + 1
        return self._time_first(dates, clocks, index)

    def _with_times(
        self, dates: Dates, clocks: Clocks, phrase: Phrase
    ) -> tuple[Phrase | None, "_Timed | None", int, int]:
        end, stop = phrase.end, dates.at(phrase.end - 1).end
        times, opened = self._glued_times(dates, clocks, phrase) if phrase.points[0].sort != "month" else (None, False)
        if times is None:
            return phrase, None, end, stop
        end, stop = times.end, times.stop
        if opened and dates.at(end).sort in {")", "]"}:
            end, stop = end + 1, dates.at(end).end
        timed = _Timed(times)
        if times.finish is None and not phrase.spans:
            last = self._until_another_day(dates, clocks, end)
            if last is not None:
                timed, end, stop = _Timed(times, *last[:2]), last[2], last[3]
        return phrase, timed, end, stop

    def _glued_times(self, dates: Dates, clocks: Clocks, phrase: Phrase) -> tuple[Times | None, bool]:
        index, led, between, opened, lines, labelled = phrase.end, False, False, False, 0, False
        for _ in range(8):
            token = dates.at(index)
            roles = token.word.roles
            if index > phrase.end or token.sort not in {"num", "pair"} or token.sort == "pair":
                times = clocks.times(index, led=led, between=between)
                if times is not None and self._fits(dates, times, index, led, phrase):
                    return times, opened
            labels = "label" in roles and dates.at(index + 1).sort in {":", "dash"}
            labelled = labelled or labels
            if token.sort == "line":
                lines += token.numbers[0]
                if lines > 1 and "label" not in dates.at(index + 1).word.roles:
                    return None, False
            elif (
                token.sort == "."
                and dates.at(index + 1).sort not in {"num", "pair", "clock", "hour"}
                and index > phrase.end
            ) or not (
                token.sort in _GLUE_SIGNS
                or token.sort in {"dash", "."}
                or roles & _GLUE_ROLES
                or labels
                or ("unit" in roles and token.text.casefold() in {"h", "ore"})
            ):
                return None, False
            opened = opened or token.sort in {"(", "["}
            between = between or "between" in roles
            led = led or bool(roles & {"clock lead"}) or labelled or between
            index += 1
        return None, False

    def _fits(self, dates: Dates, times: Times, index: int, led: bool, phrase: Phrase) -> bool:
        """Return whether figures after a date are its time."""
        if dates.at(index).sort == "pair" and not times.sure:
            following = dates.at(times.end)
            return following.sort not in {"%", "€", "$", "£"} and "measure" not in following.word.roles
        if times.sure or led:
            return not (times.start.bare and times.finish is None and dates.point(index) is not None)
        return False

    def _until_another_day(self, dates: Dates, clocks: Clocks, index: int) -> "tuple[Phrase, Times, int, int] | None":
        join, after = dates.join(index)
        if join != "range":
            return None
        phrase = dates.phrase(after)
        if phrase is None or len(phrase.points) > 1 or phrase.points[0].sort in {"month", "day"}:
            return None
        times, opened = self._glued_times(dates, clocks, phrase)
        if times is None or times.finish is not None:
            return None
        closed = opened and dates.at(times.end).sort == ")"
        return phrase, times, times.end + closed, dates.at(times.end).end if closed else times.stop

    def _time_first(self, dates: Dates, clocks: Clocks, index: int) -> int:
        before = dates.at(index - 1).word.roles
        between = "between" in before
        times = clocks.times(index, led=bool(before & {"clock lead", "between"}), between=between)
        if times is None or not (times.sure or dates.at(index).sort == "pair"):
            return index + 1
        after, opened = times.end, False
        for _ in range(4):
            token = dates.at(after)
            phrase = dates.phrase(after)
            if phrase is not None and phrase.points[0].sort not in {"month", "day"}:
                end, stop = phrase.end, dates.at(phrase.end - 1).end
                if opened and dates.at(end).sort == ")":
                    end, stop = end + 1, dates.at(end).end
                return end if self._take(dates, index, phrase, _Timed(times), stop) else index + 1
            if not (
                token.sort in _GLUE_SIGNS
                or token.sort == "dash"
                or token.word.roles & {"fill", "of"}
                or (token.sort == "line" and token.numbers[0] == 1)
            ):
                break
            opened = opened or token.sort == "("
            after += 1
        return index + 1

    def _take(self, dates: Dates, index: int, phrase: Phrase, timed: "_Timed | None", stop: int) -> bool:
        start = dates.at(index).start
        if self._is_in_address(start) or (self.found and start < self.found[-1].span[1]):
            return False
        context = Context(self.zone, self.reference, self.month_first, self.guessed_order, self.year_nearby)
        found = days(phrase, context)
        if found is None:
            return False
        self.year_nearby = found.first.year
        after = self.found[-1].span[1] if self.found else 0
        deadline = is_deadline(self.text, (start, stop), after, len(self.text))
        self.found.append(_expression(self.text, (start, stop), phrase, found, timed, context, deadline))
        return True

    def _is_in_address(self, start: int) -> bool:
        begin = max(0, start - 300)
        head = self.text[begin:start]
        word = head[max(head.rfind(blank) for blank in (" ", "\n", "\t", "\u00a0")) + 1 :]
        return bool(word) and bool(_ADDRESS.search(word))


class _Timed:
    """The times of an expression, and the day of the second where that is another one."""

    def __init__(self, times: Times, last: Phrase | None = None, last_times: Times | None = None) -> None:
        self.times, self.last, self.last_times = times, last, last_times


def _expression(
    text: str,
    span: tuple[int, int],
    phrase: Phrase,
    found: Days,
    timed: _Timed | None,
    context: Context,
    deadline: bool,
) -> Expression:
    zone_words = timed.times.zone if timed else None
    shared = {
        "span": span,
        "text": _without_zone(text, span, zone_words),
        "year_given": found.year_given,
        "deadline": deadline,
        "zone_as_written": zone_words.written if zone_words else None,
    }
    iso = phrase.points[0]
    if timed is None and iso.clock is not None:
        start = _iso_instant(found.first, iso.clock, iso.zone, context.zone)
        return Expression(
            **shared, start=start, all_day=False, precision="minute", zone=context.zone, slips=tuple(context.slips)
        )  # type: ignore[arg-type]
    if timed is None or (found.last is not None and timed.times.finish is None):
        zone = context.zone
        if timed is not None and zone_words is not None:
            zone, slips = zone_meant(zone_words, context.zone, datetime.combine(found.first, datetime.min.time()))
            context.slips.extend(("zone", slip) for slip in slips)
        precision = "month" if found.month_only else "day"
        return Expression(
            **shared, start=found.first, end=found.last, precision=precision, zone=zone, slips=tuple(context.slips)
        )  # type: ignore[arg-type]
    times, last_day = timed.times, None
    if timed.last is not None and timed.last_times is not None:
        until = days(timed.last, Context(context.zone, found.first + timedelta(120), context.month_first))
        if until is not None:
            last_day = until.first
            times = Times(
                times.start, timed.last_times.start, times.zone or timed.last_times.zone, times.end, times.stop
            )
    meant = instants(found, times, context, last_day=last_day)
    return Expression(
        **shared,
        start=meant.start,
        end=meant.end,
        all_day=False,
        precision="minute",
        zone=meant.zone,
        slips=tuple(context.slips),  # type: ignore[arg-type]
    )


def _iso_instant(day: date, clock: tuple[int, int], written: str, zone: str) -> datetime:
    moment = datetime(day.year, day.month, day.day, min(clock[0], 23), min(clock[1], 59))
    if not written:
        return moment.replace(tzinfo=ZoneInfo(zone))
    if written == "Z":
        return moment.replace(tzinfo=timezone.utc).astimezone(ZoneInfo(zone))  # noqa: UP017
    minutes = (int(written[1:3]) * 60 + int(written[-2:])) * (-1 if written[0] == "-" else 1)
    return moment.replace(tzinfo=timezone(timedelta(minutes=max(-1439, min(1439, minutes))))).astimezone(ZoneInfo(zone))


def _without_zone(text: str, span: tuple[int, int], zone: ZoneWords | None) -> str:
    if zone is None:
        return text[slice(*span)]
    start, stop = zone.outer
    before, after = text[span[0] : start].rstrip(" \u00a0,"), text[stop : span[1]]
    return before + after


def _next_anchors(row: list[Token]) -> list[int]:
    """Return for each token the index of the nearest one at or after it that can make a date."""
    nearest = [0] * len(row)
    last = len(row) + _REACH + 1
    for index in range(len(row) - 1, -1, -1):
        if row[index].word.month or row[index].sort in _ANCHORS:
            last = index
        nearest[index] = last
    return nearest


@cache
def _is_american(language: str, zone: str) -> bool:
    """Return whether dates in figures have the month first: in American English alone (CLDR, dateFormats of en-US)."""
    return language == "en-US" or (language == "en" and zone.startswith(_AMERICAN))
