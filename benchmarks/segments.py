"""Segments: how long it takes to count seven of them, beside a bare COUNT(*) over the same table in the same run.

The value is the 95th percentile over all counts of all seven. It is met where a million readers are counted within 200 ms,
and fewer in proportion (though 40 ms are always allowed); the goal is that time as a multiple of the reference's, which on
SQLite reads the pages of its smallest index and no row. POSTROAD_BENCH_READERS sets how many readers there are (100,000;
the whole form is 1,000,000), POSTROAD_BENCH_ROUNDS how often each segment is counted (20).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.place import on_disk

READERS = int(os.environ.get("POSTROAD_BENCH_READERS", "100000"))
GOAL_MS = max(40.0, 200.0 * READERS / 1_000_000)
ROUNDS = int(os.environ.get("POSTROAD_BENCH_ROUNDS", "20"))


def figures() -> Iterator[Figure]:
    """Count on both databases."""
    from tests.postgresql import postgresql

    with on_disk("segments") as home:
        yield _counted(home / "sqlite", "segments.sqlite", "sqlite")
        with postgresql(home / "pg-cluster") as url:
            yield _counted(home / "pg", "segments.postgresql", url)


def _counted(home: Path, name: str, database: str) -> Figure:
    home.mkdir()
    environment = {**os.environ, "POSTROAD_HOME": str(home), "POSTROAD_DATABASE": database}
    command = [sys.executable, "-m", "benchmarks.counting.counter", str(READERS), str(ROUNDS)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return Figure(
        figure=f"readers.{name}",
        value=told["p95_ms"],
        unit="ms p95",
        reference="a bare COUNT(*)",
        reference_value=told["bare_ms"],
        goal=round(GOAL_MS / told["bare_ms"], 1),
        sense="<=",
        peak_rss_mb=told["peak_rss_mb"],
    )
