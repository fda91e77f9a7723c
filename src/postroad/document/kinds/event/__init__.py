"""An event: something takes place, at a time that belongs in a calendar."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Literal

from postroad.document.kinds.event.cues import CUES
from postroad.document.kinds.kind import Kind
from postroad.document.parts import Moment, Timed
from postroad.document.text import Line, Url


class Event(Timed):
    """A conference, webinar, training or day of action. A day span has two dates, both inclusive."""

    kind: Literal["event"] = "event"
    place: Line | None = None
    online: Url = ""
    registration: Url = ""
    organiser: Line | None = None
    cancelled: bool = False

    own_fields: ClassVar[tuple[str, ...]] = (
        "start", "end", "all_day", "zone_as_written", "zone", "when_as_written",
        "place", "online", "registration", "organiser", "cancelled",
    )  # fmt: skip

    def moments(self) -> Sequence[Moment]:
        """Return the event's span, if its time is known."""
        if self.start is None:
            return ()
        return (Moment(name="event", start=self.start, end=self.end, all_day=self.all_day, zone=self.zone),)


KIND = Kind("event", Event, Path(__file__).parent, "Event", "Events", CUES)
