"""Segments: each sieve picks whom it says, several pick who passes all, and mail goes to nobody beyond."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from postroad.network import found as founding
from postroad.network.models import Newsletter, Organisation
from postroad.readers import join
from postroad.readers.audience import confirmed, count_confirmed
from postroad.readers.consent import Act, enter
from postroad.readers.join import Enrolment
from postroad.readers.leave import leave
from postroad.readers.models import Segment, Subscription
from postroad.readers.segments import Wanted, count, picked, said

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db

Enrol = Callable[..., Subscription]


@pytest.fixture
def reader(newsletter: Newsletter) -> Enrol:
    """Return an act that enrols one reader with choices of their own."""

    def enrolled(name: str, *, at: datetime = NOW, basis: str = "members", **choices: Any) -> Subscription:
        join.enrol(newsletter, [Enrolment(f"{name}@harbour.example", name)], basis=basis, evidence="list", now=at)
        subscription = Subscription.objects.get(subscriber__name=name)
        if choices:
            enter(subscription, Act.CHANGED, how="page", now=at, choices=choices)
        return subscription

    return enrolled


def names(newsletter: Newsletter, *, now: datetime = NOW, **wanted: Any) -> set[str]:
    found = picked(newsletter, Wanted.from_json(wanted), now=now)
    assert found.count() == count(newsletter, Wanted.from_json(wanted), now=now)
    return set(found.values_list("subscriber__name", flat=True))


def test_without_a_sieve_all_confirmed_readers_are_in(newsletter: Newsletter, reader: Enrol) -> None:
    reader("ada")
    join.ask(newsletter, "asked@harbour.example", language="en", now=NOW, name="asked")
    leave(newsletter, reader("bela").subscriber_id, how="link", now=NOW)
    assert names(newsletter) == {"ada"}


def test_a_topic_picks_who_chose_it_and_who_reads_all(newsletter: Newsletter, reader: Enrol) -> None:
    reader("law", topics=["law", "asylum"])
    reader("lawyers", topics=["by-law", "lawyers"])
    reader("all")
    assert names(newsletter, topics={"any_of": ["law"]}) == {"law", "all"}
    assert names(newsletter, topics={"any_of": ["lawyers", "asylum"]}) == {"law", "lawyers", "all"}


@pytest.mark.parametrize("key", ["in-überblick", "in-حملات", "in-%", "in-_", "in-'", 'in-"', "in-\\"])
def test_a_topic_with_any_letters_is_found_as_it_is_and_no_other(
    newsletter: Newsletter, reader: Enrol, key: str
) -> None:
    reader("one", topics=[key])
    reader("other", topics=["in-x"])
    assert names(newsletter, topics={"any_of": [key]}) == {"one"}


def test_languages_countries_and_rhythms_pick_together(newsletter: Newsletter, reader: Enrol) -> None:
    reader("yes", languages=["fr", "en"], countries=["BE", "NL"], rhythm="digest")
    reader("any-country", languages=["fr"], rhythm="digest")
    reader("english", languages=["en", "fr"], countries=["BE"], rhythm="digest")
    reader("greece", languages=["fr"], countries=["GR"], rhythm="digest")
    reader("each", languages=["fr"], countries=["BE"])
    wanted = {"languages": {"any_of": ["fr"]}, "countries": {"any_of": ["BE"]}, "rhythm": {"any_of": ["digest"]}}
    assert names(newsletter, **wanted) == {"yes", "any-country"}


def test_the_kind_of_organisation_picks_those_who_read_for_one(newsletter: Newsletter, reader: Enrol) -> None:
    member = founding.join(newsletter, founding.Member("Harbour Light"))
    partner = Organisation.objects.create(slug="p", name="Partner House", kind=Organisation.Kind.PARTNER)
    for name, organisation in (("member", member), ("member-too", member), ("partner", partner), ("alone", None)):
        subscriber = reader(name).subscriber
        subscriber.organisation = organisation
        subscriber.save()
    assert names(newsletter, organisations={"any_of": ["member"]}) == {"member", "member-too"}
    assert names(newsletter, organisations={"any_of": ["partner", "publisher"]}) == {"partner"}


def test_days_of_joining_are_days_at_the_newsletter_and_both_are_in(newsletter: Newsletter, reader: Enrol) -> None:
    # In Brussels it is already the 2nd of June.
    reader("late-evening", at=datetime(2026, 6, 1, 22, 30, tzinfo=UTC))
    reader("before", at=datetime(2026, 6, 1, 21, 30, tzinfo=UTC))
    reader("last-day", at=datetime(2026, 6, 30, 21, 30, tzinfo=UTC))
    reader("after", at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    days = {"since": "2026-06-02", "until": "2026-06-30"}
    assert names(newsletter, joined=days) == {"late-evening", "last-day"}
    assert names(newsletter, joined={"until": "2026-06-01"}) == {"before"}


def test_who_is_in_pause_is_so_through_the_last_day(newsletter: Newsletter, reader: Enrol) -> None:
    reader("until-today", paused_until="2026-11-20")
    reader("until-yesterday", paused_until="2026-11-19")
    reader("never")
    assert names(newsletter, pause={"standing": "in"}) == {"until-today"}
    assert names(newsletter, pause={"standing": "out"}) == {"until-yesterday", "never"}


def test_who_is_gone_lately_is_told_apart_by_how(newsletter: Newsletter, reader: Enrol) -> None:
    enter(reader("bounced"), Act.STOPPED, how="bounce 5.1.1", now=NOW - timedelta(days=10))
    enter(reader("phoned"), Act.STOPPED, how="phone", now=NOW - timedelta(days=10))
    enter(reader("long-ago"), Act.STOPPED, how="bounce 5.1.1", now=NOW - timedelta(days=100))
    leave(newsletter, reader("left").subscriber_id, how="link", now=NOW - timedelta(days=1))
    reader("here")
    assert names(newsletter, gone={"way": "bounced", "days": 30}) == {"bounced"}
    assert names(newsletter, gone={"way": "stopped", "days": 30}) == {"bounced", "phoned"}
    assert names(newsletter, gone={"way": "stopped", "days": 365}) == {"bounced", "phoned", "long-ago"}
    assert names(newsletter, gone={"way": "left", "days": 30}) == {"left"}


def test_how_readers_were_confirmed_picks(newsletter: Newsletter, reader: Enrol) -> None:
    reader("imported", basis="members of 2026")
    enter(reader("clicked"), Act.CONFIRMED, how="link", now=NOW)
    assert names(newsletter, confirmed={"any_of": ["link"]}) == {"clicked"}
    assert names(newsletter, confirmed={"any_of": ["members of 2026"]}) == {"imported"}


def test_another_newsletters_readers_are_never_in(newsletter: Newsletter, reader: Enrol) -> None:
    other = founding.found("The Other Letter", sender_address="letter@other.example")
    reader("ada")
    assert count(other, Wanted(), now=NOW) == 0


def test_a_mailing_to_a_segment_reaches_those_in_it_who_are_not_in_pause(newsletter: Newsletter, reader: Enrol) -> None:
    reader("french", languages=["fr"])
    reader("french-in-pause", languages=["fr"], paused_until="2026-12-24")
    reader("english")
    segment = _segment(newsletter, languages={"any_of": ["fr"]})
    assert [one.name for one in confirmed(newsletter, segment=segment, now=NOW)] == ["french"]
    assert count_confirmed(newsletter, segment=segment, now=NOW) == 1
    assert {one.name for one in confirmed(newsletter, now=NOW)} == {"french", "english"}
    assert {one.name for one in confirmed(newsletter, now=NOW + timedelta(days=60))} == {
        "french",
        "french-in-pause",
        "english",
    }
    asleep = _segment(newsletter, name="Asleep", pause={"standing": "in"})
    assert count_confirmed(newsletter, segment=asleep, now=NOW) == 0


def test_no_mail_goes_to_a_segment_of_the_gone_or_of_another_newsletter(newsletter: Newsletter, reader: Enrol) -> None:
    enter(reader("stopped"), Act.STOPPED, how="phone", now=NOW)
    gone = _segment(newsletter, gone={"way": "stopped", "days": 30})
    with pytest.raises(ValueError, match="present readers"):
        list(confirmed(newsletter, segment=gone, now=NOW))
    other = founding.found("The Other Letter", sender_address="letter@other.example")
    with pytest.raises(ValueError, match="No mail of The Other Letter"):
        count_confirmed(other, segment=_segment(newsletter, name="All"), now=NOW)


def test_a_segment_says_itself_in_a_sentence(newsletter: Newsletter) -> None:
    wanted = Wanted.from_json(
        {
            "languages": {"any_of": ["fr", "ar"]},
            "rhythm": {"any_of": ["digest"]},
            "joined": {"since": "2026-01-01"},
            "pause": {"standing": "out"},
        }
    )
    assert (
        said(newsletter, wanted.sieves)
        == "Readers in French or Arabic, who get monthly digest, who joined from 1 January 2026, not in pause."
    )
    assert said(newsletter, ()) == "All readers."


@pytest.mark.parametrize(
    "stored",
    [
        {"salary": {"any_of": ["x"]}},
        {"topics": {"any_of": []}},
        {"topics": {"any_of": ["x"], "or": "1=1"}},
        {"joined": {}},
        {"joined": {"since": "2026-02-01", "until": "2026-01-01"}},
        {"gone": {"way": "stopped", "days": 31}},
        {"pause": {"standing": "maybe"}},
    ],
)
def test_what_is_no_segment_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises((ValidationError, ValueError)):
        Wanted.from_json(stored)


def _segment(newsletter: Newsletter, name: str = "One", **wanted: Any) -> Segment:
    return Segment.objects.create(newsletter=newsletter, name=name, wanted=wanted, made_at=NOW)


_words = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5)


@given(topics=_words, since=st.dates(), paused=st.sampled_from(["in", "out"]))
def test_a_segment_comes_back_from_json_as_it_was(topics: list[str], since: date, paused: str) -> None:
    stored = {"topics": {"any_of": topics}, "joined": {"since": since.isoformat()}, "pause": {"standing": paused}}
    wanted = Wanted.from_json(stored)
    assert Wanted.from_json(wanted.as_json()) == wanted


def test_counting_begins_in_an_index_and_not_in_the_table(newsletter: Newsletter) -> None:
    wanted = Wanted.from_json({"languages": {"any_of": ["fr"]}, "confirmed": {"any_of": ["link"]}})
    with CaptureQueriesContext(connection) as asked:
        count(newsletter, wanted, now=NOW)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # With no rows it would read the table, which is then quicker.
            cursor.execute("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {asked.captured_queries[-1]['sql']}")
        plan = " ".join(str(row) for row in cursor.fetchall())
    expected = {"sqlite": "COVERING INDEX subscription_segment", "postgresql": "subscription_"}
    assert expected[connection.vendor] in plan
    assert "SCAN" not in plan
    assert "Seq Scan" not in plan


def test_lists_too_long_for_any_index_are_stored_and_found(newsletter: Newsletter, reader: Enrol) -> None:
    topics = [f"a-topic-with-quite-a-long-name-{number}" for number in range(400)]
    reader("all-of-them", topics=topics)
    assert names(newsletter, topics={"any_of": [topics[-1]]}) == {"all-of-them"}
    assert names(newsletter, topics={"any_of": ["another"]}) == set()
