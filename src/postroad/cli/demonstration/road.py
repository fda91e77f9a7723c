"""The whole road, step by step, with the invented network. Each step says what it did, in figures that are counted."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from postroad.cli.demonstration.story import CROOKED, PAST_ISSUES, Story
from postroad.cli.errors import UserError

if TYPE_CHECKING:
    from postroad.delivery.models import Mailing
    from postroad.desk.models import Issue
    from postroad.document.reading import Reading
    from postroad.network.models import Newsletter, Person

MARK = "this-is-a-demonstration"
"""A file of this name says that a folder is the demonstration's own, to be thrown away and made anew."""

PASSWORD = "twelve lanterns on the quay"  # noqa: S105 (the demonstration prints it)

Say = Callable[[str, str], None]
"""Says what a step did: the step's name, and what is now true."""


@dataclass(frozen=True)
class Walked:
    """What the road left behind, for the table and the checks."""

    newsletter: "Newsletter"
    past: tuple["Issue", ...]
    issue: "Issue"
    reading: "Reading"
    mailing: "Mailing"
    leads: int


def fresh_home(home: Path) -> None:
    """Make the demonstration's folder anew. Raise :class:`UserError` where the folder is somebody's."""
    if home.exists():
        if any(home.iterdir()) and not (home / MARK).exists():
            raise UserError(f"{home} is not the demonstration's. Move it away, or name another folder with --folder.")
        shutil.rmtree(home)
    home.mkdir(parents=True)
    (home / MARK).write_text("Made by `make demo`, and made anew each time.\n")


def found_network(story: Story) -> tuple["Newsletter", "Person"]:
    """Found the newsletter with its members, and let its editor in."""
    from postroad.network.found import Member, found
    from postroad.network.models import Person

    told = dict(story.newsletter)
    title = told.pop("title")
    told.pop("language", None)
    newsletter = found(title, members=[Member(**organisation) for organisation in story.organisations], **told)
    operator = Person.objects.create_superuser(story.operator["email"], PASSWORD, name=story.operator["name"])
    return newsletter, operator


def print_past_issues(newsletter: "Newsletter", by: "Person") -> tuple["Issue", ...]:
    """Read the network's old newsletters into issues, and publish each on the last day but some of its month."""
    issues = []
    for file in PAST_ISSUES:
        issue, reading = take_in(file, newsletter, by)
        year, month = map(int, (reading.document.date or "").split("-")[:2])
        when = datetime(year, month, 24, 9, 30, tzinfo=UTC)
        issue.freeze(by=by, now=when).publish(by=by, now=when)
        issues.append(issue)
    return tuple(issues)


def take_in(file: Path, newsletter: "Newsletter", by: "Person") -> tuple["Issue", "Reading"]:
    """Read one old newsletter and put it on the desk."""
    from postroad.cli.reading import read_file
    from postroad.desk.accept import accept

    reading = read_file(file, zone=newsletter.zone)
    issue = accept(reading.document, newsletter, by=by, report=reading.report, file_name=file.name)
    return issue, reading


def take_in_crooked(newsletter: "Newsletter", by: "Person") -> tuple["Issue", "Reading"]:
    """Read the crooked old newsletter, which becomes the issue that is sent."""
    return take_in(CROOKED, newsletter, by)


def enrol_readers(newsletter: "Newsletter", now: datetime) -> int:
    """Enrol the invented readers; return how many are confirmed now."""
    from postroad.cli.demonstration.readers import invented_readers
    from postroad.readers.audience import count_confirmed
    from postroad.readers.join import Enrolment, enrol

    rows = (Enrolment(r.address, r.name, r.language, r.format) for r in invented_readers())
    enrol(newsletter, rows, basis="invented", evidence="A thousand invented readers of the demonstration", now=now)
    return count_confirmed(newsletter)


def gather_leads(newsletter: "Newsletter", story: Story, address: str) -> int:
    """Fetch the members' feeds; return how many leads they brought. Raise :class:`UserError` where one failed."""
    from django.utils import timezone

    from postroad.gather.collect import collect_all, fetch_as_configured
    from postroad.gather.models import Source
    from postroad.network.models import Organisation

    sources = [
        Source.objects.create(
            newsletter=newsletter,
            organisation=Organisation.objects.get(name=feed["organisation"]),
            title=feed["organisation"],
            url=f"{address}/{feed['file']}",
        )
        for feed in story.feeds
    ]
    brought = list(collect_all(sources, fetch_as_configured(), timezone.now))
    for collected in brought:
        if collected.error:
            raise UserError(f"the feed {collected.source.title} failed: {collected.error}", 1)
    return sum(collected.new for collected in brought)


def place_leads(issue: "Issue", by: "Person", many: int = 2) -> int:
    """Put the newest leads into the issue's first section; return how many were put."""
    from postroad.gather.models import Lead

    section = issue.sections.order_by("position").first()
    if section is None:
        return 0
    leads = list(Lead.objects.open().newest_first()[:many])
    for lead in leads:
        issue.place(lead, section, by=by)
    return len(leads)
