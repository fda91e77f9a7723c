"""Readers with choices of every kind, so many that counting them costs; put in by the import's own loading."""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import connection, transaction

from postroad.network.found import Member, found, join
from postroad.network.models import Newsletter, Organisation
from postroad.readers.importing import bulk
from postroad.readers.models import Batch

NOW: Final = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LANGUAGES: Final = ("en", "fr", "de", "es", "it", "nl", "ar")
COUNTRIES: Final = ("AT", "BE", "BG", "CY", "DE", "ES", "FR", "GR", "IE", "IT", "NL", "PL", "PT", "RO", "SE", "SK")
TOPICS: Final = (
    "law",
    "asylum",
    "labour",
    "children",
    "health",
    "courts",
    "funding",
    "research",
    "policing",
    "borders",
)
_STATES: Final = {"confirmed": 88, "left": 8, "stopped": 3, "pending": 1}
_BASIS: Final = "members of 2025"
_AT_ONCE: Final = 20_000


def build(readers: int) -> Newsletter:
    """Return a newsletter with so many subscribers; twelve in a hundred are gone or have not confirmed."""
    newsletter = found(
        "The Counted Letter", sender_address="letter@counted.example", languages=LANGUAGES, topics=TOPICS
    )
    for code in COUNTRIES:
        organisation = join(newsletter, Member(f"House {code}", country=code))
        kind = Organisation.Kind.MEMBER if code < "G" else Organisation.Kind.PARTNER
        Organisation.objects.filter(pk=organisation.pk).update(kind=kind)
    Batch.objects.create(newsletter=newsletter, basis=_BASIS, evidence="invented", made_at=NOW)
    dice = random.Random(20_261_120)
    for first in range(0, readers, _AT_ONCE):
        keys = bulk.fresh_keys(min(_AT_ONCE, readers - first))
        with transaction.atomic():
            bulk.load(bulk.SUBSCRIBERS, _subscribers(keys, first))
            rows = list(_subscriptions(keys, newsletter.pk, dice))
            bulk.load(bulk.SUBSCRIPTIONS, rows)
            bulk.load(bulk.ENTRIES, _stops(rows))
    with connection.cursor() as cursor:
        # One in twenty reads for an organisation.
        cursor.execute(
            "UPDATE readers_subscriber SET organisation_id = "
            "(SELECT MIN(id) FROM network_organisation) + key %% 16 WHERE key %% 20 = 0",
            [],
        )
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return newsletter


def _subscribers(keys: list[int], first: int) -> Iterator[tuple[Any, ...]]:
    at = _stored(NOW)
    for number, key in enumerate(keys, start=first):
        address = f"reader{number}@{'abcdefghij'[number % 10]}.example.org"
        yield key, address, address, f"Reader {number}", "", at


def _subscriptions(keys: list[int], newsletter: int, dice: random.Random) -> Iterator[tuple[Any, ...]]:
    states, weights = tuple(_STATES), tuple(_STATES.values())
    for key in keys:
        state = dice.choices(states, weights)[0]
        languages = dice.sample(LANGUAGES, dice.choice((1, 1, 2)))
        topics = sorted(dice.sample(TOPICS, dice.choice((0, 0, 1, 2, 3, 4))))
        countries = sorted(dice.sample(COUNTRIES, dice.choice((0, 0, 0, 1, 2, 3))))
        rhythm = dice.choice(("each", "each", "digest", "events"))
        joined = NOW - timedelta(minutes=dice.randrange(5 * 365 * 1440))
        changed = NOW - timedelta(minutes=dice.randrange((NOW - joined) // timedelta(minutes=1) + 1))
        paused = (
            connection.ops.adapt_datefield_value((NOW + timedelta(days=30)).date()) if dice.random() < 0.02 else None
        )
        yield (
            key, newsletter, state, languages[0], json.dumps(languages), json.dumps(topics), json.dumps(countries), rhythm,
            "html", False, "link", paused, False, _stored(joined), dice.choice(("link", _BASIS)), _stored(changed),
        )  # fmt: skip


def _stops(rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if row[2] == "stopped":
            how = "bounce 5.1.1" if row[0] % 2 else "phone"
            yield row[0], row[1], "stopped", row[-1], how, "", None, None, "{}"


def _stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)
