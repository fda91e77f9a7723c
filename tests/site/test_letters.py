"""The letters on the desk: read, done, and whoever asks to leave unsubscribed by one click."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.found import found
from postroad.network.models import AuditEntry, Correspondence, Newsletter, Person
from postroad.readers import join
from postroad.readers.audience import count_confirmed
from postroad.readers.join import Enrolment
from postroad.readers.models import ConsentEntry, Subscriber
from postroad.site.receiving import receive
from tests.mail.inbound.letters import mail

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
KIM = "kim@pier.example"


@pytest.fixture
def newsletter(db: None) -> Newsletter:
    """Return a newsletter with a reader."""
    newsletter = found("The Quay Letter", sender_address="letter@quay.example")
    enrol(newsletter, KIM)
    return newsletter


@pytest.fixture
def desk(db: None) -> Client:
    """Return a browser in which an editor is signed in."""
    client = Client()
    client.force_login(Person.objects.create_user("ana@quay.example", name="Ana"))
    return client


def enrol(newsletter: Newsletter, *addresses: str) -> None:
    join.enrol(newsletter, [Enrolment(one) for one in addresses], basis="members", evidence="list", now=NOW)


def comes(words: str, to: str = "letter@quay.example", **told: str) -> Correspondence:
    """Let a letter come in."""
    receive(mail(words, Message_ID=f"<{words.encode().hex()[:60]}@pier.example>", **told), to, sender=None, now=NOW)
    return Correspondence.objects.latest("pk")


def shown(desk: Client, view: str, *arguments: object, **query: str) -> str:
    answer = desk.get(reverse(f"letters:{view}", args=arguments), query)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content.decode()


def test_strangers_see_no_letter(client: Client, newsletter: Newsletter) -> None:
    letter = comes("Secret")
    for view, arguments in (("letters", []), ("letter", [letter.pk])):
        assert client.get(reverse(f"letters:{view}", args=arguments)).status_code == 302
    for view in ("done", "again", "leaving"):
        assert client.post(reverse(f"letters:{view}", args=[letter.pk])).status_code == 302
    assert count_confirmed(newsletter) == 1


def test_a_letter_waits_until_somebody_has_dealt_with_it(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("Thank you for June!", subject="June")
    assert "June" in shown(desk, "letters")
    assert "Thank you for June!" in shown(desk, "letter", letter.pk)
    desk.post(reverse("letters:done", args=[letter.pk]))
    assert "No letter waits" in shown(desk, "letters")
    assert "June" in shown(desk, "letters", show="done")
    assert "by Ana" in shown(desk, "letter", letter.pk)
    desk.post(reverse("letters:again", args=[letter.pk]))
    assert "June" in shown(desk, "letters")


def test_one_click_unsubscribes_who_asked_for_it(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("Please unsubscribe me")
    assert f"<bdi>{KIM}</bdi> reads The Quay Letter" in shown(desk, "letters")
    desk.post(reverse("letters:leaving", args=[letter.pk]))
    assert count_confirmed(newsletter) == 0
    entry = ConsentEntry.objects.latest("pk")
    assert (entry.act, entry.how, str(entry.by)) == ("left", "reply", "Ana")
    letter.refresh_from_db()
    assert letter.done_at is not None
    audit = AuditEntry.objects.get()
    assert (audit.act, audit.about) == ("reader.leave", f"reader {Subscriber.objects.get().key}")
    desk.post(reverse("letters:leaving", args=[letter.pk]))
    assert ConsentEntry.objects.filter(act="left").count() == 1


def test_a_letter_ends_only_the_newsletter_that_it_is_to(desk: Client, newsletter: Newsletter) -> None:
    other = found("The Other Letter", sender_address="other@quay.example")
    enrol(other, KIM, "lee@pier.example")
    desk.post(reverse("letters:leaving", args=[comes("unsubscribe").pk]))
    assert (count_confirmed(newsletter), count_confirmed(other)) == (0, 2)


def test_nobody_else_is_unsubscribed(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("unsubscribe", sender="stranger@mole.example")
    assert "No reader has the address" in shown(desk, "letter", letter.pk)
    desk.post(reverse("letters:leaving", args=[letter.pk]))
    nameless = Correspondence.objects.create(received_at=NOW, asks_to_leave=True)
    desk.post(reverse("letters:leaving", args=[nameless.pk]))
    assert count_confirmed(newsletter) == 1


def test_who_wrote_from_another_address_is_known_by_what_they_answered(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("unsubscribe", sender="kim@work.example")
    Correspondence.objects.filter(pk=letter.pk).update(about_key=Subscriber.objects.get().key)
    page = shown(desk, "letter", letter.pk)
    assert KIM in page
    assert "came from another address" in page
    desk.post(reverse("letters:leaving", args=[letter.pk]))
    assert count_confirmed(newsletter) == 0


def test_a_get_unsubscribes_nobody(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("unsubscribe")
    for view in ("leaving", "done", "again"):
        assert desk.get(reverse(f"letters:{view}", args=[letter.pk])).status_code == 405
    assert count_confirmed(newsletter) == 1


def test_what_programs_wrote_stands_apart(desk: Client, newsletter: Newsletter) -> None:
    comes("I am away", subject="Out of office")
    assert "No letter waits" in shown(desk, "letters")
    assert "somebody is away" in shown(desk, "letters", show="automatic")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\u202ereversed"])
def test_hostile_words_are_shown_and_do_nothing(desk: Client, newsletter: Newsletter, words: str) -> None:
    letter = comes(words, subject=words, sender=f'"{words}" <kim@pier.example>')
    for page in (shown(desk, "letters"), shown(desk, "letter", letter.pk)):
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_an_answers_link_adds_no_recipient(desk: Client, newsletter: Newsletter) -> None:
    letter = comes("Hello", sender="a&cc=all@pier.example", subject="x&bcc=all@pier.example")
    page = shown(desk, "letter", letter.pk)
    assert 'href="mailto:a%26cc%3Dall@pier.example?subject=Re%3A%20x%26bcc%3Dall%40pier.example"' in page


@pytest.fixture
def queue(transactional_db: None) -> Newsletter:
    """Return a newsletter to which much was written."""
    newsletter = found("The Quay Letter", sender_address="letter@quay.example", reply_address="editors@quay.example")
    enrol(newsletter, KIM, "noor.van.den.berg@harbour-light-foundation.example")
    comes(
        "Thank you for the June issue. Could you tell me where the report on shelters can be read in Dutch?\n\n"
        "Best wishes,\nLee\n\nOn Mon, 2 Nov 2026, The Quay Letter <letter@quay.example> wrote:\n> News from the harbour",
        sender="Lee Harbour <lee@pier.example>",
        subject="Re: The Quay Letter, June",
    )
    comes("Bitte abmelden.", subject="AW: The Quay Letter")
    comes("Graag uitschrijven", sender="Noor van den Berg <noor.van.den.berg@harbour-light-foundation.example>")
    comes("إلغاء الاشتراك", sender="سلمى <salma@mina.example>", subject="رسالة المرفأ")
    comes("I am away until Monday.", subject="Out of office: The Quay Letter", sender="ola@pier.example")
    return newsletter


@pytest.mark.browser
def test_the_pages_pass_the_walk_and_one_click_is_enough(
    staff_page: Page, live_server: LiveServer, queue: Newsletter, walk: Callable[[Page, str], None]
) -> None:
    first, leaving = Correspondence.objects.order_by("pk")[:2]
    pages = {
        "letters": live_server.url + reverse("letters:letters"),
        "letter": live_server.url + reverse("letters:letter", args=[first.pk]),
        "leaving": live_server.url + reverse("letters:letter", args=[leaving.pk]),
    }
    for name, url in {**pages, "automatic": pages["letters"] + "?show=automatic"}.items():
        walk(staff_page, url)
        if folder := os.environ.get("DOOR_PICTURES"):
            for width, scheme in ((1280, "light"), (360, "light"), (1280, "dark")):
                staff_page.set_viewport_size({"width": width, "height": 900})
                staff_page.emulate_media(color_scheme=scheme)
                staff_page.goto(url)
                staff_page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
    staff_page.set_viewport_size({"width": 1280, "height": 900})
    staff_page.goto(pages["letters"])
    staff_page.get_by_role("button", name=f"Unsubscribe {KIM}").click()
    expect(staff_page.get_by_text(f"{KIM} left The Quay Letter")).to_be_visible()
    assert count_confirmed(queue) == 1
