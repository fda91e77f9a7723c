"""The scheduler as a process: ``python -m postroad.site.running.scheduler PARENT``. It does small acts at their times.

Each act decides by itself what is to do and may be run at any time and twice; so nothing is lost where the scheduler was off,
and nothing needs to be remembered but when to look again.
"""

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from postroad.site.running.tether import end_with_parent

_LOGGER = logging.getLogger("postroad.scheduler")


@dataclass
class Act:
    """Something that is done every so many seconds. ``due`` is on the monotonic clock, which no clock change moves."""

    name: str
    every: float
    do: Callable[[], object]
    due: float = 0.0

    def do_if_due(self, clock: float) -> None:
        """Do it if its time has come; a fault is logged and the act comes again at its next time."""
        if clock < self.due:
            return
        self.due = clock + self.every
        try:
            self.do()
        except Exception:  # one act that fails must not stop the others
            _LOGGER.exception("The act “%s” failed; it is tried again in %.0f s.", self.name, self.every)


def acts() -> list[Act]:
    """Return what is done, and how often."""
    return [
        Act("erase again whom a restored backup brought back", 86_400.0, _replay_erasures),
        Act("send the notes that readers asked for", 2.0, _send_notes),
        Act("forget what was kept long enough", 86_400.0, _retain),
    ]


def _send_notes() -> None:
    from django.utils import timezone

    from postroad.delivery.models.relay import RelayError
    from postroad.delivery.notes import send_notes

    try:
        sent = send_notes(now=timezone.now())
    except RelayError as error:
        _LOGGER.warning("Notes wait: %s", error)
        time.sleep(30)
        return
    if sent.failed:
        _LOGGER.warning("%d notes wait: %s", sent.failed, sent.why)
        time.sleep(5)


def _retain() -> None:
    from django.utils import timezone

    from postroad.delivery import returned
    from postroad.readers.retain import retain

    retain(now=timezone.now())
    returned.retain(now=timezone.now())


def _replay_erasures() -> None:
    from django.utils import timezone

    from postroad.readers.erase import replay

    back = replay(now=timezone.now())
    if back:
        _LOGGER.warning("%d readers whom a restored backup had brought back were erased again.", back)


def main() -> None:
    """Do what is due until told to stop."""
    end_with_parent(int(sys.argv[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
    import django

    django.setup()
    from django.db import close_old_connections

    every = acts()
    while True:
        for act in every:
            act.do_if_due(time.monotonic())
        close_old_connections()
        time.sleep(1)


if __name__ == "__main__":
    main()
