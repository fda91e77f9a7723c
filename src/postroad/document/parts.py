"""The parts that every kind of item shares."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from postroad.document.text import CommonMark, Country, Key, Language, Line, Url, Words

Purpose = Literal[
    "more",
    "read",
    "register",
    "watch",
    "listen",
    "download",
    "agenda",
    "submit",
    "website",
    "contact",
    "other",
]


def _in_whole_minutes(instant: datetime) -> datetime:
    """Return the same instant with an offset that JSON can tell: in whole minutes (RFC 3339, 5.6), as all are since 1972."""
    offset = instant.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        return instant.astimezone(timezone(timedelta(minutes=offset // timedelta(minutes=1))))
    return instant


When = Annotated[AwareDatetime, AfterValidator(_in_whole_minutes)] | date
"""A whole day, or an instant with its offset from UTC."""


MOST = 2**31 - 1
"""The largest number in a document: any JSON reader and any database keeps it exactly (RFC 8785, 3.2.2.3)."""


def new_key() -> str:
    """Return a new random key for an item or a section: 16 characters, 80 bits."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(secrets.choice(alphabet) for _ in range(16))


class Part(BaseModel):
    """A frozen part of a document; unknown members are refused, so that nothing is lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=200_000)


class Link(Part):
    """Where an item leads: its text as written ("Read more"), its target, and what it is for.

    ``url`` is empty when the source gave no usable target; the check flags it.
    """

    text: Line = ""
    url: Url = ""
    purpose: Purpose = "more"


class Picture(Part):
    """A picture beside an item. ``file`` is a name within the installation's media (or an https URL in an imported issue)."""

    file: Line
    alt: Line = ""
    credit: Line = ""
    licence: Line = ""
    consent: Line = ""
    width: int | None = Field(default=None, ge=1, le=MOST)
    height: int | None = Field(default=None, ge=1, le=MOST)


class Translation(Part):
    """An item's words in another language."""

    language: Language
    title: Line
    body: CommonMark = ""


class Moment(Part):
    """One time that a calendar should know: an event's span, or a deadline.

    ``start`` and ``end`` are both dates (whole days, both inclusive) or both aware instants; ``end`` may be None.
    """

    name: Literal["event", "deadline"]
    start: When
    end: When | None = None
    all_day: bool = False
    zone: Line | None = None


class Item(Part):
    """What all kinds of item share. Each kind is a subclass in :mod:`postroad.document.kinds`."""

    kind: str
    key: Key = Field(default_factory=new_key)
    revision: int = Field(default=0, ge=0, le=MOST)
    title: Line
    body: CommonMark = ""
    links: tuple[Link, ...] = ()
    publisher: Line | None = None
    organisations: tuple[Line, ...] = ()
    countries: tuple[Country, ...] = ()
    topics: tuple[Line, ...] = ()
    language: Language | None = None
    translations: tuple[Translation, ...] = ()
    picture: Picture | None = None

    own_fields: ClassVar[tuple[str, ...]] = ()
    """The names of the fields that only this kind has, in the order in which a form shows them."""

    def moments(self) -> Sequence[Moment]:
        """Return the times that a calendar should know; none for most kinds."""
        return ()


class Timed(Item):
    """An item with a span of time."""

    start: When | None = None
    end: When | None = None
    all_day: bool = False
    when_as_written: Words = ""
    """The words of the source that gave the time, without the zone; they stand nowhere else in the item."""
    zone_as_written: Line | None = None
    """The zone's name in the source, such as ``CET``, even where it is not in force on that day."""
    zone: Line | None = None
    """The zone that is meant, by its IANA name, such as ``Europe/Amsterdam``."""

    @model_validator(mode="after")
    def _times_are_of_one_sort(self) -> "Timed":
        for moment in (self.start, self.end):
            if moment is not None and isinstance(moment, datetime) == self.all_day:
                raise ValueError("an all-day item has dates, any other has instants with an offset")
        if self.end is not None and self.start is None:
            raise ValueError("an item with an end needs a start")
        return self
