"""`postroad send`: hand an issue to the relay, one mail a reader; run again, it goes on where it stopped."""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from postroad.cli.errors import UserError
from postroad.cli.installation import newsletter_named, open_installation
from postroad.cli.progress import progress

if TYPE_CHECKING:
    from postroad.delivery.models import Mailing, Relay
    from postroad.delivery.tally import Tally
    from postroad.desk.models import Issue

UNFINISHED = 3
"""The exit code when something is left to send: paused, stopped, or to be tried again later."""


def register(app: typer.Typer) -> None:
    """Add the verb."""
    app.command("send")(run)


def run(
    issue: Annotated[str, typer.Argument(help="The issue: its slug or its number in the desk's addresses.")],
    newsletter: Annotated[str | None, typer.Option(help="The newsletter's slug, where there are several.")] = None,
    relay: Annotated[str | None, typer.Option(help="The relay's name, or host:port on this machine.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be sent, and send nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask before sending.")] = False,
    wait: Annotated[float, typer.Option(help="Minutes to wait for mails that the relay put off.")] = 10.0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print what became of the mailing as one JSON object.")
    ] = False,
) -> None:
    """Send an issue to all confirmed readers. Ctrl-C pauses; the same command goes on.

    Exit codes: 0 all sent, 1 some refused or uncertain, 2 a mistake in the call, 3 something is left to send.
    """
    open_installation()
    chosen = _issue(issue, newsletter)
    way = _relay(relay)
    if dry_run:
        _say_what_would_be(chosen, way)
        return
    _agree(chosen, way, yes=yes)
    mailing, standing = _send(chosen, way, wait * 60, quiet=as_json)
    if as_json:
        typer.echo(json.dumps(_as_json(mailing, standing), ensure_ascii=False))
    else:
        _say(mailing, standing, issue)
    if standing.left and standing.state != "stopped":
        raise typer.Exit(UNFINISHED)
    if standing.refused or standing.uncertain or standing.left:
        raise typer.Exit(1)


def _issue(name: str, newsletter: str | None) -> "Issue":
    from postroad.desk.models import Issue

    there = Issue.objects.filter(newsletter=newsletter_named(newsletter))
    found = there.filter(slug=name).first()
    if found is None and name.isascii() and name.isdigit() and len(name) < 18:
        found = there.filter(pk=int(name)).first()
    if found is not None:
        return found
    slugs = ", ".join(there.values_list("slug", flat=True)[:12]) or "none yet"
    raise UserError(f"there is no issue “{name}”. There are: {slugs}.")


def _relay(name: str | None) -> "Relay":
    from postroad.delivery.models import Relay
    from postroad.delivery.models.relay import RelayError
    from postroad.delivery.send import default_relay

    if name is None:
        try:
            return default_relay()
        except RelayError as error:
            raise UserError(str(error)) from error
    found = Relay.objects.filter(name=name).first()
    if found is not None:
        return found
    host, _, port = name.rpartition(":")
    if (
        host in {"localhost", "127.0.0.1", "::1", "[::1]"}
        and port.isascii()
        and port.isdigit()
        and 0 < int(port) < 65536
    ):
        # On this machine nobody listens in, so it needs no TLS.
        where = {"host": host.strip("[]"), "port": int(port), "security": Relay.Security.NONE}
        return Relay.objects.get_or_create(name=name, defaults=where)[0]
    names = ", ".join(Relay.objects.values_list("name", flat=True)) or "none"
    raise UserError(f"there is no relay “{name}”. Known are: {names}; host:port works for this machine alone.")


def _say_what_would_be(issue: "Issue", relay: "Relay") -> None:
    from postroad.readers.audience import count_confirmed

    readers = count_confirmed(issue.newsletter)
    typer.echo(f"“{issue.title}” would go to {readers:,} readers of {issue.newsletter} by {relay}. Nothing was sent.")


