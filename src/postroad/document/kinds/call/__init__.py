"""A call: somebody asks for papers, proposals, applications or input, until a deadline."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal

from postroad.document.kinds.call.cues import CUES
from postroad.document.kinds.kind import Kind
from postroad.document.parts import Item, Moment, When
from postroad.document.text import Line, Url


class Call(Item):
    """A call with a deadline: a whole day (its end in the zone meant), or an instant."""

    kind: Literal["call"] = "call"
    deadline: When | None = None
    zone_as_written: Line | None = None
    zone: Line | None = None
    submit: Url = ""

    own_fields: ClassVar[tuple[str, ...]] = ("deadline", "zone_as_written", "zone", "submit")

    def moments(self) -> Sequence[Moment]:
        """Return the deadline, if it is known."""
        if self.deadline is None:
            return ()
        whole_day = not isinstance(self.deadline, datetime)
        return (Moment(name="deadline", start=self.deadline, all_day=whole_day, zone=self.zone),)


KIND = Kind("call", Call, Path(__file__).parent, "Call", "Calls", CUES)
