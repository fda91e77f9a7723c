"""What people see: prints in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from postroad.document import Document
from postroad.press.email import email
from postroad.press.web import page as web_page
from tests.press.issues import PLACES, arabic_issue, full_issue

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
BOTH = pytest.mark.parametrize("document", [full_issue(), arabic_issue()], ids=lambda document: document.language)


def kept(folder: Path, markup: str) -> str:
    file = folder / "print.html"
    file.write_text(markup, encoding="utf-8")
    return file.as_uri()


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 800])
def test_the_mail_is_narrow_enough_and_axe_finds_nothing(
    document: Document, scheme: str, width: int, page: Page, tmp_path: Path
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(kept(tmp_path, email(document, places=PLACES).html))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()


def test_the_mail_s_ground_turns_dark_and_its_text_light(page: Page, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(kept(tmp_path, email(full_issue(), places=PLACES).html))
    colour = "(selector, name) => getComputedStyle(document.querySelector(selector))[name]"
    told = page.evaluate(
        f"[({colour})('body', 'backgroundColor'), ({colour})('h3', 'color'), ({colour})('.u b', 'color')]"
    )
    assert told == ["rgb(20, 23, 28)", "rgb(233, 230, 223)", "rgb(124, 196, 216)"]


def test_a_link_looks_short_and_is_read_whole(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 800, "height": 800})
    page.goto(kept(tmp_path, email(full_issue(), places=PLACES).html))
    link = page.get_by_role(
        "link",
        name=re.compile(r"See more ?: Payslips in eleven languages: Ankerplads shows how \(ankerplads.example\)"),
    )
    assert link.bounding_box()["width"] < 260  # type: ignore[index]


def test_the_mail_reads_well_with_all_styles_gone(page: Page, tmp_path: Path) -> None:
    bare = re.sub(
        r"<style.*?</style>| (style|class)=\"[^\"]*\"", "", email(full_issue(), places=PLACES).html, flags=re.S
    )
    page.goto(kept(tmp_path, bare))
    said = page.inner_text("body")
    assert "See more: Payslips in eleven languages: Ankerplads shows how (ankerplads.example)" in said
    assert (
        said.index("Events\t5 events")
        < said.index("Webinar: children")
        < said.index("Tuesday, 3 June 2031, 15:00 Brussels time")
    )


@BOTH
def test_the_page_passes_the_walk(
    document: Document, page: Page, tmp_path: Path, walk: Callable[[Page, str], None]
) -> None:
    walk(page, kept(tmp_path, web_page(document, places=PLACES)))


def test_an_arabic_mail_begins_at_the_right(page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 600, "height": 800})
    page.goto(kept(tmp_path, email(arabic_issue(), places=PLACES).html))
    block, words = (page.locator(selector).first.bounding_box() for selector in ("td.date", "td.date ~ td h3"))
    assert block is not None
    assert words is not None
    assert block["x"] > words["x"]
