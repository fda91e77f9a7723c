"""A bounded memory for what is costly to make and never changes once made."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Memory(Generic[Made]):
    """Keeps what was made, up to so much ``room``; what was not asked for the longest goes first. Safe over threads."""

    def __init__(self, *, size_of: Callable[[Made], int], room: int) -> None:
        self._size_of = size_of
        self._room = room
        self._used = 0
        self._kept: OrderedDict[str, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Made]) -> Made:
        """Return what the key names; make it where it is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        # Made outside the lock: two may make the same at once, which costs time and no harm.
        made = make()
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: str, made: Made) -> None:
        size = self._size_of(made)
        if key in self._kept or size > self._room:
            return
        self._kept[key] = made
        self._used += size
        while self._used > self._room:
            _, gone = self._kept.popitem(last=False)
            self._used -= self._size_of(gone)

    def __len__(self) -> int:
        return len(self._kept)
