"""The ledger's thread: it alone has the database while a mailing is sent, and commits for all connections at once."""

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Any, TypeVar

import psycopg
from django.db import DatabaseError, connection

from postroad.delivery.ledger.rows import Outcome
from postroad.delivery.ledger.store import Store, open_store

T = TypeVar("T")
_DRIVER_ERRORS = (sqlite3.Error, psycopg.Error)
_LOGGER = logging.getLogger(__name__)
TRIES = 5
"""How often a commit is tried while the database says no (locked, disk full, restarting), with growing waits: some 15 s."""


SHARE = 0.5
"""A commit waits until this share of the connections has something for it, while the others keep the relay busy; """
GATHER = 0.001
"""or until so many seconds have passed."""


class LedgerError(Exception):
    """The database does not take what must be written; nothing more may be sent."""


class _Entry:
    """One connection's wish: an outcome to write, an offer to write, and who waits for it."""

    __slots__ = ("future", "offer", "outcome")

    def __init__(self, outcome: Outcome | None, offer: int | None, future: "asyncio.Future[bool]") -> None:
        self.outcome = outcome
        self.offer = offer
        self.future = future


class _Batch:
    """Wishes that go into one commit."""

    __slots__ = ("entries",)

    def __init__(self, entries: list[_Entry]) -> None:
        self.entries = entries


class _Question:
    """Anything else that somebody wants from the database."""

    __slots__ = ("act", "future")

    def __init__(self, act: Callable[[Store], Any], future: "asyncio.Future[Any]") -> None:
        self.act = act
        self.future = future


class Ledger:
    """Writes for a run. Use it as an asynchronous context; all methods are for the event loop."""

    def __init__(self, *, newsletter: int, relay: int, connections: int = 1) -> None:
        self.run = 0
        self._enough = max(1, round(connections * SHARE))
        self._pending: list[_Entry] = []
        self._timer: asyncio.TimerHandle | None = None
        self._is_committing = False
        self._newsletter = newsletter
        self._relay = relay
        self._wishes: SimpleQueue[_Batch | _Question | None] = SimpleQueue()
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._work, name="ledger")

    async def __aenter__(self) -> "Ledger":
        self._thread.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        self._wishes.put(None)
        await self._loop.run_in_executor(None, self._thread.join)

    def record(self, outcome: Outcome | None, offer: int | None) -> "asyncio.Future[bool]":
        """Write an outcome and an offer in one commit. The answer, once it is durable: whether the offer stands."""
        future: asyncio.Future[bool] = self._loop.create_future()
        pending = self._pending
        pending.append(_Entry(outcome, offer, future))
        if len(pending) >= self._enough:
            self._pass_on()
        elif self._timer is None:
            self._timer = self._loop.call_later(GATHER, self._time_is_up)
        return future

    def ask(self, act: Callable[[Store], T]) -> "asyncio.Future[T]":
        """Have something done on the ledger's thread, between two commits."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._wishes.put(_Question(act, future))
        return future

    def _time_is_up(self) -> None:
        self._timer = None
        self._pass_on(is_due=True)

    def _pass_on(self, *, is_due: bool = False) -> None:
        """Give what is pending to the thread, unless that is at it: then it goes with all that comes meanwhile."""
        if not self._pending or self._is_committing:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._is_committing = True
        batch, self._pending = self._pending, []
        self._wishes.put(_Batch(batch))

    def _committed(self, entries: Sequence[_Entry], stand: set[int]) -> None:
        self._is_committing = False
        for entry in entries:
            if not entry.future.done():
                entry.future.set_result(entry.offer in stand)
        self._look_again()

    def _not_committed(self, entries: Sequence[_Entry], failure: Exception) -> None:
        self._is_committing = False
        _fail([entry.future for entry in entries], failure)
        self._look_again()

    def _look_again(self) -> None:
        if len(self._pending) >= self._enough:
            self._pass_on()
        elif self._pending and self._timer is None:
            self._timer = self._loop.call_later(GATHER, self._time_is_up)

    # on the ledger's thread

    def _work(self) -> None:
        store: Store | None = None
        try:
            store = open_store()
            while self._serve(store):
                pass
        except Exception as error:
            _LOGGER.debug("The ledger stopped", exc_info=True)
            self._refuse_all(error)
        finally:
            if store is not None:
                store.close()
            connection.close()

    def _serve(self, store: Store) -> bool:
        """Do what was wished next. Return False at the end."""
        wish = self._wishes.get()
        if wish is None:
            return False
        if isinstance(wish, _Batch):
            self._commit(store, wish.entries)
        else:
            self._answer(store, wish)
        return True

    def _commit(self, store: Store, entries: Sequence[_Entry]) -> None:
        outcomes = [entry.outcome for entry in entries if entry.outcome is not None]
        offers = [entry.offer for entry in entries if entry.offer is not None]
        try:
            stand = self._settled(store, outcomes, offers)
        except DatabaseError as error:
            failure = LedgerError(f"The database did not take what was sent: {_first_line(error)}.")
            self._loop.call_soon_threadsafe(self._not_committed, entries, failure)
        else:
            self._loop.call_soon_threadsafe(self._committed, entries, stand)

    def _settled(self, store: Store, outcomes: Sequence[Outcome], offers: Sequence[int]) -> set[int]:
        for attempt in range(1, TRIES + 1):
            try:
                return store.settle(self.run, self._relay, self._newsletter, outcomes, offers)
            except _DRIVER_ERRORS as error:
                if attempt == TRIES:
                    raise DatabaseError(str(error)) from error
                time.sleep(attempt * 1.5)
        raise AssertionError  # pragma: no cover - the loop returns or raises

    def _answer(self, store: Store, question: _Question) -> None:
        try:
            answer = question.act(store)
        except Exception as error:
            self._loop.call_soon_threadsafe(_fail, [question.future], error)
        else:
            self._loop.call_soon_threadsafe(_resolve, question.future, answer)

    def _refuse_all(self, error: Exception) -> None:
        """Answer everybody, now and later, that there is no database."""
        while (wish := self._wishes.get()) is not None:
            failure = LedgerError(f"The database is gone: {_first_line(error)}.")
            if isinstance(wish, _Batch):
                self._loop.call_soon_threadsafe(self._not_committed, wish.entries, failure)
            else:
                self._loop.call_soon_threadsafe(_fail, [wish.future], failure)


def _resolve(future: "asyncio.Future[Any]", answer: object) -> None:
    if not future.done():
        future.set_result(answer)


def _fail(futures: "Sequence[asyncio.Future[Any]]", error: Exception) -> None:
    for future in futures:
        if not future.done():
            future.set_exception(error)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
