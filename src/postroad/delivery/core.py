"""Keeping the threads of one run on one processor core.

The event loop and the ledger share Python's lock, so together they use one core at most. Spread over two, they hand the
lock from core to core some thousand times a second and push a relay on the same machine off its own; that was measured to
cost a quarter of the rate.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager


def keep_on_core(number: int) -> None:
    """Keep the calling thread on one of the process's cores; runs with following numbers get different ones."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(os.getpid()))
        os.sched_setaffinity(0, {cores[number % len(cores)]})


@contextmanager
def afterwards_on_any() -> Iterator[None]:
    """Let the calling thread go back to the cores on which it ran before."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
