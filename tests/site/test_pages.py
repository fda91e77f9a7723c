"""The site's own pages in a browser."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Frame, Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.models import Person
from postroad.site.catcher.store import CAUGHT_NAME, Store
from tests.site.mails import letter

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["/look/", "/look/?direction=rtl", "/sign-in/", "/no-such-page/"])
def test_each_page_is_readable_by_everyone(
    page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], address: str
) -> None:
    walk(page, live_server.url + address)


def test_an_editor_signs_in_by_keyboard_and_is_taken_to_where_they_were_going(
    page: Page, live_server: LiveServer
) -> None:
    Person.objects.create_user("ana@desk.example", "a road by the river", name="Ana")
    page.goto(live_server.url + "/desk/leads/sources/")
    expect(page).to_have_url(live_server.url + "/sign-in/?next=/desk/leads/sources/")
    expect(page.get_by_label("E-mail address")).to_be_focused()
    page.keyboard.type("Ana@Desk.example")
    page.keyboard.press("Tab")
    page.keyboard.type("a road by the river")
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + "/desk/leads/sources/")


def test_a_wrong_password_is_answered_with_the_mend_and_the_address_stays(page: Page, live_server: LiveServer) -> None:
    Person.objects.create_user("ana@desk.example", "a road by the river")
    page.goto(live_server.url + "/sign-in/")
    page.get_by_label("E-mail address").fill("ana@desk.example")
    page.get_by_label("Password").fill("a road by the sea")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("don’t belong together")
    expect(page.get_by_label("E-mail address")).to_have_value("ana@desk.example")


def test_the_first_tab_skips_to_the_text(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + "/look/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_reading_face_comes_from_the_site_itself(page: Page, live_server: LiveServer) -> None:
    page.goto(live_server.url + "/look/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('17px \"Source Serif 4\"')")


def shown_words(where: Page | Frame) -> str:
    """Return what stands on a page or frame where no script may run, not even the test's: by the browser's own tree."""
    page = where if isinstance(where, Page) else where.page
    try:
        session = page.context.new_cdp_session(where)
    except Error:  # the frame shares the page's process
        session = page.context.new_cdp_session(page)
    tree = session.send("DOM.getDocument", {"depth": -1, "pierce": True})
    words = json.dumps(tree, ensure_ascii=False)
    session.detach()
    return words


HOSTILE = b"""Subject: Win
Content-Type: text/html

<p id=p>Untouched</p><img src=x onerror="document.getElementById('p').textContent='ran'">
<script>document.getElementById('p').textContent='ran'; top.location='https://evil.example/'</script>
<form action=/catcher/clearing/ method=post><button>Click me</button></form>
"""


@pytest.fixture
def caught(settings: Any, tmp_path: Path) -> Store:
    settings.POSTROAD_CATCHER = True
    settings.POSTROAD_HOME = tmp_path
    store = Store(tmp_path / CAUGHT_NAME)
    for number in range(60):
        store.keep("news@lantern.example", [f"r{number}@post.example"], letter(f"The Lantern, no. {number}").as_bytes())
    return store


@pytest.mark.parametrize(
    "address", ["", "?search=nobody", "60/", "60/?width=phone", "60/?show=text", "60/?show=headers", "60/source/"]
)
def test_the_caught_mails_are_readable_by_everyone(
    staff_page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], caught: Store, address: str
) -> None:
    walk(staff_page, f"{live_server.url}/catcher/{address}")


def test_an_editor_finds_a_mail_reads_it_and_takes_its_calendar(
    staff_page: Page, live_server: LiveServer, caught: Store
) -> None:
    page = staff_page
    page.goto(live_server.url + "/catcher/")
    expect(page.get_by_text("1 to 50 of 60 mails")).to_be_visible()
    page.get_by_role("link", name="Older mails").click()
    expect(page.get_by_role("link", name="The Lantern, no. 0")).to_be_visible()
    page.get_by_label("Recipient or subject").fill("r42@")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="The Lantern, no. 42").click()
    page.wait_for_url("**/catcher/43/", wait_until="load")
    page.locator("summary").press("Enter")
    expect(page.get_by_role("link", name="The reading room")).to_have_attribute("href", "https://lantern.example/room")
    with page.expect_download() as download:
        page.get_by_role("link", name="events.ics").press("Enter")  # a click races with the frame’s own hit test
    assert download.value.suggested_filename == "events.ics"
    assert "The shelter reopened." in shown_words(page.frames[1])


def test_nothing_in_a_caught_mail_runs_in_the_frame_or_alone(
    context: Any, staff_page: Page, live_server: LiveServer, caught: Store
) -> None:
    pk = caught.keep("a@evil.example", ["b@post.example"], HOSTILE.replace(b"\n", b"\r\n"))
    page = context.new_page()
    page.goto(f"{live_server.url}/catcher/{pk}/")
    assert "Untouched" in shown_words(page.frames[1])
    expect(page.get_by_role("link", name="Open the mail alone")).to_be_visible()
    page.goto(f"{live_server.url}/catcher/{pk}/html/")
    assert "Untouched" in shown_words(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert "Untouched" in shown_words(page)
    assert caught.count() == 61
