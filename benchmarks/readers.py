"""Lists of readers in and out, beside what the database alone takes for the same rows.

Import: against one transaction that loads the very same prepared rows into the same three tables with their indexes
(``executemany`` on SQLite, ``COPY`` on PostgreSQL). Export: against one bare SELECT into the standard library's CSV.
Both are measured in turn, each in a process of its own. POSTROAD_BENCH_READERS sets how many readers there are (100,000;
the goals are for 1,000,000). ``readers.import.*.memory`` compares the peak memory with that of a tenth of the readers.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.place import on_disk

READERS = int(os.environ.get("POSTROAD_BENCH_READERS", "100000"))
Answer = dict[str, float]


def figures() -> Iterator[Figure]:
    """Measure on SQLite, and on PostgreSQL."""
    with on_disk("readers") as home, ExitStack() as stack:
        yield from _on("sqlite", home / "sqlite", "sqlite")

        from tests.postgresql import postgresql

        url = stack.enter_context(postgresql(home / "server"))
        yield from _on("postgresql", home / "postgresql", url)


def _on(name: str, home: Path, database: str) -> Iterator[Figure]:
    home.mkdir()
    told = {**os.environ, "POSTROAD_HOME": str(home), "POSTROAD_DATABASE": database}

    def measured(*words: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.listing", *words], env=told, check=True, capture_output=True, text=True
        )
        answer: Answer = json.loads(done.stdout)
        print(f"{name} {' '.join(words)}: {answer}", file=sys.stderr, flush=True)
        return answer

    measured("found")
    measured("file", str(READERS // 10))
    small = measured("import")
    measured("empty")
    measured("file", str(READERS))
    look = measured("look")
    ours = measured("import")
    assert ours["rows"] == look["rows"] == READERS
    exported, selected = measured("export"), measured("select")
    assert exported["rows"] == selected["rows"] == READERS
    measured("keep")
    measured("empty")
    bulk = measured("bulk")
    assert bulk["rows"] == READERS
    loading = "its own bulk load of the same rows"
    yield _figure(f"readers.import.{name}", ours, bulk, loading, 4)
    yield _figure(f"readers.look.{name}", look, bulk, loading, 2)
    yield _figure(f"readers.export.{name}", exported, selected, "a bare SELECT to CSV", 3)
    yield Figure(
        f"readers.import.{name}.memory",
        ours["peak_rss_mb"],
        "MB",
        f"{READERS // 10:,} readers",
        small["peak_rss_mb"],
        1.25,
        "<=",
        ours["peak_rss_mb"],
    )


def _figure(name: str, ours: Answer, theirs: Answer, reference: str, goal: float) -> Figure:
    """Return microseconds a reader, beside the reference's."""
    each = 1_000_000 / READERS
    return Figure(
        name,
        ours["seconds"] * each,
        "µs a reader",
        reference,
        theirs["seconds"] * each,
        goal,
        "<=",
        ours["peak_rss_mb"],
    )
