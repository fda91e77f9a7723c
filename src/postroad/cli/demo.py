"""`postroad demo`: the whole road with an invented network, on this machine alone."""

import os
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.errors import UserError

if TYPE_CHECKING:
    from postroad.cli.demonstration.road import Walked
    from postroad.cli.serving import Serving


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("demo")(run)


def run(
    check: Annotated[bool, typer.Option("--check", help="Check every count and page, then stop.")] = False,
    dev: Annotated[bool, typer.Option("--dev", help="Serve what an earlier run made, and reload on change.")] = False,
    folder: Annotated[Path, typer.Option(help="Where the demonstration lives; it is made anew.")] = Path("demo"),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The site's port; the next free one is taken.")] = 8000,
    catcher_port: Annotated[int, typer.Option(min=1, max=65535, help="The catcher's port, likewise.")] = 1025,
) -> None:
    """Invent a network, read its old newsletters, send an issue to a thousand readers, publish it, and serve it all."""
    home = folder.resolve()
    os.environ["POSTROAD_HOME"] = str(home)
    os.environ.pop("POSTROAD_DATABASE", None)
    if dev:
        _develop(home, port)
        return
    began = time.monotonic()
    _prepare(home, _free(port), catcher_port)
    from postroad.cli.demonstration.table import show_result
    from postroad.cli.serving import Serving
    from postroad.site.config import load_config

    config = load_config(home)
    with Serving(_port_of(config.url), catcher_port=config.catcher_port, say=typer.echo) as serving:
        walked = _walk(serving)
        show_result(walked, config.url, seconds=time.monotonic() - began)
        if check:
            _check(serving, walked, config.url)
            return
        typer.echo("It is served until you press Ctrl-C.")
        serving.wait()


def _prepare(home: Path, port: int, catcher_port: int) -> None:
    """Make the installation, and open it."""
    from postroad.cli.demonstration.road import fresh_home
    from postroad.cli.installation import open_installation

    fresh_home(home)
    catcher_port = _free(catcher_port)
    (home / "postroad.toml").write_text(
        "# The demonstration: it reaches nobody outside this machine.\n"
        f'url = "http://localhost:{port}"\n'
        "allow_private_feeds = true\n"
        "catcher = true\n"
        f"catcher_port = {catcher_port}\n"
        'mail_domain = "lanternway.example"\n'
    )
    (home / "postroad.toml").chmod(0o600)
    typer.echo(f"Making an installation in {home} …")
    open_installation(must_be_current=False)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _walk(serving: "Serving") -> "Walked":
    """Walk the road; each step says what is now true."""
    from django.utils import timezone

    from postroad.cli.demonstration import road
    from postroad.cli.demonstration.feeds import served_feeds
    from postroad.cli.demonstration.mailing import send_to_all
    from postroad.cli.demonstration.story import story

    told = story()
    newsletter, editor = road.found_network(told)
    typer.echo(f"Network     {newsletter.memberships.count()} organisations publish “{newsletter.title}”.")
    past = road.print_past_issues(newsletter, editor)
    typer.echo(f"Past issues {len(past)} old newsletters were read and published.")
    readers = road.enrol_readers(newsletter, timezone.now())
    typer.echo(f"Readers     {readers:,} are confirmed, each with the basis written beside them.")
    with served_feeds() as address:
        leads = road.gather_leads(newsletter, told, address)
    typer.echo(f"Gather      {len(told.feeds)} feeds brought {leads} leads.")
    issue, reading = road.take_in_crooked(newsletter, editor)
    items = len(reading.document.items)
    slips = sum(1 for doubt in reading.report.unsure if doubt.slip)
    typer.echo(f"Read        a crooked old newsletter: {items} items, {slips} slips for the editor to look at.")
    placed = road.place_leads(issue, editor)
    typer.echo(f"Desk        {placed} leads were placed beside them.")
    revision = issue.freeze(by=editor, now=timezone.now())
    assert serving.catcher is not None
    # First the archive, so that the mail's links lead somewhere the moment it arrives.
    revision.publish(by=editor, now=timezone.now())
    mailing = send_to_all(revision, editor, serving.catcher.port)
    return road.Walked(newsletter, past, issue, reading, mailing, leads)


def _check(serving: "Serving", walked: "Walked", url: str) -> None:
    """Check everything. Raise :class:`UserError` where something is not as it should be."""
    from django.urls import reverse

    from postroad.cli.demonstration.check import check_counts, check_mail, check_pages
    from postroad.cli.demonstration.story import story
    from postroad.cli.demonstration.table import show_checks

    assert serving.catcher is not None
    newsletter, issue, store = walked.newsletter.slug, walked.issue.slug, serving.catcher.store
    item = walked.reading.document.items[-1].key
    pages = [
        reverse("archive:home"),
        *(reverse(f"archive:{name}", args=[newsletter]) for name in ("newsletter", "events", "feed", "calendar")),
        *(
            reverse(f"archive:{name}", args=[newsletter, issue])
            for name in ("issue", "issue-calendar", "issue-pdf", "issue-markdown", "issue-document")
        ),
        reverse("archive:item", args=[newsletter, issue, item]),
        reverse("readers:subscribe", args=[newsletter]),
        reverse("look"),
    ]
    desk = [
        reverse("desk:issues"),
        reverse("desk:issue", args=[walked.issue.pk]),
        *(
            reverse("desk:preview", args=[walked.issue.pk, name])
            for name in ("mail", "text", "web", "markdown", "pdf", "calendar")
        ),
        reverse("gather:leads"),
        reverse("gather:sources"),
        reverse("delivery:mailings"),
        reverse("delivery:mailing", args=[walked.mailing.pk]),
        reverse("catcher:mails"),
        reverse("catcher:mail", args=[store.mails(limit=1)[0].pk]),
    ]
    checked = [
        *check_counts(walked, store),
        *check_mail(store),
        *check_pages(url, story().operator["email"], pages, desk),
    ]
    show_checks(checked)
    wrong = [one.what for one in checked if not one.is_right]
    if wrong:
        raise UserError(f"the demonstration is not as it should be: {', '.join(wrong)}.", 1)


def _develop(home: Path, port: int) -> None:
    """Serve the demonstration's installation by Django's own server, which reloads on change."""
    from postroad.cli.installation import open_installation

    if not (home / "postroad.toml").exists():
        raise UserError(f"there is no demonstration in {home} yet. Make one first: make demo")
    file = home / "postroad.toml"
    if "debug = true" not in file.read_text():
        file.write_text(file.read_text() + "debug = true\n")
    open_installation(must_be_current=False)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("runserver", f"127.0.0.1:{_free(port)}")


def _free(port: int) -> int:
    """Return the port, or the next one up that is free."""
    for candidate in range(port, min(port + 50, 65_536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            return candidate
    raise UserError(f"no port from {port} to {port + 49} is free. Name another with --port or --catcher-port.")


def _port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1])
