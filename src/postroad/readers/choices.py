"""What a reader chose, as one frozen value; and how each entry of the consent ledger changes it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Literal, Protocol

Standing = Literal["pending", "confirmed", "left", "stopped", "erased"]
"""``pending`` until confirmed; ``left`` by the reader's own act; ``stopped`` by the network (a bounce, a request)."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A subscription as its reader made it. Only confirmed ones are written to.

    - ``languages``: tags of BCP 47 in the order in which an item is wanted; the first is the mail's own.
    - ``topics``: slugs of the newsletter's topics and keys of its sections; empty means all.
    - ``countries``: two letters of ISO 3166-1; empty means all.
    - ``rhythm``: "each" issue, a monthly "digest", or "events" (and deadlines) alone.
    - ``discreet``: neutral in all that can be seen from outside; ``discreet_body`` "link" or "plain".
    - ``paused_until``: the last day of a pause (ISO 8601), or "".
    - ``measured``: whether the reader lets links be counted as theirs; apart from being written to, and off by default.
    """

    state: Standing = "pending"
    languages: tuple[str, ...] = ("en",)
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    rhythm: str = "each"
    format: str = "html"
    discreet: bool = False
    discreet_body: str = "link"
    paused_until: str = ""
    measured: bool = False


FIELDS: Final = tuple(field.name for field in fields(Choices) if field.name != "state")
_TUPLES: Final = frozenset({"languages", "topics", "countries"})

_STANDINGS: Final[dict[str, Standing]] = {
    "asked": "pending",
    "confirmed": "confirmed",
    "enrolled": "confirmed",
    "resumed": "confirmed",
    "left": "left",
    "stopped": "stopped",
    "undone": "erased",
    "erased": "erased",
}
"""Where each act leaves a subscription; an act that isn't here changes choices and leaves the standing as it is."""


class Entry(Protocol):
    """What the fold needs of an entry."""

    act: str
    choices: Mapping[str, Any]


def step(before: Choices, act: str, changed: Mapping[str, Any]) -> Choices:
    """Return what a subscription is after one act. Raise ValueError for a choice that doesn't exist."""
    strange = set(changed) - set(FIELDS)
    if strange:
        raise ValueError(f"There is no choice “{min(strange)}”.")
    values: dict[str, Any] = {name: tuple(value) if name in _TUPLES else value for name, value in changed.items()}
    return replace(before, state=_STANDINGS.get(act, before.state), **values)


def fold(entries: Iterable[Entry]) -> Choices | None:
    """Return what the entries of one reader and newsletter, in order, add up to; None where there are none."""
    now: Choices | None = None
    for entry in entries:
        now = step(now or Choices(), entry.act, entry.choices)
    return now


def as_json(changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return choices as plain JSON values."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in changed.items()}
