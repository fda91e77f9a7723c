"""An editor's road: an old newsletter comes in, is edited and published, and stands in the archive."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from postroad.desk.accept import accept
from postroad.desk.begin import begin
from postroad.gather.collect import collect
from postroad.gather.fetch import Fetched
from postroad.gather.models import Source
from tests.desk import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FEED = b"""<rss version="2.0"><channel><title>Harbour Light</title>
<item><title>A shelter opens</title><link>https://harbour.example/1</link><guid>1</guid>
<description>Forty beds.</description></item>
<item><title>A court listens</title><link>https://harbour.example/2</link><guid>2</guid></item>
<item><title>Nothing much</title><link>https://harbour.example/3</link><guid>3</guid></item>
</channel></rss>"""


@pytest.fixture
def leads() -> None:
    """Bring three leads from one source, and begin an issue for them."""
    newsletter = world.newsletter()
    source = Source.objects.create(newsletter=newsletter, url="https://harbour.example/feed", title="Harbour Light")
    collect(source, lambda wanted: Fetched(wanted.url, FEED), world.NOON)
    begin(newsletter, title="April at the Lantern", date="2026-04")


def road(page: Page, url: str, folder: Path) -> None:
    """Walk from a file to the archive."""
    file = folder / "march.md"
    file.write_text(
        "# March at the Lantern\n\n## Members\n\n### A shelter opens\n\nForty beds in Ghent.\n\n### A court\n\nIt sat.\n"
    )
    page.goto(f"{url}/desk/")
    page.get_by_role("link", name="Bring in an old newsletter").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_role("heading", name="What the reader said")).to_be_visible()
    page.get_by_role("link", name="Go on to the issue").click()
    page.get_by_role("navigation", name="Outline").get_by_role("link", name="A shelter opens").click()
    page.get_by_label("Title", exact=True).fill("A shelter for forty opens")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("is saved")
    page.get_by_role("button", name="Move A shelter for forty opens down").click()
    expect(page.get_by_role("button", name="Move A shelter for forty opens down")).to_be_disabled()
    expect(page.frame_locator("iframe[name=preview]").get_by_text("A shelter for forty opens").first).to_be_visible()
    page.get_by_role("button", name="Publish in the archive").click()
    page.get_by_role("link", name="See it in the archive").click()
    expect(page.get_by_text("A shelter for forty opens").first).to_be_visible()


def test_an_old_newsletter_comes_in_and_stands_in_the_archive(
    staff_page: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    world.newsletter()
    road(staff_page, live_server.url, tmp_path)


def test_the_same_road_without_script(
    staff_page: Page, browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    world.newsletter()
    context = browser.new_context(java_script_enabled=False, storage_state=staff_page.context.storage_state())
    road(context.new_page(), live_server.url, tmp_path)
    context.close()


def test_the_leads_are_flown_through_by_keyboard(leads: None, staff_page: Page, live_server: LiveServer) -> None:
    page = staff_page
    page.goto(f"{live_server.url}/desk/leads/")
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.keyboard.press("x")
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.keyboard.press("p")
    expect(page.get_by_role("heading", name="Put 2 leads into an issue")).to_be_visible()
    page.get_by_role("radio", name="From the members").check()
    page.get_by_role("button", name="Put into the section").click()
    expect(page.get_by_role("status")).to_contain_text("2 leads are in “From the members”")


def test_an_item_is_moved_with_alt_and_an_arrow(staff_page: Page, live_server: LiveServer) -> None:
    issue = accept(world.document(), world.newsletter(), by=None)
    page = staff_page
    page.goto(f"{live_server.url}/desk/issues/{issue.pk}/items/newsnewsnewsnews/")
    with page.expect_navigation():
        page.keyboard.press("Alt+ArrowDown")
    assert issue.item("newsnewsnewsnews").section.title == "Events"


def test_the_preview_is_shut_in_and_shows_each_print(staff_page: Page, live_server: LiveServer) -> None:
    issue = accept(world.document(), world.newsletter(), by=None)
    page = staff_page
    page.goto(f"{live_server.url}/desk/issues/{issue.pk}/")
    for name in ("Mail", "Text", "Markdown", "Web"):
        page.get_by_role("region", name="Preview").get_by_role("link", name=name, exact=True).click()
        shown = page.frame_locator("iframe[name=preview]")
        expect(shown.get_by_text("A shelter opens in the old port").first).to_be_visible()


@pytest.mark.parametrize("part", ["", "items/eventeventevente/", "sections/diarydiarydiaryd/"])
def test_the_issues_page_is_usable_by_everyone(
    staff_page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], part: str
) -> None:
    issue = accept(world.document(), world.newsletter(), by=None)
    issue.item("newsnewsnewsnews").remove(now=world.NOON)
    walk(staff_page, f"{live_server.url}/desk/issues/{issue.pk}/{part}")


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/new/", "/desk/import/", "/desk/leads/", "/desk/leads/sources/", "/desk/placement/?lead=1"]
)
def test_the_desks_lists_and_forms_are_usable_by_everyone(
    leads: None, staff_page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], path: str
) -> None:
    walk(staff_page, live_server.url + path)
