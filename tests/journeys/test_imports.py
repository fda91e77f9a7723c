"""Bringing a list in, in a real browser: small, dark, mirrored, and with nothing that axe finds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from postroad.network.found import found
from postroad.readers.importing import drafts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "_folder", lambda: tmp_path / "imports")


def test_a_list_comes_in_goes_out_and_is_taken_back(
    staff_page: Page, live_server: LiveServer, walk: Callable[[Page, str], None], tmp_path: Path
) -> None:
    found("The Quay Letter", sender_address="letter@quay.example", languages=["en", "fr"])
    file = tmp_path / "members of the network.csv"
    file.write_text(
        "Email,Name,Language,Status\nkim@pier.example,Kim,fr,active\nlee@pier.example,Lee,en,unsubscribed\n"
        "x@gmial.com,Xu,en,active\nnobody,,en,active\n"
    )
    page = staff_page
    page.goto(f"{live_server.url}/reader/imports/")
    page.get_by_label("List of readers").set_input_files(file)
    page.get_by_role("button", name="Look at the list").click()
    walk(page, page.url)
    page.get_by_role("button", name="Look at each line").click()
    assert page.get_by_text("To be asked back").is_visible()
    walk(page, page.url)
    with page.expect_download() as report:
        page.get_by_role("link", name="Each line with its answer").click()
    assert "Is x@gmail.com meant?" in Path(report.value.path()).read_text()
    page.get_by_label("On which basis").fill("members")
    page.get_by_label("Where can that be seen").fill("the register")
    page.get_by_role("button", name="Enrol the new ones").click()
    assert page.get_by_text("It was stored.").is_visible()
    walk(page, page.url)
    stored = page.url

    page.goto(f"{live_server.url}/reader/export/")
    with page.expect_download() as export:
        page.get_by_role("button", name="Download the readers").click()
    assert "kim@pier.example" in Path(export.value.path()).read_text()
    walk(page, f"{live_server.url}/reader/export/")

    page.goto(stored)
    page.get_by_role("button", name="Take this import back").click()
    assert page.get_by_text("It was taken back.").is_visible()
    walk(page, f"{live_server.url}/reader/imports/")
