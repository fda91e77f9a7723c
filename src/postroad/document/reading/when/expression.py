"""What is found in prose: one expression of time."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Slip = Literal["zone", "weekday", "order", "date"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of time found in prose.

    - ``span``: (start, stop) offsets in the searched text, covering the date words, times and the zone word, and the
      weekday when there is one; not the surrounding punctuation or "on", "from", "le", "am".
    - ``text``: the words as written without the zone word, white space as in the source.
    - ``start``, ``end``: both dates (``all_day``; ``end`` is the last day, inclusive) or both aware datetimes; ``end`` is
      None where the text gives none. A month alone ("May 2021") has ``precision`` "month" and the month's first day.
    - ``year_given``: False where the year was inferred from the reference date.
    - ``deadline``: True when the words around say that something must be done by then ("deadline", "jusqu'au",
      "Bewerbungsschluss", "entro il", "hasta el", "uiterlijk", "apply by", "closes on").
    - ``zone_as_written``: "CET", "BST", "GMT+2", "Uhr MEZ" → "MEZ", "heure de Paris", "Brussels time" …, None if none.
    - ``zone``: the IANA zone that is meant.
    - ``slips``: (kind, sentence) for each thing in the words that can't be right.
    """

    span: tuple[int, int]
    text: str
    start: date | datetime
    end: date | datetime | None = None
    all_day: bool = True
    precision: Literal["month", "day", "minute"] = "day"
    year_given: bool = True
    deadline: bool = False
    zone_as_written: str | None = None
    zone: str | None = None
    slips: tuple[tuple[Slip, str], ...] = field(default=())
