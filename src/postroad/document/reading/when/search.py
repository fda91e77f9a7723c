"""Finding expressions of time: the stretches with figures are cut into tokens, and read from left to right."""

import re
from datetime import date
from functools import cache

from postroad.document.reading.when.dates import Dates
from postroad.document.reading.when.deadlines import is_deadline
from postroad.document.reading.when.expressing import expression
from postroad.document.reading.when.expression import Expression
from postroad.document.reading.when.joining import Joined, Joiner
from postroad.document.reading.when.resolve import Context
from postroad.document.reading.when.row import Row
from postroad.document.reading.when.times import Clocks
from postroad.document.reading.when.tokens import Token, tokens, windows
from postroad.document.reading.when.vocabulary import vocabulary

_ANCHORS = frozenset({"iso", "numdate", "pair"})
_FIGURES = frozenset({"num", "pair", "numdate", "iso", "clock", "hour"})
_REACH = 24
"""Tokens that may stand before the month of an expression ("from 10 to 12 on Monday, the 3rd of May")."""
_ADDRESS = re.compile(r"://|www\.|@\w", re.I)
_BLANKS = (" ", "\n", "\t", "\u00a0", "(", "<")
_MONTH_FIRST = re.compile(r"(?<![\d./-])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:19|20)?\d\d(?![\d/])")
_DAY_FIRST = re.compile(r"(?<![\d./-])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)?\d\d(?![\d/])")
_YEAR = re.compile(r"(?<![\w/.-])(20[0-4]\d)(?![\w/-])")
_AMERICAN = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Detroit", "US/")


def find(text: str, *, language: str, zone: str, reference: date | None = None) -> tuple[Expression, ...]:
    """Return the expressions of time in ``text``, in order, not overlapping.

    ``language`` is the text's (BCP 47; English month names are understood in any language); ``zone`` the newsletter's
    own IANA zone, meant where the text names none; ``reference`` the issue's date: a date without a year means the one
    nearest after it (down to four months before it). Without a reference, the year that the text last named counts; a
    date for which no year is known is not returned. Takes linear time, whatever the text.
    """
    search = _Search(text, language, zone, reference)
    for begin, end in windows(text):
        search.stretch(begin, end)
    return tuple(search.found)


class _Search:
    """One search in one text."""

    def __init__(self, text: str, language: str, zone: str, reference: date | None) -> None:
        self.text = text
        self.german = language.lower().startswith("de")
        self.known = vocabulary(language)
        self.zone = zone
        self.reference = reference
        american = _is_american(language, zone)
        guessed = not american and bool(_MONTH_FIRST.search(text)) and not _DAY_FIRST.search(text)
        self.month_first, self.guessed_order = american or guessed, guessed
        named = _YEAR.search(text) if reference is None else None
        self.year_nearby = int(named[1]) if named else 0
        self.found: list[Expression] = []

    def stretch(self, begin: int, end: int) -> None:
        """Read one stretch of the text from left to right."""
        row = tokens(self.text, begin, end, self.known)
        anchors = _next_anchors(row)
        dates = Dates(Row(row))
        joiner = Joiner(dates, Clocks(self.text, dates, german=self.german))
        index = 0
        while index < len(row):
            if _may_begin(row[index]) and anchors[index] - index <= _REACH:
                index = max(index + 1, self._read(dates, joiner, index))
            else:
                index += 1

    def _read(self, dates: Dates, joiner: Joiner, index: int) -> int:
        """Read the expression that begins at an index, if one does; return the index after it."""
        phrase = dates.phrase(index)
        joined = joiner.from_date(phrase) if phrase is not None else joiner.from_time(index)
        if joined is not None and self._take(dates.row.at(index).start, joined):
            return joined.end
        return index + 1

    def _take(self, start: int, joined: Joined) -> bool:
        after = self.found[-1].span[1] if self.found else 0
        if start < after or self._is_in_address(start):
            return False
        context = Context(self.zone, self.reference, self.month_first, self.guessed_order, self.year_nearby)
        deadline = is_deadline(self.text, (start, joined.stop), after)
        found = expression(self.text, start, joined, context, deadline=deadline)
        if found is None:
            return False
        self.found.append(found)
        self.year_nearby = found.start.year
        return True

    def _is_in_address(self, start: int) -> bool:
        head = self.text[max(0, start - 300) : start]
        word = head[max(head.rfind(blank) for blank in _BLANKS) + 1 :]
        return bool(word) and bool(_ADDRESS.search(word))


def _may_begin(token: Token) -> bool:
    word = token.word
    return token.sort in _FIGURES or bool(word.month or word.weekday or word.roles & {"noon", "midnight"})


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
