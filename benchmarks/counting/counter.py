"""Count seven segments, again and again: ``python -m benchmarks.counting.counter READERS ROUNDS``, in POSTROAD_HOME.

Writes one line of JSON: the 95th percentile over all counts, the median of a bare COUNT(*), and peak memory.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, Final

SEGMENTS: Final[dict[str, dict[str, Any]]] = {
    "reads about law or asylum": {"topics": {"any_of": ["law", "asylum"]}},
    "in French, about health": {"languages": {"any_of": ["fr"]}, "topics": {"any_of": ["health"]}},
    "interested in Greece, events alone": {"countries": {"any_of": ["GR"]}, "rhythm": {"any_of": ["events"]}},
    "at member organisations": {"organisations": {"any_of": ["member"]}},
    "joined this year by the link, not in pause": {
        "joined": {"since": "2026-01-01"},
        "confirmed": {"any_of": ["link"]},
        "pause": {"standing": "out"},
    },
    "in pause": {"pause": {"standing": "in"}},
    "bounced in the last 90 days": {"gone": {"way": "bounced", "days": 90}},
}


def main(readers: int, rounds: int) -> None:
    """Build, count, tell."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.counting.world import NOW, build
    from benchmarks.figure import peak_rss_mb
    from postroad.readers.models import Subscription
    from postroad.readers.segments import Wanted, count

    call_command("migrate", verbosity=0, interactive=False)
    newsletter = build(readers)
    wanted = {name: Wanted.from_json(stored) for name, stored in SEGMENTS.items()}
    every: list[float] = []
    bare: list[float] = []
    by_name: dict[str, list[float]] = {name: [] for name in wanted}
    for name, one in wanted.items():
        print(f"  {name}: {count(newsletter, one, now=NOW):,} of {readers:,}", file=sys.stderr)
        _plan(connection, lambda one=one: count(newsletter, one, now=NOW))  # type: ignore[misc]
    for _ in range(rounds):
        bare.append(_timed(Subscription.objects.count))
        for name, one in wanted.items():
            by_name[name].append(_timed(lambda one=one: count(newsletter, one, now=NOW)))  # type: ignore[misc]
    for name, spent in by_name.items():
        every += spent
        print(f"  {_p95(spent):6.1f} ms p95, {statistics.median(spent):6.1f} median: {name}", file=sys.stderr)
    p95 = _p95(every)
    print(f"  {p95:6.1f} ms p95 over all, among {readers:,} readers", file=sys.stderr, flush=True)
    print(json.dumps({"p95_ms": p95, "bare_ms": statistics.median(bare), "peak_rss_mb": peak_rss_mb()}), flush=True)


def _plan(connection: Any, done: Callable[[], object]) -> None:
    """Show how the database does it."""
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        done()
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {asked.captured_queries[-1]['sql']}".replace("%", "%%"))
        for row in cursor.fetchall():
            print(f"      {row[-1]}", file=sys.stderr)


def _timed(done: Callable[[], object]) -> float:
    began = time.perf_counter()
    done()
    return (time.perf_counter() - began) * 1000


def _p95(spent: list[float]) -> float:
    return statistics.quantiles(spent, n=20)[-1]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
