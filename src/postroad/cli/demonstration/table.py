"""What the demonstration prints at its end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from postroad.cli.demonstration.check import Checked
from postroad.cli.demonstration.road import PASSWORD, Walked
from postroad.cli.demonstration.story import story

if TYPE_CHECKING:
    from postroad.delivery.models import Mailing


def show_result(walked: Walked, url: str, *, seconds: float) -> None:
    """Print what happened, and where to look."""
    from django.urls import reverse

    console = Console(highlight=False)
    table = Table(title=f"What happened, in {seconds:.0f} seconds", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("items in the issue that was sent", f"{_items(walked):,}")
    for state, count in _states(walked.mailing):
        table.add_row(f"mails {state}", f"{count:,}")
    table.add_row("issues in the archive", f"{len(walked.past) + 1:,}")
    console.print(table)
    operator = story().operator["email"]
    newsletter = walked.newsletter.slug
    for what, address in (
        ("The archive", reverse("archive:newsletter", args=[newsletter])),
        ("The issue", reverse("archive:issue", args=[newsletter, walked.issue.slug])),
        ("Caught mail", reverse("catcher:mails")),
        ("The desk", reverse("desk:issues")),
        ("The ledger", reverse("delivery:mailing", args=[walked.mailing.pk])),
    ):
        console.print(f"{what:<12} {url}{address}", soft_wrap=True)
    console.print(f"{'Sign in as':<12} {operator}   password: {PASSWORD}", soft_wrap=True)


def show_checks(checked: Sequence[Checked]) -> None:
    """Print what was checked, each with what was seen."""
    console = Console(highlight=False)
    for one in checked:
        console.print(f"{'✓' if one.is_right else '✗'} {one.what}: {one.seen}", soft_wrap=True, markup=False)
    console.print(f"{sum(one.is_right for one in checked)} of {len(checked)} are right.")


def _states(mailing: "Mailing") -> list[tuple[str, int]]:
    from django.db.models import Count

    rows = mailing.deliveries.values("state").annotate(count=Count("pk")).order_by("state")
    return [(row["state"], row["count"]) for row in rows]


def _items(walked: Walked) -> int:
    revision = walked.issue.newest_revision
    return len(revision.document.items) if revision is not None else 0
