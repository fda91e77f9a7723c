"""The staff's pages about readers in a browser: readable by everyone, and quicker with script than without."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.audit import record
from postroad.network.found import Member, found
from postroad.network.models import Newsletter, Person
from postroad.readers import join
from postroad.readers.consent import Act, enter
from postroad.readers.join import Enrolment
from postroad.readers.models import Segment, Subscriber, Subscription
from tests.browser import *  # noqa: F403 (fixtures)

NOW = datetime.now(UTC)

pytestmark = pytest.mark.browser


@pytest.fixture
def letter(transactional_db: None) -> Newsletter:
    """Return a newsletter with a few readers of different choices."""
    members = [
        Member("Harbour Light", country="BE"),
        Member("Herdlicht", country="DE"),
        Member("Open Gate", country="IE"),
    ]
    newsletter = found(
        "The Quay Letter",
        sender_address="letter@quay.example",
        languages=["en", "fr", "ar"],
        members=members,
        sections=["News from members", "Events"],
        topics=["Law and courts", "Asylum", "Labour exploitation", "Children"],
    )
    names = ["Lena Light", "", "Jean-Baptiste de la Fontaine-Saint-Martin", "ليلى حداد", "Mara Quist"]
    readers = [Enrolment(f"reader{number}@harbour.example", name) for number, name in enumerate(names)]
    join.enrol(newsletter, readers, basis="Members of 2025", evidence="Minutes of the assembly, item 4", now=NOW)
    join.ask(newsletter, "slow@a-rather-long-domain-of-some-ministry.example", language="fr", now=NOW)
    first, second = Subscription.objects.filter(subscriber__address__startswith="reader").order_by(
        "subscriber__address"
    )[:2]
    chosen = {"languages": ["fr", "en"], "topics": ["asylum", "children"], "countries": ["BE", "FR"], "measured": True}
    enter(first, Act.CHANGED, how="page", now=NOW, choices=chosen, wording="Yes, count which links I follow.")
    enter(second, Act.STOPPED, how="phone", now=NOW)
    Segment.objects.create(
        newsletter=newsletter, name="French readers", wanted={"languages": {"any_of": ["fr"]}}, made_at=NOW
    )
    return newsletter


@pytest.fixture
def operators_page(staff_page: Page) -> Page:
    """Open a page as an operator."""
    Person.objects.update(is_operator=True)
    record(Person.objects.get(), "reader.stop", "reader 4711", at=NOW, detail="the-quay-letter, phone")
    return staff_page


def _addresses() -> list[str]:
    one = Subscription.objects.get(subscriber__name="Lena Light")
    person = f"/reader/people/{one.subscriber_id}/"
    return [
        "/reader/people/",
        "/reader/people/new/",
        person,
        f"{person}name/",
        f"{person}erasure/",
        f"{person}{one.pk}/stop/",
        f"{person}{one.pk}/address/",
        "/reader/segments/",
        f"/reader/segments/{Segment.objects.get().pk}/",
        f"/reader/segments/{Segment.objects.get().pk}/people/",
        "/reader/keeping/",
        "/reader/audit/",
        f"/desk/mailings/readers/{one.subscriber_id}/",
    ]


def test_each_page_is_readable_by_everyone(
    operators_page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], letter: Newsletter
) -> None:
    for address in _addresses():
        walk(operators_page, live_server.url + address)


def test_the_count_follows_each_click_and_what_is_built_is_saved(
    staff_page: Page, live_server: LiveServer, letter: Newsletter
) -> None:
    staff_page.goto(f"{live_server.url}/reader/segments/of/{letter.slug}/")
    counted = staff_page.locator("#counted")
    expect(counted).to_contain_text("4 readers")
    staff_page.get_by_label("French").check()
    expect(counted).to_contain_text("1 reader")
    expect(counted).to_contain_text("Readers in French.")
    staff_page.get_by_label("Asylum").check()
    staff_page.get_by_label("Name of the segment").fill("Asylum, in French")
    staff_page.get_by_role("button", name="Save the segment").click()
    expect(staff_page.get_by_role("heading", name="Asylum, in French")).to_be_visible()
    assert Segment.objects.get(name="Asylum, in French").wanted == {
        "topics": {"any_of": ["asylum"]},
        "languages": {"any_of": ["fr"]},
    }


def test_a_search_shows_who_is_found_and_the_address_bar_tells_nobody(
    staff_page: Page, live_server: LiveServer, letter: Newsletter
) -> None:
    staff_page.goto(f"{live_server.url}/reader/people/")
    staff_page.get_by_label("Address, name or key begins with").fill("reader3")
    staff_page.keyboard.press("Enter")
    found = staff_page.locator("#found")
    expect(found.get_by_role("link")).to_have_count(1)
    expect(found).to_contain_text("reader3@harbour.example")
    assert "reader3" not in staff_page.url


def test_an_operator_erases_a_reader_on_the_phone(
    operators_page: Page, live_server: LiveServer, letter: Newsletter
) -> None:
    one = Subscriber.objects.get(name="Lena Light")
    operators_page.goto(f"{live_server.url}/reader/people/{one.key}/")
    operators_page.get_by_role("link", name="Erase on request").click()
    operators_page.get_by_label("By phone").check()
    operators_page.get_by_role("button", name="Erase for good").click()
    expect(operators_page.get_by_role("status").first).to_contain_text("The reader is erased.")
    assert not Subscriber.objects.filter(key=one.key).exists()
