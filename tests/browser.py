"""A real browser for tests: the system's Chromium, pages that break no policy, and the walk that each page must pass.

A folder with browser tests takes the fixtures into its conftest: ``from tests.browser import *``.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from postroad.network.models import Person
from tests.chromium import chromium_path

__all__ = ["base_url", "browser_type_launch_args", "page", "staff_page", "walk"]

NARROW = {"width": 320, "height": 640}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def base_url() -> None:
    """Give pages no base: tests name the live server. (The plugin's own fixture warns of a deprecation.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium; as root it can have no sandbox of its own."""
    # Playwright's loop runs in this thread, and Django would take the tests' own ORM calls for async ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = chromium_path()
    assert path, "browser tests need a Chromium; run the others with -m 'not browser'"
    return {**browser_type_launch_args, "executable_path": path, "args": ["--no-sandbox"]}


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a page; at the end, it must have broken no Content-Security-Policy and thrown no script error."""
    page = context.new_page()
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []


@pytest.fixture
def staff_page(page: Page, live_server: LiveServer, transactional_db: None) -> Page:
    """Open a page as a signed-in editor."""
    client = Client()
    client.force_login(Person.objects.create_user("editor@desk.example", name="Ana Editor"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return page


@pytest.fixture
def walk() -> Callable[[Page, str], None]:
    """Return the walk that each page must pass: light, dark and mirrored, at 320 px, nothing wide, nothing that axe finds."""
    return _walk


def _walk(page: Page, url: str) -> None:
    page.set_viewport_size(NARROW)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(url)
        for direction in (None, "rtl"):
            if direction:
                page.evaluate("direction => { document.documentElement.dir = direction }", direction)
            where = f"{url} in {scheme}, {direction or 'as it is'}"
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= NARROW["width"], f"{where}: {width} px wide"
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
            assert found.violations_count == 0, f"{where}: {found.generate_report()}"
