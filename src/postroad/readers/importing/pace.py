"""How many rows go into one transaction, so that nobody else waits long for the database."""

import time
from typing import Final

from django.db import connection

LONGEST: Final = 0.05
"""Seconds that a write transaction may hold SQLite's one lock."""
_AIM: Final = 0.02
_FEWEST: Final = 150
_GAP: Final = 0.5
"""How long the lock is left alone after it was held, as a share of that."""


class Pace:
    """On SQLite: transactions of some 20 ms, and half as long between for others. On PostgreSQL nobody waits."""

    def __init__(self) -> None:
        self._is_alone = connection.vendor != "sqlite"
        self.rows = 5_000 if self._is_alone else 300
        self._held = 0.0
        self._released = time.monotonic()

    def wait(self) -> None:
        """Leave the database to others for their share; what was computed meanwhile counts."""
        rest = self._released + self._held * _GAP - time.monotonic()
        if rest > 0 and not self._is_alone:
            time.sleep(rest)

    def held(self, seconds: float) -> None:
        """Note how long a transaction took."""
        self._held, self._released = min(seconds, LONGEST), time.monotonic()
        if self._is_alone:
            return
        if seconds > 1.5 * _AIM:
            self.rows = max(_FEWEST, self.rows * 2 // 3)
        elif seconds < _AIM:
            self.rows = min(1_000, self.rows * 6 // 5 + 1)
