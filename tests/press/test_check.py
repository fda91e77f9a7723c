"""The check finds what an editor should mend, says where, why and how, and is quiet otherwise."""

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from postroad.document import Document, Item, Link, Picture, Section
from postroad.document.kinds.call import Call
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.press.check import Finding, check
from tests.press.issues import at, full_issue, large_issue


def issue(*items: Item, **fields: Any) -> Document:
    return Document(
        **{"title": "May", "date": "2021-05", "sections": (Section(key="s", title="Events", items=items),), **fields}
    )


def only(document: Document) -> Finding:
    (found,) = check(document)
    return found


def test_a_sound_issue_has_no_finding() -> None:
    item = News(title="Wages are paid", links=(Link(text="Read the judgment in full", url="https://court.example/1"),))
    assert check(issue(item)) == ()


def test_a_finding_names_its_place_and_tells_what_why_and_the_mend() -> None:
    found = only(issue(News(title="First"), News(key="b", title="Second", links=(Link(text="See more"),))))
    assert found.place == "Events, item 2: Second"
    assert (found.item, found.section) == ("b", "s")
    assert found.what == "The link “See more” has no target."
    assert found.why
    assert found.mend


@pytest.mark.parametrize(
    ("item", "severity", "said"),
    [
        (News(title=""), "stops", "no title"),
        (News(title="x" * 121), "look", "121 characters"),
        (News(title="NEW REPORT ON WAGES"), "look", "all in capitals"),
        (News(title="A", picture=Picture(file="a.jpg")), "stops", "no description"),
        (News(title="A", body="Read it [here](https://court.example/1)."), "look", "“here” doesn’t say where it leads"),
        (Event(title="A"), "look", "no date"),
        (Call(title="A"), "look", "no deadline"),
        (Event(title="A", start=date(2021, 6, 4), end=date(2021, 6, 3), all_day=True), "stops",
         "ends (3 June 2021) before it starts (4 June 2021)"),
        (Event(title="A", start=date(2021, 4, 30), all_day=True), "look", "event (Friday, 30 April 2021) is before"),
        (Call(title="A", deadline=date(2021, 4, 1)), "look", "deadline (Thursday, 1 April 2021) is before"),
        (Event(title="A", start=at("Europe/Amsterdam", 2021, 6, 1, 15), zone="Europe/Amsterdam", zone_as_written="CET"),
         "look", "“CET” is not in force on 1 June 2021"),
        (Event(title="A", start=datetime(2021, 6, 1, 15, tzinfo=timezone(timedelta(hours=2))), zone="Europe/Nowhere"),
         "stops", "“Europe/Nowhere” is not known"),
    ],
)  # fmt: skip
def test_the_check_finds(item: Item, severity: str, said: str) -> None:
    found = only(issue(item))
    assert found.severity == severity
    assert said in found.what
    assert found.item == item.key


@pytest.mark.parametrize(
    "item",
    [
        News(title="OSCE"),
        News(title="ILO and OSCE meet"),
        News(title="منارة"),
        Event(title="A", start=date(2021, 5, 1), all_day=True),
        Event(title="A", start=date(2021, 4, 28), end=date(2021, 5, 2), all_day=True),
        Event(title="A", start=at("Europe/Amsterdam", 2021, 12, 1, 15), zone="Europe/Amsterdam", zone_as_written="CET"),
        Event(
            title="A",
            start=at("Europe/Amsterdam", 2021, 6, 1, 15),
            zone="Europe/Amsterdam",
            zone_as_written="Brussels time",
        ),
        Event(title="A", start=date(2021, 6, 1), all_day=True, zone_as_written="CET"),
    ],
    ids=lambda item: item.title,
)
def test_the_check_is_quiet_about_what_is_right(item: Item) -> None:
    assert check(issue(item)) == ()


def test_weak_links_are_one_finding_for_the_whole_issue_since_the_prints_mend_them() -> None:
    see_more = (Link(text="See more", url="https://news.example/"),)
    found = only(issue(News(title="A", links=see_more), News(title="B", links=see_more)))
    assert (found.severity, found.place) == ("look", "The whole issue")
    assert found.what == "2 links say only “See more” or the like."


def test_an_issue_with_nothing_in_it_is_not_sent() -> None:
    assert only(Document(title="May")).severity == "stops"


def test_an_empty_section_and_a_shouted_one_are_found() -> None:
    sections = (Section(title="News", items=(News(title="A"),)), Section(key="e", title="UPCOMING EVENTS"))
    assert {(found.section, found.what) for found in check(Document(title="May", sections=sections))} == {
        ("e", "The section is empty."),
        ("e", "The title is all in capitals."),
    }


def test_a_mail_that_would_be_cut_off_is_stopped_and_a_busy_month_is_not() -> None:
    assert [found.what for found in check(large_issue(28, 90)) if found.severity == "stops"] == []
    (found,) = (found for found in check(large_issue(60, 200)) if found.severity == "stops")
    assert "102 KB is the most" in found.what


def test_the_check_says_the_same_each_time() -> None:
    assert check(full_issue()) == check(full_issue())
