"""Readers out as CSV: streamed, safe to open in a spreadsheet program, and fit to be imported again."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import connection

from postroad.network.models import Newsletter
from postroad.readers.importing.formulas import harmless
from postroad.readers.models import Subscription

COLUMNS: Final = (
    "address", "name", "state", "languages", "topics", "countries", "rhythm", "format", "discreet", "discreet body",
    "paused until", "zone", "organisation", "joined", "joined how",
)  # fmt: skip
STATES: Final = tuple(Subscription.State.values)
CHUNK: Final = 5_000

_ROWS: Final = """
    SELECT u.subscriber_id, s.address, s.name, u.languages, u.topics, u.countries, u.rhythm, u.format, u.discreet,
           u.discreet_body, u.paused_until, s.zone, o.name, u.confirmed_at, u.confirmed_how
    FROM readers_subscription u
    JOIN readers_subscriber s ON s.key = u.subscriber_id
    LEFT JOIN network_organisation o ON o.id = s.organisation_id
    WHERE u.newsletter_id = %s AND u.state = %s AND u.subscriber_id > %s
    ORDER BY u.subscriber_id
    LIMIT %s
"""


def lines(
    newsletter: Newsletter,
    *,
    states: Sequence[str] = (Subscription.State.CONFIRMED,),
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[str]:
    """Yield the CSV in pieces of some thousand rows, the head first. Memory stays bounded, and no lock is held between."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    told, done = _Told(), 0
    for state in states:
        for rows in _chunks(newsletter.pk, state):
            writer.writerows([_cells(row, state, told) for row in rows])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
            done += len(rows)
            progress(done)
    if rest := buffer.getvalue():
        yield rest


def _chunks(newsletter_pk: int, state: str) -> Iterator[Sequence[tuple[Any, ...]]]:
    after = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_ROWS, [newsletter_pk, state, after, CHUNK])
            rows = cursor.fetchall()
        if rows:
            yield rows
        if len(rows) < CHUNK:
            return
        after = rows[-1][0]


def _cells(row: tuple[Any, ...], state: str, told: "_Told") -> tuple[object, ...]:
    (
        _,
        address,
        name,
        languages,
        topics,
        countries,
        rhythm,
        kind,
        discreet,
        body,
        pause,
        zone,
        organisation,
        since,
        how,
    ) = row
    return (
        harmless(address), harmless(name), state, told[languages], told[topics], told[countries], rhythm, kind,
        "yes" if discreet else "", body, _day(pause), zone, harmless(organisation or ""), _day(since), harmless(how),
    )  # fmt: skip


def _day(moment: date | datetime | str | None) -> str:
    return str(moment)[:10] if moment else ""


class _Told(dict[str, str]):
    """Lists of the database as cells; there are few different ones, so each is read once."""

    def __missing__(self, stored: str) -> str:
        values = json.loads(stored) if isinstance(stored, str) else stored
        told = harmless("|".join(values))
        if len(self) < 10_000:
            self[stored] = told
        return told
