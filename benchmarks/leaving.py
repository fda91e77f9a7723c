"""Leaving by one click while a list is imported: how long a mail service waits for its answer, on SQLite.

The web server and the import are the product's own, each in a process of its own, on one installation; as many readers are
imported as POSTROAD_BENCH_READERS says (100,000; the whole form is 1,000,000). Mail services post at random moments,
``A_SECOND`` of them a second, each over a connection of its own; every one must be answered by 200, and every reader who
left must have left afterwards. The value is the 99th percentile. It is met within 250 ms; the goal is that time as a
multiple of the reference, the same posts in the same run while nothing is imported. How long the import's own transactions
held the database's lock is printed beside.
"""

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from benchmarks.figure import Figure
from benchmarks.paging.served import peak_mb, until_it_serves
from benchmarks.place import free_port, on_disk

READERS = int(os.environ.get("POSTROAD_BENCH_READERS", "100000"))
WITHIN_MS = 250.0
A_SECOND = 25
QUIET_SECONDS = 20.0
WARM_SECONDS = 5.0
LEAVERS = 50_000
"""Readers who are there before, from all over the table; more than can leave in the time."""


def figures() -> Iterator[Figure]:
    """Measure on SQLite, which has one writer."""
    with on_disk("leaving") as home:
        yield _measured({**os.environ, "POSTROAD_HOME": str(home), "POSTROAD_DATABASE": "sqlite"})


def _measured(told: dict[str, str]) -> Figure:
    _listing(told, "found")
    tokens = _world(told, "build", str(LEAVERS))
    _listing(told, "file", str(READERS))
    with _serving(told) as (port, pid):
        left = iter(tokens)
        asyncio.run(_post(port, left, _for(WARM_SECONDS)))
        quiet = asyncio.run(_post(port, left, _for(QUIET_SECONDS)))
        importing = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.listing", "import"], env=told, stdout=subprocess.PIPE, text=True
        )
        try:
            busy = asyncio.run(_post(port, left, lambda: importing.poll() is None))
        finally:
            importing.terminate()
            answer, _ = importing.communicate()
        if importing.returncode:
            raise SystemExit("The import did not end well.")
        peak = peak_mb(pid)
    gone = len(tokens) - len(list(left))
    still = _world(told, "staying", str(gone))
    if still:
        raise SystemExit(f"{len(still)} of {gone} who left are still there.")
    imported = json.loads(answer)
    assert imported["rows"] == READERS
    for what, spent in (("quiet", quiet), ("during the import", busy)):
        cuts = statistics.quantiles(spent, n=1000)
        print(
            f"  {what}: {len(spent)} left; {cuts[499]:.1f} ms median, {cuts[899]:.1f} p90, {cuts[989]:.1f} p99, "
            f"{max(spent):.1f} at most",
            file=sys.stderr,
        )
    print(f"  import: {imported['seconds']:.1f} s; transactions {imported['transactions']}", file=sys.stderr)
    bare = statistics.quantiles(quiet, n=100)[98]
    return Figure(
        figure="readers.leave.sqlite",
        value=statistics.quantiles(busy, n=100)[98],
        unit="ms p99",
        reference="the same with no import",
        reference_value=bare,
        goal=round(WITHIN_MS / bare, 1),
        sense="<=",
        peak_rss_mb=peak,
    )


def _listing(told: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "-m", "benchmarks.listing", *words], env=told, check=True, stdout=subprocess.PIPE)


def _world(told: dict[str, str], *words: str) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.paging.leavers", *words]
    done = subprocess.run(command, env=told, check=True, stdout=subprocess.PIPE, text=True)
    answer: list[str] = json.loads(done.stdout.splitlines()[-1])
    return answer


@contextmanager
def _serving(told: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Run the web server as ``postroad serve`` does; yield its port and process."""
    port = free_port()
    command = [sys.executable, "-m", "postroad.site.running.web", "127.0.0.1", str(port), str(os.getpid())]
    server = subprocess.Popen(command, env=told)
    try:
        until_it_serves(port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def _for(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() < until


async def _post(port: int, tokens: Iterator[str], goes_on: Callable[[], bool]) -> Sequence[float]:
    """Let readers leave at random moments; return how many milliseconds each waited."""
    dice, running = random.Random(11), []
    while goes_on():
        running.append(asyncio.create_task(_leave(port, next(tokens))))
        await asyncio.sleep(dice.expovariate(A_SECOND))
    return await asyncio.gather(*running)


async def _leave(port: int, token: str) -> float:
    """Post as a mail service does (RFC 8058)."""
    body = b"List-Unsubscribe=One-Click"
    head = (
        f"POST /reader/leave/{token}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode() + body)
    answer = await reader.read()
    spent = (time.perf_counter() - began) * 1000
    writer.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"A reader who left was answered by {answer[:200]!r} after {spent:.0f} ms.")
    return spent
