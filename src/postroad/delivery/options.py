"""How patient a sending is."""

from dataclasses import dataclass

from postroad.delivery.verdict import WAITS
from postroad.mail.server import Timeouts


@dataclass(frozen=True, slots=True)
class Patience:
    """All in seconds.

    ``waits`` between the tries of a deferred delivery; ``wait_for_due`` is how long a run stays for one that is not yet
    due. A relay that can't be used is tried ``relay_tries`` times in a row, ``relay_wait`` apart at first and twice as long
    each time, at most half a minute. ``timeouts`` None means the wire's own.
    """

    waits: tuple[float, ...] = WAITS
    wait_for_due: float = 600.0
    relay_tries: int = 8
    relay_wait: float = 0.5
    timeouts: Timeouts | None = None