def _agree(issue: "Issue", relay: "Relay", *, yes: bool) -> None:
    """Ask before the first mail goes out, where somebody is there to be asked."""
    from postroad.readers.audience import count_confirmed

    if yes:
        return
    readers = count_confirmed(issue.newsletter)
    if not sys.stdin.isatty():
        raise UserError(f"this would write to {readers:,} readers. Say --yes to mean it, or --dry-run to look first.")
    if not typer.confirm(f"Send “{issue.title}” to {readers:,} readers of {issue.newsletter} by {relay}?", err=True):
        raise UserError("nothing was sent.")


def _send(issue: "Issue", relay: "Relay", wait: float, *, quiet: bool) -> "tuple[Mailing, Tally]":
    from django.utils import timezone

    from postroad.delivery.ledger import LedgerError
    from postroad.delivery.models.relay import RelayError
    from postroad.delivery.options import Patience
    from postroad.delivery.prepare import prepare
    from postroad.delivery.send import Progress, send

    now = timezone.now()
    mailing = _begun(issue) or prepare(issue.freeze(by=None, now=now), by=None, now=now)
    if mailing.state == mailing.State.FILLING:
        mailing = prepare(mailing.revision, by=None, now=now)
    total = mailing.deliveries.count()
    quiet = quiet or mailing.is_over
    with _ctrl_c() as pressed, progress("Sending", total=total, unit="mails", quiet=quiet) as show:

        def report(seen: Progress) -> None:
            show(seen.settled, total=seen.total, words=_words(seen))

        try:
            patience = Patience(wait_for_due=wait)
            standing = send(
                mailing, relay=relay, progress=report, is_told_to_stop=lambda: bool(pressed), patience=patience
            )
        except (RelayError, LedgerError) as error:
            raise UserError(f"{error} Run the same command again to go on.", UNFINISHED) from error
    return mailing, standing


def _begun(issue: "Issue") -> "Mailing | None":
    """Return the issue's mailing that is not over, if one was begun: it goes on as it was frozen."""
    from postroad.delivery.models import Mailing

    over = (Mailing.State.DONE, Mailing.State.STOPPED)
    return Mailing.objects.filter(revision__issue=issue).exclude(state__in=over).order_by("pk").first()


@contextmanager
def _ctrl_c() -> Iterator[list[int]]:
    """Take the first Ctrl-C (or SIGTERM) as the wish to pause; a second one ends the command at once."""
    pressed: list[int] = []

    def note(number: int, frame: object) -> None:
        if pressed:
            signal.signal(number, signal.default_int_handler)
            raise KeyboardInterrupt
        pressed.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield pressed
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _words(seen: object) -> str:
    counts = getattr(seen, "counts", {})
    return ", ".join(f"{counts[state]:,} {state}" for state in ("deferred", "refused", "uncertain") if counts[state])


def _say(mailing: "Mailing", standing: "Tally", issue: str) -> None:
    counts = {state: getattr(standing, state) for state in _STATES}
    said = ", ".join(f"{count:,} {state}" for state, count in counts.items() if count) or "no readers"
    typer.echo(f"“{mailing}”: {said}.")
    if standing.uncertain:
        typer.echo(
            f"{standing.uncertain:,} may or may not have arrived: the relay’s answer never came. They are not sent again; "
            "see them on the desk, under Mailings."
        )
    if standing.why and standing.left:
        typer.echo(standing.why)
    if standing.left and standing.state != "stopped":
        later = f" after {standing.next_due:%H:%M} UTC" if standing.next_due and not standing.queued else ""
        typer.echo(f"{standing.left:,} are left. Go on{later} with: postroad send {issue}")


_STATES = ("accepted", "queued", "deferred", "refused", "uncertain", "withdrawn")


def _as_json(mailing: "Mailing", standing: "Tally") -> dict[str, object]:
    return {
        "mailing": mailing.pk,
        "subject": mailing.subject,
        "state": standing.state,
        "why": standing.why,
        **{state: getattr(standing, state) for state in _STATES},
        "total": standing.total,
        "next_due": standing.next_due.isoformat() if standing.next_due else None,
    }
