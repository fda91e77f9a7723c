"""What goes between the sending and the ledger: plain values, no models."""

from datetime import datetime
from typing import NamedTuple


class Due(NamedTuple):
    """One delivery that a run has taken. ``address`` is None where the reader is gone."""

    id: int
    edition: int
    subscriber_key: int
    address: str | None
    name: str
    tries: int


class Outcome(NamedTuple):
    """How one try ended. ``state`` is the delivery's next state; ``due_at`` when it is tried again, if ever.

    ``offered`` tells whether the message was offered before, so that the relay may have it.
    """

    id: int
    state: str
    offered: bool
    at: datetime
    code: int | None = None
    enhanced: str = ""
    words: str = ""
    due_at: datetime | None = None


class Standing(NamedTuple):
    """A mailing as the ledger sees it while it is sent."""

    state: str
    next_due: datetime | None
