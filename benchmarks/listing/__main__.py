"""One measurement in the installation of POSTROAD_HOME: ``python -m benchmarks.listing WHAT [COUNT]``; answers in JSON.

``found`` makes the installation; ``file COUNT`` a list; ``look``, ``import`` and ``export`` are ours, ``bulk``, ``select``
what they are measured against; ``empty`` takes all readers away.
"""

import csv
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from django.db import connection, transaction

HOME = Path(os.environ["POSTROAD_HOME"])
LIST = HOME / "list.csv"
ROWS = HOME / "rows"
HELD: list[float] = []
"""How many milliseconds each of the import's transactions took."""


def found() -> None:
    """Make the database and a newsletter."""
    from django.core.management import call_command

    from postroad.network.found import found as founded

    call_command("migrate", verbosity=0, interactive=False)
    founded("The Measured Letter", sender_address="letter@measured.example", languages=["en", "fr", "de"])


def file(count: int) -> None:
    """Write a list whose addresses are in no order, as lists are."""
    chance = random.Random(7)
    with LIST.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("E-mail", "First name", "Last name", "Language", "Country", "Status", "Confirmed at"))
        for number in range(count):
            name = "".join(chance.choices("abcdefghijklmnoprstuvz", k=7))
            writer.writerow(
                (
                    f"{name}.{number}@{chance.choice('abcdefghijklmnop')}{chance.randrange(400)}.example.org",
                    name.title(),
                    f"Of {name}",
                    chance.choice(("en", "fr", "de")),
                    chance.choice(("BE", "FR", "DE", "")),
                    "subscribed",
                    f"20{chance.randrange(10, 25)}-0{chance.randrange(1, 9)}-1{chance.randrange(9)} 10:11:12",
                )
            )


def look() -> int:
    """Look the list through."""
    from postroad.network.models import Newsletter
    from postroad.readers.importing.look import findings, tally

    table, columns, wishes = _taken()
    return tally(findings(table, columns, wishes, Newsletter.objects.get(), now=datetime.now(UTC)))["new"]


def import_() -> int:
    """Import the list with all checks and consent entries."""
    from postroad.network.models import Newsletter
    from postroad.readers.importing import pace
    from postroad.readers.importing.store import begin, go_on

    table, columns, wishes = _taken()
    now = datetime.now(UTC)
    newsletter = Newsletter.objects.get()
    noted = pace.Pace.held

    def held(self: pace.Pace, seconds: float) -> None:
        HELD.append(seconds * 1000)
        noted(self, seconds)

    pace.Pace.held = held  # type: ignore[method-assign]
    batch = begin(newsletter, table, columns, wishes, source="bench", basis="consent", evidence="invented", now=now)
    done: int = go_on(batch, table, now=now).counts["new"]
    return done


def keep() -> None:
    """Keep the very rows that an import stored, in its order, so that the database's own bulk load loads the same."""
    import pickle

    with connection.cursor() as cursor, ROWS.open("wb") as out:
        for table, columns in _tables():
            order = "id" if table != "readers_subscriber" else "key"
            if table == "readers_subscriber":
                cursor.execute(
                    f"SELECT {', '.join(f's.{one}' for one in columns)} FROM readers_subscriber s "
                    "JOIN readers_consententry e ON e.subscriber_key = s.key ORDER BY e.id"
                )
            else:
                cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")
            while rows := cursor.fetchmany(10_000):
                pickle.dump((table, columns, rows), out)


def bulk() -> int:
    """Load the kept rows as quickly as the database can: one transaction, prepared rows, no check."""
    with transaction.atomic(), connection.cursor() as cursor:
        count = 0
        for table, columns, rows in _kept():
            names = ", ".join(columns)
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            count += len(rows) if table == "readers_subscriber" else 0
    return count


def export() -> int:
    """Export all readers to a file."""
    from postroad.network.models import Newsletter
    from postroad.readers.export import lines

    with (HOME / "export.csv").open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines(Newsletter.objects.get()))
    return sum(1 for _ in (HOME / "export.csv").open("rb")) - 1


def select() -> int:
    """Write the same columns by one bare SELECT and the standard library's CSV."""
    count = 0
    with (HOME / "select.csv").open("w", encoding="utf-8", newline="") as out, connection.cursor() as cursor:
        writer = csv.writer(out)
        cursor.execute(
            "SELECT s.address, s.name, u.state, u.languages, u.topics, u.countries, u.rhythm, u.format, u.discreet, "
            "u.discreet_body, u.paused_until, s.zone, o.name, u.confirmed_at, u.confirmed_how "
            "FROM readers_subscription u JOIN readers_subscriber s ON s.key = u.subscriber_id "
            "LEFT JOIN network_organisation o ON o.id = s.organisation_id WHERE u.newsletter_id = 1"
        )
        while rows := cursor.fetchmany(5_000):
            writer.writerows(rows)
            count += len(rows)
    return count


def empty() -> None:
    """Take all readers away."""
    from postroad.readers import triggers

    triggers.remove(connection)
    with connection.cursor() as cursor:
        for table in ("readers_subscription", "readers_consententry", "readers_subscriber", "readers_batch"):
            cursor.execute(f"DELETE FROM {table}")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    triggers.install(connection)


def _taken() -> Any:
    from postroad.readers.importing.judge import Wishes
    from postroad.readers.importing.origins import recognise
    from postroad.readers.importing.table import open_table

    table = open_table(LIST)
    return table, recognise(table.headings, has_head=table.has_head).columns, Wishes()


def _tables() -> Any:
    from postroad.readers.importing import bulk as hot

    return (
        hot.SUBSCRIBERS,
        hot.SUBSCRIPTIONS,
        next((table, tuple(one for one in columns if one != "batch_id")) for table, columns in (hot.ENTRIES,)),
    )


def _kept() -> Any:
    import pickle

    with ROWS.open("rb") as rows:
        while True:
            try:
                yield pickle.load(rows)
            except EOFError:
                return


def main(what: str, *count: str) -> None:
    """Do one thing, and say how long it took and how much memory."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"
    django.setup()
    acts: dict[str, Callable[..., int | None]] = {
        "found": found, "file": file, "look": look, "import": import_, "keep": keep, "bulk": bulk, "export": export,
        "select": select, "empty": empty,
    }  # fmt: skip
    connection.ensure_connection()
    began = time.monotonic()
    done = acts[what](*map(int, count))
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer: dict[str, Any] = {"rows": done, "seconds": seconds, "peak_rss_mb": peak}
    if HELD:
        cuts = statistics.quantiles(HELD, n=100)
        answer["transactions"] = {
            "count": len(HELD),
            "median_ms": cuts[49],
            "p99_ms": cuts[98],
            "most_ms": max(HELD),
            "over_50_ms": sum(one > 50 for one in HELD),
        }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
