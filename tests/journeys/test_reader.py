"""A reader's whole road in a browser: from the form to being forgotten, without a password."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.models import Newsletter
from postroad.readers.consent import disagreements
from postroad.readers.keys import PREFERENCES, token_for
from postroad.readers.models import ConsentEntry, Subscriber, Subscription
from tests.journeys.reader import DISCREET, Mailbox, link_in, mailbox, quay_letter, stand_at, subscribe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OLD, NEW = "kim@pier.example", "kim@lighthouse.example"


@pytest.fixture
def mails(tmp_path: Path, transactional_db: None) -> Iterator[Mailbox]:
    """Return the mailbox that all mail comes to."""
    with mailbox(tmp_path) as caught:
        yield caught


@pytest.fixture
def newsletter(transactional_db: None) -> Newsletter:
    """Return a newsletter in seven languages with sections and topics."""
    return quay_letter()


def open_choices(page: Page, live_server: LiveServer, newsletter: Newsletter, mails: Mailbox, address: str) -> None:
    """Ask for a fresh link by the link that each mail has, and open it."""
    key = Subscriber.objects.get().key
    page.goto(f"{live_server.url}/reader/preferences/{token_for(PREFERENCES, newsletter.pk, key)}/")
    assert address not in page.content()
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(link_in(mails.next_to(address)))
    page.get_by_role("button", name="Open my choices").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your subscription")


def change(page: Page, what: str) -> None:
    """Open the page of one decision."""
    page.get_by_role("link", name=f"Change: {what}", exact=True).click()


def save(page: Page, now: str) -> None:
    """Save, and read what holds now."""
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text(now)


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_from_the_form_to_being_forgotten(
    browser: Browser,
    live_server: LiveServer,
    settings: Any,
    newsletter: Newsletter,
    mails: Mailbox,
    has_script: bool,
) -> None:
    stand_at(live_server, settings, discreet_domain="")
    page = browser.new_context(java_script_enabled=has_script, accept_downloads=True).new_page()
    page.set_default_timeout(10_000)

    subscribe(page, live_server, newsletter, OLD)
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(link_in(mails.next_to(OLD)))
    assert Subscription.objects.get().state == "pending"
    page.get_by_role("button", name="Yes, send me The Quay Letter").click()
    expect(page.get_by_role("heading", name="You are subscribed")).to_be_visible()

    open_choices(page, live_server, newsletter, mails, OLD)
    expect(page.get_by_text(f"Mails go to {OLD}.")).to_be_visible()

    change(page, "Sections and topics")
    page.get_by_label("Publications").uncheck()
    page.get_by_label("Children").uncheck()
    save(page, "You now get: From our members, Policy, Shelter and Fair work.")

    change(page, "Languages")
    page.get_by_label("First language").select_option("fr")
    page.get_by_label("Language 2").select_option("en")
    page.get_by_label("Language 3").select_option("ar")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto(f"{live_server.url}/reader/choices/?language=en")
    expect(page.get_by_text("You now read in this order: French, English, Arabic.")).to_be_visible()

    def english() -> None:
        page.goto(f"{live_server.url}/reader/choices/?language=en")

    for what, label, then in (
        ("countries", "Tunisie", "You now get news about: Tunisia"),
        ("countries", "Belgique", "Belgium and Tunisia"),
        ("rhythm", "Un message par mois", "You now get: one mail a month"),
        ("format", "Texte simple", "Your mails come: plain text."),
        ("measured", "J’accepte que les liens", "You agreed that the links"),
        ("zone", "Fuseau horaire", "told for Africa/Tunis"),
    ):
        page.goto(f"{live_server.url}/reader/choices/{what}/")
        question = page.get_by_label(label)
        question.select_option("Africa/Tunis") if what == "zone" else question.check()
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.get_by_role("status")).to_contain_text("Enregistré")
        english()
        expect(page.get_by_text(then)).to_be_visible()

    page.goto(f"{live_server.url}/reader/choices/pause/?language=en")
    until = f"{page.get_by_label('Last day of the pause').get_attribute('max')}"
    page.get_by_label("Last day of the pause").fill(until)
    page.get_by_role("button", name="Save").click()
    english()
    expect(page.get_by_text("then it goes on by itself")).to_be_visible()

    chosen = Subscription.objects.get().chosen
    assert chosen.languages == ("fr", "en", "ar")
    assert (set(chosen.countries), chosen.rhythm, chosen.format) == ({"TN", "BE"}, "digest", "text")
    assert (chosen.paused_until, chosen.measured) == (until, True)
    agreed = ConsentEntry.objects.filter(choices__measured=True).get()
    assert agreed.wording is not None
    assert agreed.wording.text.startswith("J’accepte que les liens")
    assert list(disagreements(newsletter)) == []

    page.get_by_role("link", name="What we hold about you").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="JSON").click()
    told = json.loads(Path(got.value.path()).read_text(encoding="utf-8"))
    assert told["reader"]["address"] == OLD
    assert told["subscriptions"][0]["languages"] == ["fr", "en", "ar"]
    with page.expect_download() as got:
        page.get_by_role("link", name="CSV").click()
    assert OLD in Path(got.value.path()).read_text(encoding="utf-8-sig")

    page.goto(f"{live_server.url}/reader/choices/address/?language=en")
    page.get_by_label("New e-mail address").fill(NEW)
    page.get_by_role("button", name="Send a confirmation there").click()
    expect(page.get_by_role("heading", name="Look into the mail of the new address")).to_be_visible()
    page.goto(link_in(mails.next_to(NEW)) + "?language=en")
    assert Subscriber.objects.get().address == OLD
    page.get_by_role("button", name="Use this address").click()
    expect(page.get_by_role("heading", name="Your address is changed")).to_be_visible()
    assert Subscriber.objects.get().address == NEW

    page.goto(f"{live_server.url}/reader/choices/leave/?language=en")
    page.get_by_role("button", name="Leave The Quay Letter").click()
    expect(page.get_by_role("heading", name="You have left")).to_be_visible()
    assert Subscription.objects.get().state == "left"

    page.goto(f"{live_server.url}/reader/choices/forget/?language=en")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="You are forgotten")).to_be_visible()
    assert not Subscriber.objects.exists()
    page.goto(f"{live_server.url}/reader/choices/")
    expect(page.get_by_role("heading", name="Your choices are closed")).to_be_visible()
    page.context.close()


def test_a_reader_at_risk_goes_the_whole_road_and_the_network_is_never_named(
    page: Page, live_server: LiveServer, settings: Any, newsletter: Newsletter, mails: Mailbox
) -> None:
    stand_at(live_server, settings, discreet_domain=DISCREET)
    subscribe(page, live_server, newsletter, OLD, **{"Send it discreetly": True})
    expect(page.get_by_text("The mail comes from “Morning news” (mail@news.localhost)")).to_be_visible()
    told = [mails.next_to(OLD)]
    page.goto(link_in(told[-1]))
    pages = [page.content()]
    page.get_by_role("button", name="Yes, send me these mails").click()
    pages.append(page.content())
    assert Subscription.objects.get().discreet is True

    key = Subscriber.objects.get().key
    port = live_server.url.rsplit(":", 1)[1]
    discreet = f"http://{DISCREET}:{port}"
    page.goto(f"{discreet}/reader/preferences/{token_for(PREFERENCES, newsletter.pk, key)}/")
    pages.append(page.content())
    page.get_by_role("button", name="Send me a link").click()
    pages.append(page.content())
    told.append(mails.next_to(OLD))
    assert link_in(told[-1]).startswith(f"{discreet}/reader/manage/")
    page.goto(link_in(told[-1]))
    pages.append(page.content())
    page.get_by_role("button", name="Open my choices").click()
    expect(page).to_have_title("Your subscription to these mails")
    pages.append(page.content())
    page.goto(f"{discreet}/reader/choices/address/")
    page.get_by_label("New e-mail address").fill(NEW)
    page.get_by_role("button", name="Send a confirmation there").click()
    told += [mails.next_to(NEW)]
    mails.seen = 0
    told += [mails.next_to(OLD)]
    page.goto(link_in(told[-1]))
    pages.append(page.content())
    page.goto(f"{discreet}/")
    pages.append(page.content())
    page.goto(f"{discreet}/the-quay-letter/")
    pages.append(page.content())
    for text in [*(one.decode() for one in told), *pages]:
        for name in ("quay", "Quay", "Harbour Aid", "Kaai", f"localhost:{port}/reader/subscribe"):
            assert name not in text, f"{name} stands in\n{text}"


def test_the_quick_exit_leads_away_closes_the_choices_and_leaves_nothing_to_go_back_to(
    page: Page, live_server: LiveServer, settings: Any, newsletter: Newsletter, mails: Mailbox
) -> None:
    stand_at(live_server, settings, discreet_domain=DISCREET)
    settings.CONFIG = type(settings.CONFIG)(**{**vars(settings.CONFIG), "discreet_exit": f"{live_server.url}/health/"})
    subscribe(page, live_server, newsletter, OLD, **{"Send it discreetly": True})
    page.goto(link_in(mails.next_to(OLD)))
    page.get_by_role("button", name="Yes, send me these mails").click()
    key = Subscriber.objects.get().key
    port = live_server.url.rsplit(":", 1)[1]
    page.goto(f"http://{DISCREET}:{port}/reader/preferences/{token_for(PREFERENCES, newsletter.pk, key)}/")
    page.get_by_role("button", name="Send me a link").click()
    page.goto(link_in(mails.next_to(OLD)))
    page.get_by_role("button", name="Open my choices").click()
    # A key pressed sooner would go to the page that is on its way out.
    expect(page.get_by_role("button", name="Close my choices")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{live_server.url}/health/")
    page.goto(f"http://{DISCREET}:{port}/reader/choices/")
    expect(page.get_by_role("heading", name="Your choices are closed")).to_be_visible()


def test_a_form_on_another_site_leads_to_ours_with_the_address_filled_in(
    page: Page, live_server: LiveServer, settings: Any, newsletter: Newsletter, mails: Mailbox
) -> None:
    from postroad.readers.views.embedding import form_html

    stand_at(live_server, settings)
    page.route(
        "http://elsewhere.example/",
        lambda route: route.fulfill(body=form_html(newsletter, "en"), content_type="text/html"),
    )
    page.goto("http://elsewhere.example/")
    page.get_by_label("Your e-mail address").fill(OLD)
    page.get_by_role("button", name="Ask for the newsletter").click()
    expect(page.get_by_label("Your e-mail address")).to_have_value(OLD)
    assert mails.is_empty_for(OLD)
    page.wait_for_timeout(2_100)
    page.get_by_role("button", name="Ask for the newsletter").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    assert "/reader/confirm/" in link_in(mails.next_to(OLD))
