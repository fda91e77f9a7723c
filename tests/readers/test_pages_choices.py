"""The preference page: what holds is said in words, and every change is an entry in the ledger."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from postroad.delivery.prepare import prepare
from postroad.desk.accept import accept
from postroad.network.found import found
from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.choosing import BLOCKS
from postroad.readers.consent import disagreements
from postroad.readers.join import Enrolment
from postroad.readers.keys import MANAGE, MANAGE_WITHIN, PREFERENCES, token_for
from postroad.readers.models import ConsentEntry, Subscriber, Subscription
from tests.desk.world import document

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def letter(db: None) -> Newsletter:
    """Return a newsletter with something to choose among."""
    return found(
        "The Quay Letter",
        sender_address="letter@quay.example",
        languages=["en", "fr", "ar"],
        sections=["Policy", "Publications"],
        topics=["Shelter", "Fair work"],
    )


@pytest.fixture
def reader(client: Client, letter: Newsletter) -> Client:
    """Return the browser of a reader whose choices are open."""
    join.enrol(letter, [Enrolment("kim@pier.example", name="=Kim")], basis="members", evidence="list", now=NOW)
    key = Subscriber.objects.get().key
    client.post(reverse("readers:manage", args=[token_for(MANAGE, letter.pk, key, expires=NOW + MANAGE_WITHIN)]))
    return client


def choose(reader: Client, name: str, **answers: Any) -> str:
    """Save one decision; return what the page then says."""
    answer = reader.post(reverse("readers:choose", args=[name]), answers, follow=True)
    return re.sub(r"\s+", " ", answer.content.decode())


def chosen() -> Any:
    """Return what the only subscription is now."""
    return Subscription.objects.get().chosen


def test_a_fresh_reader_gets_everything_and_is_not_counted(reader: Client) -> None:
    said = reader.get(reverse("readers:choices")).content.decode()
    assert "You get The Quay Letter." in said
    assert "You now get everything." in said
    assert "Nothing that you open is counted as yours." in said


def test_topics_are_sections_and_subjects(reader: Client) -> None:
    said = choose(reader, "topics", sections=["in-policy"], topics=["shelter"])
    assert "You now get: Policy and Shelter." in said
    assert chosen().topics == ("in-policy", "shelter")


def test_everything_ticked_is_everything_also_what_comes_later(reader: Client) -> None:
    choose(reader, "topics", sections=["in-policy"])
    choose(reader, "topics", sections=["in-policy", "in-publications"], topics=["shelter", "fair-work"])
    assert chosen().topics == ()


def test_nothing_ticked_is_asked_back(reader: Client) -> None:
    assert "Tick at least one." in choose(reader, "topics")
    assert ConsentEntry.objects.count() == 1


def test_languages_have_an_order(reader: Client) -> None:
    choose(reader, "languages", language_1="ar", language_2="", language_3="en")
    assert chosen().languages == ("ar", "en")
    page = reader.get(reverse("readers:choices")).content.decode()
    assert re.search(r'<html\s+lang="ar"\s+dir="rtl"', page)


def test_a_language_that_stands_twice_is_asked_back(reader: Client) -> None:
    assert "This language stands above already." in choose(reader, "languages", language_1="fr", language_2="fr")
    assert chosen().languages == ("en",)


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("topics", {"topics": ["no-such"]}),
        ("languages", {"language_1": "xx"}),
        ("countries", {"countries": ["QQ"]}),
        ("rhythm", {"answer": "hourly"}),
        ("format", {"answer": "<b>"}),
        ("pause", {"until": "2024-01-01"}),
        ("zone", {"zone": "Mars/Olympus"}),
    ],
)
def test_an_answer_that_was_not_offered_is_refused(reader: Client, name: str, answers: dict[str, Any]) -> None:
    assert reader.post(reverse("readers:choose", args=[name]), answers).status_code == 400
    assert ConsentEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "answers", "field", "value"),
    [
        ("countries", {"countries": ["FR", "BE"]}, "countries", ("FR", "BE")),
        ("rhythm", {"answer": "digest"}, "rhythm", "digest"),
        ("format", {"answer": "text"}, "format", "text"),
        ("pause", {"until": "2027-02-01"}, "paused_until", "2027-02-01"),
        ("pause", {"until": ""}, "paused_until", ""),
    ],
)
def test_each_decision_is_an_entry(
    reader: Client, letter: Newsletter, name: str, answers: dict[str, Any], field: str, value: Any
) -> None:
    choose(reader, name, **answers)
    stored = getattr(chosen(), field)
    assert (set(stored) if isinstance(value, tuple) else stored) == (set(value) if isinstance(value, tuple) else value)
    entry = ConsentEntry.objects.latest("pk")
    assert (entry.act, entry.how, entry.source) == ("changed", "page", f"preferences/{name}")
    assert list(disagreements(letter)) == []


def test_counting_is_agreed_to_by_its_own_wording_and_taken_back_without(reader: Client) -> None:
    assert "You agreed that the links you open are counted" in choose(reader, "measured", agreed="on")
    agreed = ConsentEntry.objects.latest("pk")
    assert agreed.wording is not None
    assert agreed.wording.text.startswith("I agree that the links that I open")
    choose(reader, "measured")
    assert ConsentEntry.objects.latest("pk").wording is None
    assert chosen().measured is False


def test_the_zone_is_the_persons_own(reader: Client) -> None:
    assert "Times are told for Asia/Kuala Lumpur." in choose(reader, "zone", zone="Asia/Kuala_Lumpur")
    assert Subscriber.objects.get().zone == "Asia/Kuala_Lumpur"


def test_discreet_mails_are_not_offered_without_a_domain(reader: Client) -> None:
    assert "Discreet" not in reader.get(reverse("readers:choices")).content.decode()
    assert reader.get(reverse("readers:choose", args=["discreet"])).status_code == 404
    key = Subscriber.objects.get().key
    token = token_for(PREFERENCES, Newsletter.objects.get().pk, key)
    reader.post(reverse("readers:hide", args=[token]))
    assert chosen().discreet is False


def test_discreet_mails_turn_the_page_neutral_at_once(reader: Client, settings: Any) -> None:
    settings.CONFIG = replace(settings.CONFIG, discreet_domain="morning.example")
    said = choose(reader, "discreet", answer="plain")
    assert (chosen().discreet, chosen().discreet_body) == (True, "plain")
    assert "Quay" not in said
    assert 'href="/reader/exit/"' in said
    assert "Quay" in choose(reader, "discreet", answer="off")


def test_each_decision_has_its_words_in_each_language(reader: Client, letter: Newsletter) -> None:
    Newsletter.objects.update(languages=["en", "fr", "de", "es", "it", "nl", "ar"])
    seen = set()
    for language in ("en", "fr", "de", "es", "it", "nl", "ar"):
        for name in BLOCKS:
            if name != "discreet":
                page = reader.get(reverse("readers:choose", args=[name]) + f"?language={language}")
                assert page.status_code == 200, name
                heading = re.search(r"<h1>(.+?)</h1>", page.content.decode())
                assert heading
                seen.add((name, heading[1]))
    assert len(seen) > 6 * (len(BLOCKS) - 1)


def test_leaving_from_the_page_is_at_once(reader: Client, letter: Newsletter) -> None:
    reader.get(reverse("readers:own-leave"))
    assert chosen().state == "confirmed"
    reader.post(reverse("readers:own-leave"))
    assert chosen().state == "left"
    assert "You have left The Quay Letter" in reader.get(reverse("readers:choices")).content.decode()


def test_who_is_forgotten_is_gone_and_the_browser_too(reader: Client) -> None:
    reader.get(reverse("readers:own-forget"))
    assert Subscriber.objects.exists()
    assert "You are forgotten" in reader.post(reverse("readers:own-forget")).content.decode()
    assert not Subscriber.objects.exists()
    assert reader.get(reverse("readers:choices")).status_code == 403


def test_all_that_is_held_comes_as_json(reader: Client) -> None:
    choose(reader, "measured", agreed="on")
    answer = reader.get(reverse("readers:own-file", args=["json"]))
    told = json.loads(answer.content)
    assert told["reader"]["address"] == "kim@pier.example"
    assert told["subscriptions"][0]["measured"] is True
    assert [entry["act"] for entry in told["consent"]] == ["enrolled", "changed"]
    assert told["consent"][0]["evidence"] == "list"
    assert told["consent"][1]["wording"].startswith("I agree")
    assert "quay" not in answer["Content-Disposition"].lower()


def test_mails_that_were_sent_are_among_what_is_held(reader: Client, letter: Newsletter) -> None:
    prepare(accept(document(), letter, by=None).freeze(by=None, now=NOW), by=None, now=NOW)
    told = json.loads(reader.get(reverse("readers:own-file", args=["json"])).content)
    assert [mail["newsletter"] for mail in told["mails"]] == ["The Quay Letter"]


def test_the_table_is_safe_in_a_spreadsheet(reader: Client) -> None:
    answer = reader.get(reverse("readers:own-file", args=["csv"])).content.decode("utf-8-sig")
    rows = {(row["what"], row["number"], row["field"]): row["value"] for row in csv.DictReader(io.StringIO(answer))}
    assert rows["reader", "", "name"] == "'=Kim"
    assert rows["reader", "", "address"] == "kim@pier.example"
    assert rows["consent", "1", "act"] == "enrolled"


def test_another_site_can_change_nothing(letter: Newsletter, reader: Client) -> None:
    stranger = Client(enforce_csrf_checks=True)
    stranger.cookies = reader.cookies
    assert stranger.post(reverse("readers:choose", args=["format"]), {"answer": "text"}).status_code == 403
    assert chosen().format == "html"
