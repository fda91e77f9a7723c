"""Times in the words of an issue: its own language, zone and date, put to the finder of times once for all."""

import re
from datetime import date, datetime

from postroad.document.reading import when
from postroad.document.reading.when import Expression

_HAS_TIME = re.compile(r"\d|\b(?:first|erster|premier|primo|primero|eerste)\b", re.I)


class Clock:
    """Finds times in texts, and remembers what it found."""

    def __init__(self, language: str, zone: str, reference: date | None, until: date | None = None) -> None:
        self.language = language
        self.zone = zone
        self.reference = reference
        self.until = until or reference
        self._found: dict[str, tuple[Expression, ...]] = {}

    def find(self, text: str) -> tuple[Expression, ...]:
        """Return the expressions of time in a text."""
        if not _HAS_TIME.search(text):
            return ()
        if text not in self._found:
            self._found[text] = when.find(text, language=self.language, zone=self.zone, reference=self.reference)
        return self._found[text]

    def is_ahead(self, expression: Expression) -> bool:
        """Return whether a time lies after the issue's date; for one of a month, after that month."""
        last = expression.end or expression.start
        day = last.date() if isinstance(last, datetime) else last
        return self.until is None or day >= self.until

    def may_be_due(self, expression: Expression) -> bool:
        """Return whether a deadline can still be met when the issue comes out; one without a year needs the issue's date."""
        last = expression.end or expression.start
        day = last.date() if isinstance(last, datetime) else last
        return expression.year_given if self.reference is None else day >= self.reference


def has_hour(expression: Expression) -> bool:
    """Return whether an expression gives a time of day."""
    return expression.precision == "minute"
