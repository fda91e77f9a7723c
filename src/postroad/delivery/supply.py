"""The deliveries that a run has taken, kept ready for its connections."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence

from postroad.delivery.outgoing import Ready

LOT = 300
"""Deliveries taken at a time; the next lot is fetched when half of it is gone."""


class Supply:
    """Hands out deliveries one by one and fetches more in time."""

    def __init__(self, fetch: Callable[[int], Awaitable[Sequence[Ready]]], *, lot: int = LOT) -> None:
        self._fetch = fetch
        self._lot = lot
        self._ready: deque[Ready] = deque()
        self._is_dry = False
        self._fetching: asyncio.Task[None] | None = None

    def next_ready(self) -> Ready | None:
        """Return a delivery if one is at hand."""
        if len(self._ready) <= self._lot // 2:
            self._fetch_more()
        return self._ready.popleft() if self._ready else None

    async def next(self) -> Ready | None:
        """Return a delivery, or None when none is left for now."""
        while True:
            ready = self.next_ready()
            if ready is not None or self._fetching is None:
                return ready
            await asyncio.shield(self._fetching)

    def put_back(self, ready: Ready) -> None:
        """Take back a delivery that was not put to the relay."""
        self._ready.appendleft(ready)

    def refill(self) -> None:
        """Look again whether there is more: a wait may be over."""
        self._is_dry = False

    def _fetch_more(self) -> None:
        if self._fetching is None and not self._is_dry:
            self._fetching = asyncio.ensure_future(self._fetch_lot())

    async def _fetch_lot(self) -> None:
        try:
            lot = await self._fetch(self._lot)
            self._ready.extend(lot)
            self._is_dry = len(lot) < self._lot
        finally:
            self._fetching = None
