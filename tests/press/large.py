"""An issue of any size, for measures of weight and time."""

from datetime import datetime
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from postroad.document import Document, Footer, Link, Section
from postroad.document.kinds.event import Event
from postroad.document.kinds.news import News
from postroad.document.kinds.report import Report

_WHO = (
    "Growers on the coast",
    "Two ministries",
    "The inspectors’ union",
    "A court in the capital",
    "Night-shift cleaners",
    "Eleven interpreters",
    "Shipping agents",
)
_WHAT = (
    "publish what they found",
    "answer our letter",
    "open their doors",
    "change their minds",
    "ask for more time",
)
_SENTENCES = (
    "The members met in a hall above the market and stayed until the lamps were lit.",
    "Of the ninety cases that were followed, sixty-one ended with wages paid in full, and nine are still before a court.",
    "The ministry answered in writing that the rule applies from the first day of work, whoever signed the contract.",
    "Two researchers walked the fields for a season, and their notes are now open to anybody who asks for them.",
    "What helped most, people said, was a telephone number that does not change and a voice that does not hurry.",
    "The network will come back to this in the autumn, with figures for each country and a list of what was promised.",
)


def large_issue(items: int = 28, words: int = 90) -> Document:
    """Return an issue of so many items with so many words each, as many as a busy network's monthly has."""
    supply = cycle(" ".join(_SENTENCES).split())

    def one(number: int) -> News | Report | Event:
        shared = {
            "key": f"item-{number}",
            "title": f"{_WHO[number % 7]} {_WHAT[number // 7 % 5]}, and what it changes for seasonal workers",
            "body": " ".join(islice(supply, words)).rstrip(".,") + ".",
            "links": (Link(text="See more", url=f"https://news.example/2031/05/what-changed-for-workers-{number}"),),
        }
        if number > items - 8:
            start = datetime(2031, 6, number % 28 + 1, 15, tzinfo=ZoneInfo("Europe/Brussels"))
            return Event(**shared, start=start, zone="Europe/Brussels", registration="https://harbour.example/register")
        return Report(**shared, publisher="Institute") if number % 2 else News(**shared)

    pieces = [one(number) for number in range(1, items + 1)]
    cuts = (0, 5, 9, items - 8, items)
    return Document(
        key="large",
        newsletter="The Harbour Light",
        number="48",
        date="2031-06",
        zone="Europe/Brussels",
        title="The busiest month of the year",
        introduction=" ".join(islice(supply, 60)).rstrip(".,") + ".",
        sections=tuple(
            Section(key=f"section-{index}", title=title, items=tuple(pieces[cuts[index] : cuts[index + 1]]))
            for index, title in enumerate(("From our members", "What is happening", "New in the library", "Events"))
        ),
        footer=Footer(text="The Harbour Network.", address="Kade 12, 9000 Gent", website="https://harbour.example/"),
    )
