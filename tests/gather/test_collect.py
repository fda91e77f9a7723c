"""Collecting: what feeds bring becomes leads, once, and what was placed keeps its words."""

from datetime import UTC, datetime, timedelta

import pytest

from postroad.desk.begin import begin
from postroad.gather.collect import collect, collect_all
from postroad.gather.decide import Known, decide
from postroad.gather.feed import Entry
from postroad.gather.fetch import Fetched, FetchError, Wanted
from postroad.gather.models import Lead, Source
from tests.desk import world

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def rss(*titles: str, title: str = "Feed") -> bytes:
    items = "".join(f"<item><title>{one}</title><guid>{place}</guid></item>" for place, one in enumerate(titles))
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def bringing(data: bytes, etag: str = ""):
    return lambda wanted: Fetched(wanted.url, data, etag=etag)


@pytest.fixture
def source(db) -> Source:
    return Source.objects.create(newsletter=world.newsletter(), url="https://harbour.example/feed")


def titles() -> list[str]:
    return sorted(Lead.objects.values_list("title", flat=True))


def test_new_changed_and_known_are_told_apart():
    entries = [Entry("1", "new"), Entry("2", "changed"), Entry("3", "same"), Entry("4", "placed, changed")]
    known = {"2": Known("was", "", ""), "3": Known("same", "", ""), "4": Known("was", "", "", placed=True)}
    decision = decide(entries, known)
    assert [entry.guid for entry in decision.add] == ["1"]
    assert [entry.guid for entry in decision.update] == ["2"]
    assert decision.same == 2


def test_fetched_again_the_same_news_is_the_same_lead(source):
    first = collect(source, bringing(rss("a", "b")), NOW)
    again = collect(source, bringing(rss("a", "b", "c")), NOW)
    assert (first.new, again.new, again.known) == (2, 1, 2)
    assert titles() == ["a", "b", "c"]


def test_a_source_takes_its_feeds_own_name_where_it_has_none(source):
    collect(source, bringing(rss("a", title="Harbour Light")), NOW)
    assert Source.objects.get().title == "Harbour Light"
    collect(source, bringing(rss("a", title="Renamed")), NOW)
    assert Source.objects.get().title == "Harbour Light"


def test_a_lead_that_changed_at_its_source_changes_until_it_is_placed(source):
    collect(source, bringing(rss("a")), NOW)
    assert collect(source, bringing(rss("a, corrected")), NOW).changed == 1
    issue = begin(source.newsletter, title="March")
    item = issue.place(Lead.objects.get(), issue.sections.first(), by=None)
    collect(source, bringing(rss("a, corrected again")), NOW)
    assert titles() == ["a, corrected"]
    assert item.title == "a, corrected"


def test_what_was_put_aside_does_not_come_again(source):
    collect(source, bringing(rss("a")), NOW)
    Lead.objects.get().dismiss(now=NOW)
    collect(source, bringing(rss("a")), NOW)
    assert not Lead.objects.open().exists()
    Lead.objects.get().restore()
    assert Lead.objects.open().exists()


def test_the_server_is_asked_only_for_what_changed_and_that_only_once_all_is_stored(source):
    asked: list[Wanted] = []

    def fetch(wanted: Wanted) -> Fetched:
        asked.append(wanted)
        return Fetched(wanted.url, rss("a"), etag='"1"', last_modified="then")

    collect(source, fetch, NOW)
    collect(Source.objects.get(), fetch, NOW)
    assert (asked[0].etag, asked[1].etag, asked[1].last_modified) == ("", '"1"', "then")


def test_an_unchanged_feed_is_well(source):
    source.last_error = "was broken"
    source.save()
    collected = collect(source, lambda wanted: Fetched(wanted.url, unchanged=True), NOW)
    source.refresh_from_db()
    assert collected.unchanged
    assert (source.last_error, source.last_success_at) == ("", NOW)


def test_what_went_wrong_stays_with_the_source_and_stops_no_other(source):
    good = Source.objects.create(newsletter=source.newsletter, url="https://good.example/feed", title="Good")
    odd = Source.objects.create(newsletter=source.newsletter, url="https://odd.example/feed", title="Odd")

    def fetch(wanted: Wanted) -> Fetched:
        if "harbour" in wanted.url:
            raise FetchError("It is not there any more. Find its new address.")
        if "odd" in wanted.url:
            raise ZeroDivisionError("a fault of ours")
        return Fetched(wanted.url, rss("a"))

    said = {one.source.pk: one.error for one in collect_all([source, good, odd], fetch, lambda: NOW)}
    assert said[source.pk] == "It is not there any more. Find its new address."
    assert said[good.pk] == ""
    assert "a fault of ours" in said[odd.pk]
    source.refresh_from_db()
    assert source.last_error == said[source.pk]
    assert source.last_success_at is None
    assert titles() == ["a"]


def test_a_broken_feed_leaves_the_leads_that_are_there(source):
    collect(source, bringing(rss("a")), NOW)
    assert collect(source, bringing(b"<!doctype html><html></html>"), NOW).error
    assert titles() == ["a"]


def test_a_claim_to_be_from_the_future_does_not_stay_on_top(source):
    for guid, published in (("old", NOW - timedelta(days=1)), ("future", NOW + timedelta(days=900))):
        Lead.objects.create(
            source=source, guid=guid, title=guid, published_at=published, fetched_at=NOW - timedelta(days=2)
        )
    Lead.objects.create(source=source, guid="new", title="new", published_at=NOW, fetched_at=NOW)
    assert Lead.objects.newest_first()[0].title == "new"


def test_a_source_whose_lead_stands_in_an_issue_is_put_to_rest_and_not_deleted(source):
    collect(source, bringing(rss("a")), NOW)
    issue = begin(source.newsletter, title="March")
    issue.place(Lead.objects.get(), issue.sections.first(), by=None)
    source.remove()
    assert not Source.objects.get().is_active
    issue.item(issue.placements.get().item_key).remove(now=NOW)
    source.remove()
    assert not Source.objects.exists()
