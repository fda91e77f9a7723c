"""Each of a reader's pages can be used by everyone: small, dark, mirrored, by keyboard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.models import Newsletter
from postroad.readers import join
from postroad.readers.change_address import ask_to_move
from postroad.readers.choosing import BLOCKS
from postroad.readers.join import Enrolment
from postroad.readers.keys import ADDRESS, LEAVE, MANAGE, PREFERENCES, REVOKE, token_about, token_for
from postroad.readers.models import AddressChange, Subscription
from tests.journeys.reader import DISCREET, quay_letter, stand_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Walk = Callable[[Page, str], None]


@pytest.fixture
def newsletter(transactional_db: None, live_server: LiveServer, settings: Any) -> Newsletter:
    """Return a newsletter, where discreet mode is offered."""
    stand_at(live_server, settings, discreet_domain=DISCREET)
    return quay_letter()


@pytest.fixture
def kim(newsletter: Newsletter) -> Subscription:
    """Return a confirmed reader's subscription."""
    join.enrol(newsletter, [Enrolment("kim@pier.example")], basis="members", evidence="list", now=timezone.now())
    return Subscription.objects.select_related("newsletter", "subscriber").get()


@pytest.fixture
def opened(page: Page, live_server: LiveServer, kim: Subscription) -> Page:
    """Return the browser with the reader's choices open."""
    client = Client()
    client.post(reverse("readers:manage", args=[link(kim, MANAGE)]))
    cookie = client.cookies["reader"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": f"{live_server.url}/reader/"}])
    return page


def link(kim: Subscription, purpose: str) -> str:
    """Return a reader's link."""
    return token_for(purpose, kim.newsletter_id, kim.subscriber_id, expires=timezone.now() + timedelta(minutes=20))


@pytest.mark.parametrize("language", ["en", "ar", "de"])
@pytest.mark.parametrize("what", ["subscribe/the-quay-letter/", "subscribe/the-quay-letter/asked/"])
def test_the_way_in(
    page: Page, live_server: LiveServer, newsletter: Newsletter, walk: Walk, what: str, language: str
) -> None:
    walk(page, f"{live_server.url}/reader/{what}?language={language}")


@pytest.mark.parametrize("purpose", [PREFERENCES, MANAGE, LEAVE])
def test_each_link_in_a_mail(page: Page, live_server: LiveServer, kim: Subscription, walk: Walk, purpose: str) -> None:
    path = reverse(f"readers:{purpose}", args=[link(kim, purpose)])
    walk(page, live_server.url + path)
    walk(page, live_server.url.replace("localhost", DISCREET) + path)


@pytest.mark.parametrize(("name", "purpose"), [("address", ADDRESS), ("revoke", REVOKE)])
def test_each_link_of_a_change_of_address(
    page: Page, live_server: LiveServer, kim: Subscription, walk: Walk, name: str, purpose: str
) -> None:
    ask_to_move(kim, "kim@lighthouse.example", now=timezone.now())
    change = AddressChange.objects.get()
    who = (kim.newsletter_id, kim.subscriber_id, change.pk)
    token = token_about(purpose, *who, expires=timezone.now() + timedelta(minutes=20))
    walk(page, live_server.url + reverse(f"readers:{name}", args=[token]))


def test_all_choices(opened: Page, live_server: LiveServer, walk: Walk) -> None:
    for path in ("", "?saved=topics", "?language=ar", "?language=de"):
        walk(opened, f"{live_server.url}/reader/choices/{path}")


@pytest.mark.parametrize("name", [*BLOCKS, "address", "held", "leave", "forget"])
def test_each_decision(opened: Page, live_server: LiveServer, walk: Walk, name: str) -> None:
    walk(opened, f"{live_server.url}/reader/choices/{name}/?language=ar")


def test_a_link_that_cant_be_used_and_choices_that_are_closed(
    page: Page, live_server: LiveServer, newsletter: Newsletter, walk: Walk
) -> None:
    walk(page, f"{live_server.url}/reader/manage/{'x' * 40}/")
    walk(page, f"{live_server.url}/reader/choices/")


def test_what_is_wrong_is_said_at_the_top_and_at_its_place(opened: Page, live_server: LiveServer) -> None:
    opened.goto(f"{live_server.url}/reader/choices/topics/")
    for box in opened.get_by_role("checkbox").all():
        box.uncheck()
    opened.get_by_role("button", name="Save").click()
    alert = opened.get_by_role("alert")
    expect(alert).to_contain_text("Tick at least one.")
    expect(opened.get_by_text("Tick at least one.")).to_have_count(2)


def test_a_decision_is_made_by_keyboard_alone(opened: Page, live_server: LiveServer) -> None:
    opened.goto(f"{live_server.url}/reader/choices/")
    for _ in range(30):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.getAttribute('aria-label')") == "Change: How often":
            break
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("heading", name="How often")).to_be_visible()
    for _ in range(10):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.type") == "radio":
            break
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("status")).to_contain_text("You now get: one mail a month")


def test_every_page_for_readers_weighs_little_and_loads_nothing_from_elsewhere(
    opened: Page, live_server: LiveServer
) -> None:
    weight: dict[str, int] = {}
    opened.on("response", lambda response: weight.update({response.url: len(response.body())}))
    opened.goto(f"{live_server.url}/reader/choices/", wait_until="networkidle")
    assert all(url.startswith(live_server.url) for url in weight)
    assert sum(size for url, size in weight.items() if not url.endswith(".woff2")) < 100_000


def test_editors_copy_a_form_for_other_sites(
    staff_page: Page, live_server: LiveServer, newsletter: Newsletter, walk: Walk
) -> None:
    walk(staff_page, f"{live_server.url}/reader/subscribe/{newsletter.slug}/form/?language=fr")
    text = staff_page.get_by_label("HTML of the form").input_value()
    assert f'action="{live_server.url}/reader/subscribe/{newsletter.slug}/elsewhere/?language=fr"' in text
    assert "<script" not in text
