"""A reader walks the archive: by keyboard, without script, small, dark, mirrored."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.document import Section
from tests.archive import world
from tests.desk import world as desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARABIC = desk.news(
    key="arabicarabicarab", title="ملجأ جديد في الميناء القديم", body="أربعون سريرًا وحديقة.", language="ar"
)


@pytest.fixture
def archive() -> None:
    """Publish three issues, one of them in Arabic, one corrected, one withdrawn."""
    newsletter = desk.newsletter(description="News from the members of the lamps.")
    publication = world.publish(desk.document(), newsletter)
    world.correct(publication, title="A shelter for forty opens in the old port")
    section = Section(key="akhbarakhbarakhb", title="أخبار", items=(ARABIC,))
    world.publish(
        desk.document(key="k2", date="2026-02", title="رسالة الفانوس", language="ar", sections=(section,)), newsletter
    )
    world.publish(desk.document(key="k3", date="2025-12", title="December"), newsletter).withdraw(
        by=None, now=desk.LATER
    )


@pytest.mark.parametrize(
    "path",
    [
        "/the-lantern/",
        "/the-lantern/2026-03/",
        "/the-lantern/2026-02/",
        "/the-lantern/2026-03/newsnewsnewsnews",
        "/the-lantern/2026-03/eventeventevente",
        "/the-lantern/2026-02/arabicarabicarab",
        "/the-lantern/events/",
        "/the-lantern/2025-12/",
    ],
)
def test_each_page_is_readable_by_everyone(
    archive: None, page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], path: str
) -> None:
    walk(page, live_server.url + path)


def tab_to(page: Page, name: str) -> None:
    """Go on with the Tab key until the link of this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"The Tab key does not reach “{name}”")


def test_a_reader_goes_from_the_front_to_a_piece_of_news_by_keyboard_alone(
    archive: None, page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url)
    tab_to(page, "March at the Lantern")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/the-lantern/2026-03/")
    expect(page.get_by_text("Corrected on 3 March 2026")).to_be_visible()
    tab_to(page, "Events and deadlines")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/the-lantern/events/")
    tab_to(page, "Round table on safe return")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/the-lantern/2026-03/eventeventevente")
    expect(page.get_by_role("link", name="Put it into your calendar (.ics)")).to_be_visible()


def test_the_archive_is_walked_without_script(archive: None, browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/the-lantern/")
    page.get_by_role("link", name="رسالة الفانوس").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("ملجأ جديد في الميناء القديم").first).to_be_visible()
    page.goto(f"{live_server.url}/the-lantern/2026-03/")
    with page.expect_download() as got:
        page.get_by_role("link", name="All its dates for your calendar (.ics)").click()
    assert got.value.suggested_filename == "the-lantern-2026-03.ics"
    page.context.close()


def test_a_page_of_the_archive_loads_little_and_nothing_from_elsewhere(
    archive: None, page: Page, live_server: LiveServer
) -> None:
    weight: dict[str, int] = {}
    page.on("response", lambda response: weight.update({response.url: len(response.body())}))
    page.goto(f"{live_server.url}/the-lantern/2026-03/", wait_until="networkidle")
    assert all(url.startswith(live_server.url) for url in weight)
    assert not [url for url in weight if url.endswith(".js")]
    without_faces = sum(size for url, size in weight.items() if not url.endswith(".woff2"))
    assert without_faces < 100_000
