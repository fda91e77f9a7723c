"""Checks that look into the database: is there all that an issue needs on its way?"""

from collections.abc import Iterator

from postroad.cli.checks.finding import Check, Finding, look, well, wrong
from postroad.cli.errors import UserError


def database() -> Iterator[Finding]:
    """Look whether the database answers, is up to date and keeps what it promises."""
    from django.db import connection

    from postroad.cli.installation import pending_migrations

    try:
        pending = pending_migrations()
    except UserError as error:
        yield wrong("database", f"{error}", "Look at “database” in postroad.toml, and whether the server runs.")
        return
    if pending:
        yield wrong(
            "database", f"It lacks {len(pending)} migrations of this program.", "Run `postroad init`: it brings it up."
        )
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            if cursor.fetchone()[0] != "ok":
                yield wrong("database", "The database file is damaged.", "Stop Postroad and restore the last backup.")
        else:
            cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
            fsync, commit = cursor.fetchone()
            if fsync != "on" or commit == "off":
                yield wrong(
                    "database",
                    "PostgreSQL may lose what it said was stored (fsync or synchronous_commit is off).",
                    "Turn both on: a power cut could else send mails twice.",
                )
    yield well("database", f"{connection.vendor} answers and is up to date.")


def newsletters() -> Iterator[Finding]:
    """Look whether there is a newsletter, with a sender, a zone and a theme that can be used."""
    from zoneinfo import ZoneInfo

    from postroad.network.models import Newsletter
    from postroad.press.theme import ThemeError, load_theme

    there = list(Newsletter.objects.all())
    if not there:
        yield look(
            "newsletter", "There is no newsletter yet.", "Make one: postroad init --title “…” --sender you@example.org"
        )
    for newsletter in there:
        about = f"newsletter {newsletter.slug}"
        try:
            ZoneInfo(newsletter.zone)
        except (KeyError, ValueError, OSError):
            yield wrong(about, f"Its zone “{newsletter.zone}” is none.", "Give an IANA name such as Europe/Brussels.")
        try:
            load_theme(newsletter.theme)
        except ThemeError as error:
            yield wrong(
                about, f"Its theme can't be used: {error}", "Mend the theme, or empty it to use Postroad's own."
            )
        if not newsletter.postal_address:
            yield look(
                about,
                "It has no postal address.",
                "Many countries ask for one under each mail; write it into the newsletter.",
            )
        yield well(about, f"“{newsletter.title}”, sent from {newsletter.sender_address}.")


def people() -> Iterator[Finding]:
    """Look whether somebody can sign in."""
    from postroad.network.models import Person

    operators = Person.objects.filter(is_active=True, is_operator=True).count()
    if operators:
        yield well(
            "people", f"{operators} {'person' if operators == 1 else 'people'} can sign in and set everything up."
        )
    else:
        yield wrong("people", "Nobody can sign in.", "Let yourself in: postroad init --operator you@example.org")


def relays() -> Iterator[Finding]:
    """Look whether mail can be handed over, and reach each relay without sending anything."""
    import socket

    from postroad.delivery.models import Relay

    active = list(Relay.objects.filter(is_active=True))
    if not active:
        yield look(
            "relay",
            "There is no relay: nothing can be sent yet.",
            "Name one: postroad relay provider --host smtp.example.org --username …",
        )
    for relay in active:
        about = f"relay {relay.name}"
        try:
            socket.create_connection((relay.host, relay.port), timeout=5).close()
        except OSError as error:
            yield wrong(
                about,
                f"{relay.host}:{relay.port} can't be reached ({error.strerror or error}).",
                "Look whether the server runs, and whether a firewall stands between.",
            )
        else:
            yield well(about, f"{relay.host}:{relay.port} answers.")


def sources() -> Iterator[Finding]:
    """Look whether feeds fail."""
    from postroad.gather.models import Source

    active = Source.objects.filter(is_active=True)
    for source in active.exclude(last_error="")[:20]:
        yield look(f"source {source.title}", source.last_error, "Open Leads → Sources on the desk.")
    yield well("sources", f"{active.count()} feeds are fetched.")


def discreet_mode() -> Iterator[Finding]:
    """Look whether readers at risk can be written to discreetly, and whether its domain keeps what it promises."""
    from urllib.parse import urlsplit

    from django.conf import settings

    from postroad.network.models import Newsletter
    from postroad.readers.models import Subscription

    domain, about = settings.CONFIG.discreet_domain.lower(), "discreet mode"
    if not domain:
        waiting = Subscription.objects.filter(discreet=True, state=Subscription.State.CONFIRMED).count()
        if waiting:
            fault = (
                f"{waiting:,} readers chose discreet mails, and there is no domain for them: nothing is sent to them."
            )
            yield wrong(about, fault, "Set discreet_domain in postroad.toml again.")
        else:
            mend = "Set discreet_domain in postroad.toml: docs/reference/settings.md tells how."
            yield look(about, "It is not offered, since it has no domain of its own.", mend)
        return
    said = [(urlsplit(settings.POSTROAD_URL).hostname or "", "the site’s address")]
    said += [
        (one.sender_address.rpartition("@")[2].lower(), f"the sender of {one.slug}") for one in Newsletter.objects.all()
    ]
    for other, whose in said:
        if other and (domain == other or domain.endswith(f".{other}")):
            yield wrong(about, f"{domain} tells whose it is: it is, or belongs to, {whose}.", "Take another domain.")
            return
    yield well(about, f"Offered, from {domain}.")


ROOM_CHECKS: tuple[Check, ...] = (database, newsletters, people, relays, discreet_mode, sources)
