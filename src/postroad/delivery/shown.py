"""A mailing as its pages show it."""

from dataclasses import dataclass

from postroad.delivery.models import Mailing
from postroad.delivery.tally import Tally, tally

_SAID = {
    Mailing.State.FILLING: ("wait", "being prepared"),
    Mailing.State.READY: ("wait", "waiting to be sent"),
    Mailing.State.SENDING: ("wait", "being sent"),
    Mailing.State.PAUSED: ("look", "paused"),
    Mailing.State.STOPPED: ("stop", "ended before its time"),
    Mailing.State.DONE: ("done", "sent"),
}
_STATES = (
    ("accepted", "Accepted", "The relay took the mail."),
    ("queued", "Queued", "Still to be sent."),
    ("offered", "On its way", "Put to the relay just now; its answer is awaited."),
    ("deferred", "Put off", "The relay wants us to try again later."),
    ("refused", "Refused", "The relay will not take it; its words are kept."),
    ("uncertain", "Uncertain", "It was offered, and the answer never came. It is not sent again."),
    ("withdrawn", "Withdrawn", "The reader left before it was their turn."),
)
_SIGNS = {"accepted": "done", "queued": "wait", "offered": "wait", "deferred": "look", "refused": "stop"}
SAID_OF_ONE = {state: (_SIGNS.get(state, "look"), said.lower()) for state, said, _ in _STATES}
"""The sign and the word for one delivery's state."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A mailing with its figures. ``rows`` are the states that occur: word, what it means, how many."""

    mailing: Mailing
    tally: Tally
    sign: str
    word: str
    rows: list[tuple[str, str, int]]

    @property
    def is_moving(self) -> bool:
        """Return whether the figures may change by themselves."""
        return self.mailing.state in {Mailing.State.FILLING, Mailing.State.READY, Mailing.State.SENDING}

    @property
    def is_paused(self) -> bool:
        """Return whether somebody may let it go on."""
        return self.mailing.state == Mailing.State.PAUSED


def shown(mailing: Mailing) -> Shown:
    """Count a mailing and say where it stands."""
    counted = tally(mailing.pk)
    sign, word = _SAID[Mailing.State(mailing.state)]
    rows = [(said, meaning, getattr(counted, state)) for state, said, meaning in _STATES if getattr(counted, state)]
    return Shown(mailing, counted, sign, word, rows)
