"""What a reader's road stands on: a newsletter, a relay that leads into the catcher, and a mailbox to look into."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from pathlib import Path
from threading import Thread
from typing import Any

from django.db import connections
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from postroad.delivery.models import Relay
from postroad.delivery.notes import send_notes
from postroad.network.found import Member, found
from postroad.network.models import Newsletter
from postroad.site.catcher.server import Catcher
from postroad.site.catcher.store import Store

DISCREET = "news.localhost"
"""A browser takes each name under localhost for this machine."""


@dataclass
class Mailbox:
    """All mail that leaves the house."""

    store: Store
    seen: int = 0

    def next_to(self, address: str) -> bytes:
        """Let what waits be sent; return the next mail that came to an address."""
        _send_what_waits()
        for mail in reversed(self.store.since(self.seen)):
            if address in mail.recipients:
                self.seen = mail.pk
                return self.store.source(mail.pk)
        raise AssertionError(f"nothing came to {address}")

    def is_empty_for(self, address: str) -> bool:
        """Let what waits be sent; tell whether nothing new came to an address."""
        _send_what_waits()
        return not any(address in mail.recipients for mail in self.store.since(self.seen))


def link_in(raw: bytes) -> str:
    """Return the one link in a note."""
    body = message_from_bytes(raw, policy=policy.default).get_body()
    assert body is not None
    (link,) = re.findall(r"https?://\S+", body.get_content())
    return str(link)


@contextmanager
def mailbox(folder: Path) -> Iterator[Mailbox]:
    """Catch all mail while the context is open."""
    store = Store(folder / "caught.sqlite3")
    with Catcher("127.0.0.1", 0, store) as catcher:
        Relay.objects.create(name="catcher", host="127.0.0.1", port=catcher.port, security="none")
        yield Mailbox(store)
    store.close()


def stand_at(live_server: LiveServer, settings: Any, *, discreet_domain: str = "") -> None:
    """Let mails lead to the test's own server, and to the discreet domain where there is one."""
    settings.POSTROAD_URL = live_server.url
    settings.CONFIG = replace(
        settings.CONFIG, mail_domain="quay.example", discreet_domain=discreet_domain, discreet_name="Morning news"
    )
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, discreet_domain or "localhost"]


def quay_letter() -> Newsletter:
    """Found a newsletter with something to choose among."""
    return found(
        "The Quay Letter",
        sender_address="letter@quay.example",
        languages=["en", "fr", "de", "es", "it", "nl", "ar"],
        members=[Member(name="Harbour Aid Tunis", country="TN"), Member(name="Kaai Hulp", country="BE")],
        sections=["From our members", "Policy", "Publications"],
        topics=["Shelter", "Fair work", "Children"],
    )


def subscribe(page: Page, live_server: LiveServer, newsletter: Newsletter, address: str, **more: bool) -> None:
    """Fill in the form as a person does, who takes a while."""
    page.goto(f"{live_server.url}/reader/subscribe/{newsletter.slug}/")
    page.get_by_label("Your e-mail address").fill(address)
    for label in more:
        page.get_by_label(label).check()
    page.wait_for_timeout(2_100)
    page.get_by_role("button", name="Ask for the newsletter").click()


def _send_what_waits() -> None:
    """Send the notes in a thread, as the worker does: the browser's own loop runs in this one."""
    connections["default"].inc_thread_sharing()
    faults: list[Exception] = []

    def send() -> None:
        try:
            sent = send_notes(now=timezone.now())
            assert not sent.failed, sent.why
        except Exception as fault:
            faults.append(fault)

    thread = Thread(target=send)
    thread.start()
    thread.join()
    connections["default"].dec_thread_sharing()
    if faults:
        raise faults[0]
