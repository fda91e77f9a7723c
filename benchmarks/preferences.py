"""The preference page under 50 parallel clients, beside a bare Django page from the same server in the same run.

Two pages: the one that the link in each mail opens, and the whole of a reader's choices behind a fresh link; each time
another reader's, from all over the table. The mail's page is held against an empty one: the site's frame, and no query. The
choices are held against a bare page that looks one reader up and asks one question, and knows nothing of tokens, languages
and choices. The value is the 99th percentile; the rounds of the pages take turns.
POSTROAD_BENCH_READERS sets how many readers there are (100,000; the whole form is 1,000,000).
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.paging.clients import Page, ask
from benchmarks.paging.served import peak_mb, until_it_serves
from benchmarks.place import free_port, on_disk

READERS = int(os.environ.get("POSTROAD_BENCH_READERS", "100000"))
CLIENTS = 50
ROUNDS = int(os.environ.get("POSTROAD_BENCH_ROUNDS", "4"))
A_ROUND = 1_000
"""Requests for each page in a round."""
GOAL = 3.0


def figures() -> Iterator[Figure]:
    """Measure on both databases."""
    from tests.postgresql import postgresql

    with on_disk("preferences") as home:
        yield from _measured(home / "sqlite", "sqlite", "sqlite")
        with postgresql(home / "pg-cluster") as url:
            yield from _measured(home / "pg", "postgresql", url)


def _measured(home: Path, name: str, database: str) -> Iterator[Figure]:
    home.mkdir()
    port = free_port()
    host = f"127.0.0.1:{port}"
    told = {
        **os.environ,
        "POSTROAD_HOME": str(home),
        "POSTROAD_DATABASE": database,
        "POSTROAD_URL": f"http://{host}",
    }
    world = [sys.executable, "-m", "benchmarks.paging.world", str(READERS)]
    done = subprocess.run(world, env=told, check=True, stdout=subprocess.PIPE, text=True)
    tokens = json.loads(done.stdout.splitlines()[-1])
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.paging.server", str(port)], env=told)
    try:
        until_it_serves(port)
        yield from _beside(name, port, host, tokens, server.pid)
    finally:
        server.terminate()
        server.wait()


def _beside(name: str, port: int, host: str, tokens: Sequence[Sequence[str]], pid: int) -> Iterator[Figure]:
    pages = {
        "empty": [Page("/empty/") for _ in range(A_ROUND)],
        "bare": [Page(f"/bare/{_of(tokens, one)[2]}/") for one in range(A_ROUND)],
        "link": [Page(f"/reader/preferences/{_of(tokens, one)[0]}/") for one in range(A_ROUND)],
        "choices": [Page("/reader/choices/", cookie=f"reader={_of(tokens, one)[1]}") for one in range(A_ROUND)],
    }
    spent: dict[str, list[float]] = {kind: [] for kind in pages}
    for some in pages.values():
        ask(port, host, some[:200], clients=CLIENTS)
    for _ in range(ROUNDS):
        for kind, some in pages.items():
            spent[kind] += ask(port, host, some, clients=CLIENTS)
    p99 = {kind: statistics.quantiles(times, n=100)[-1] for kind, times in spent.items()}
    for kind, times in spent.items():
        print(f"  {name} {kind}: {statistics.median(times):.1f} ms median, {p99[kind]:.1f} ms p99", file=sys.stderr)
    empty, bare = ("empty", "an empty page, no query"), ("bare", "a bare page, one look-up")
    for kind, page, (reference, told) in (("link", "preferences", empty), ("choices", "choices", bare)):
        yield Figure(
            figure=f"readers.{page}.{name}",
            value=p99[kind],
            unit="ms p99",
            reference=told,
            reference_value=p99[reference],
            goal=GOAL,
            sense="<=",
            peak_rss_mb=peak_mb(pid),
        )


def _of(tokens: Sequence[Sequence[str]], number: int) -> Sequence[str]:
    return tokens[number % len(tokens)]
