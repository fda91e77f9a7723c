"""The site's own pages in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.network.models import Person

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
