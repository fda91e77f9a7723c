"""The readers' pages."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.audience import count_confirmed
from postroad.readers.join import Enrolment
from postroad.readers.keys import CONFIRM, CONFIRM_WITHIN, LEAVE, PREFERENCES, token_for
from postroad.readers.models import Note, Subscriber, Subscription
from postroad.readers.wishes import take_up
from postroad.readers.words import catalogue

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def fill_in(client: Client, newsletter: Newsletter, address: str, *, after: float = 20, **more: str) -> Any:
    """Open the form, wait, fill it in and send it."""
    page = reverse("readers:subscribe", args=[newsletter.slug])
    with time_machine.travel(NOW, tick=False):
        shown = re.search(r'name="shown" value="([^"]+)"', client.get(page).content.decode())
    assert shown
    with time_machine.travel(NOW + timedelta(seconds=after), tick=False):
        return client.post(page, {"address": address, "language": "en", "shown": shown[1], **more})


@pytest.fixture
def reader(newsletter: Newsletter) -> Subscriber:
    """Return a confirmed reader."""
    join.enrol(newsletter, [Enrolment("kim@pier.example")], basis="members", evidence="list", now=NOW)
    return Subscriber.objects.get()


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(
    client: Client, newsletter: Newsletter, reader: Subscriber
) -> None:
    answers = [fill_in(client, newsletter, address) for address in ("kim@pier.example", "new@pier.example")]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, reverse("readers:asked", args=[newsletter.slug]) + "?language=en")
    }
    take_up(now=NOW)
    assert Note.objects.count() == 1


def test_a_field_that_no_person_sees_gives_a_program_away(client: Client, newsletter: Newsletter) -> None:
    answer = fill_in(client, newsletter, "bot@pier.example", website="https://spam.example")
    assert answer.status_code == 302
    take_up(now=NOW)
    assert not Subscriber.objects.exists()


def test_what_comes_quicker_than_a_person_types_is_asked_back(client: Client, newsletter: Newsletter) -> None:
    answer = fill_in(client, newsletter, "kim@pier.example", after=0.5)
    assert answer.status_code == 400
    assert "quicker than a person" in answer.content.decode()
    assert not Subscriber.objects.exists()


def test_what_is_no_address_is_asked_back_in_the_pages_language(client: Client, newsletter: Newsletter) -> None:
    page = reverse("readers:subscribe", args=[newsletter.slug]) + "?language=fr"
    answer = client.post(page, {"address": "kim", "language": "fr"})
    assert answer.status_code == 400
    assert "Ce n’est pas une adresse" in answer.content.decode()


def test_a_slip_in_the_domain_is_asked_back_once_and_never_mended_silently(
    client: Client, newsletter: Newsletter
) -> None:
    asked = fill_in(client, newsletter, "kim@gmial.com")
    said = asked.content.decode()
    assert asked.status_code == 400
    assert "Do you mean kim@gmail.com?" in said
    kept = re.search(r'name="kept" value="([^"]+)"', said)
    assert kept
    assert fill_in(client, newsletter, "kim@gmial.com", kept=kept[1]).status_code == 302
    take_up(now=NOW)
    assert Subscriber.objects.get().address == "kim@gmial.com"


def test_the_page_is_mirrored_in_arabic(client: Client, newsletter: Newsletter) -> None:
    page = client.get(reverse("readers:subscribe", args=[newsletter.slug]) + "?language=ar").content.decode()
    assert re.search(r'<html\s+lang="ar"\s+dir="rtl"', page)


def test_following_the_link_confirms_nothing_and_the_button_does(client: Client, newsletter: Newsletter) -> None:
    join.ask(newsletter, "kim@pier.example", language="en", now=NOW)
    token = token_for(CONFIRM, newsletter.pk, Subscriber.objects.get().key, expires=NOW + CONFIRM_WITHIN)
    page = reverse("readers:confirm", args=[token])
    with time_machine.travel(NOW, tick=False):
        for _ in range(3):
            assert client.get(page).status_code == 200
        assert count_confirmed(newsletter) == 0
        assert client.post(page).status_code == 200
        assert count_confirmed(newsletter) == 1
        assert client.post(page).status_code == 404


def test_following_the_link_to_leave_changes_nothing_and_the_button_does(
    client: Client, newsletter: Newsletter, reader: Subscriber
) -> None:
    page = reverse("readers:leave", args=[token_for(LEAVE, newsletter.pk, reader.key)])
    shown = client.get(page)
    assert "kim" not in shown.content.decode()
    assert shown["Referrer-Policy"] == "same-origin"
    assert count_confirmed(newsletter) == 1
    assert "You have left" in client.post(page).content.decode()
    assert count_confirmed(newsletter) == 0


def test_one_click_from_a_mail_program_needs_no_cookie(newsletter: Newsletter, reader: Subscriber) -> None:
    page = reverse("readers:leave", args=[token_for(LEAVE, newsletter.pk, reader.key)])
    answer = Client(enforce_csrf_checks=True).post(page, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Subscription.objects.get().state == Subscription.State.LEFT


def test_leaving_says_the_same_for_a_reader_who_is_gone(
    client: Client, newsletter: Newsletter, reader: Subscriber
) -> None:
    page = reverse("readers:leave", args=[token_for(LEAVE, newsletter.pk, reader.key)])
    before = client.post(page).content
    reader.delete()
    assert client.post(page).content == before


def test_the_link_in_a_mail_shows_no_address_and_offers_to_leave(
    client: Client, newsletter: Newsletter, reader: Subscriber
) -> None:
    page = client.get(reverse("readers:preferences", args=[token_for(PREFERENCES, newsletter.pk, reader.key)]))
    said = page.content.decode()
    assert "kim" not in said
    action = re.search(r'action="([^"]*/leave/[^"]+)"', said)
    assert action
    client.post(action[1])
    assert count_confirmed(newsletter) == 0


@pytest.mark.parametrize("name", ["leave", "confirm", "preferences"])
def test_a_broken_or_strange_token_is_one_sentence(
    client: Client, newsletter: Newsletter, reader: Subscriber, name: str
) -> None:
    good = token_for({"leave": LEAVE, "confirm": CONFIRM, "preferences": PREFERENCES}[name], newsletter.pk, reader.key)
    other = token_for("other", newsletter.pk, reader.key)
    for token in (good[:-2], good[:-1] + ("A" if good[-1] != "A" else "B"), other, "x" * 40, "é" * 40, "x" * 5000):
        for method in (client.get, client.post):
            answer = method(reverse(f"readers:{name}", args=[token]))
            assert answer.status_code in {404, 405}
            assert count_confirmed(newsletter) == 1


def test_each_language_has_each_word() -> None:
    every = catalogue()
    for language, words in every.items():
        assert set(words) == set(every["en"]), language
        for name, word in words.items():
            assert set(re.findall(r"{(\w+)}", word)) == set(re.findall(r"{(\w+)}", every["en"][name])), (language, name)
