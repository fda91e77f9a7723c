"""Checking the demonstration: every count, and every page as a visitor gets it over HTTP."""

import http.client
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from postroad.cli.demonstration.readers import READERS
from postroad.cli.demonstration.road import PASSWORD, Walked

if TYPE_CHECKING:
    from postroad.site.catcher.store import Store


@dataclass(frozen=True)
class Checked:
    """One thing that was checked: what, what was seen, and whether that is right."""

    what: str
    seen: str
    is_right: bool


def check_counts(walked: Walked, store: "Store") -> Iterator[Checked]:
    """Check what the database and the catcher say against each other."""
    from postroad.delivery.models import Delivery
    from postroad.desk.models import Publication

    deliveries = Delivery.objects.filter(mailing=walked.mailing)
    yield _equal("readers in the ledger", deliveries.count(), READERS)
    yield _equal("deliveries accepted", deliveries.filter(state=Delivery.State.ACCEPTED).count(), READERS)
    recipients = [recipient for caught, _ in store.sources() for recipient in caught.recipients]
    yield _equal("mails caught", len(recipients), READERS)
    yield _equal("different recipients", len(set(recipients)), READERS)
    yield _equal("issues published", Publication.objects.standing().count(), len(walked.past) + 1)
    slips = {doubt.slip for doubt in walked.reading.report.unsure if doubt.slip}
    yield _equal("slips found in the old newsletter", sorted(slips), ["target", "weekday", "zone"])
    yield _at_least("leads gathered", walked.leads, 7)


def check_mail(store: "Store") -> Iterator[Checked]:
    """Check one of the mails as its reader gets it."""
    _, raw = next(iter(store.sources()))
    mail = message_from_bytes(raw, policy=policy.default)
    for header in ("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Message-ID", "Date", "Subject"):
        yield Checked(f"header {header}", str(mail[header])[:60], bool(mail[header]))
    sorts = sorted({part.get_content_type() for part in mail.walk()})
    yield Checked("parts of the mail", ", ".join(sorts), "text/plain" in sorts)


def check_pages(base: str, email: str, pages: list[str], desk_pages: list[str]) -> Iterator[Checked]:
    """Fetch each page; those of the desk signed in as the editor."""
    with closing(_Visitor(base)) as visitor:
        for page in pages:
            yield visitor.looks_at(page)
        yield visitor.signs_in(email, PASSWORD)
        for page in desk_pages:
            yield visitor.looks_at(page)


class _Visitor:
    """A browser as far as needed: it keeps its cookies."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self._connection = http.client.HTTPConnection(parts.hostname or "localhost", parts.port, timeout=30)
        self._base = base
        self._cookies: dict[str, str] = {}

    def close(self) -> None:
        self._connection.close()

    def looks_at(self, page: str) -> Checked:
        status, body = self._ask("GET", page)
        return Checked(page, f"{status}, {len(body):,} bytes", status == 200 and len(body) > 0)

    def signs_in(self, email: str, password: str) -> Checked:
        self._ask("GET", "/sign-in/")
        token = self._cookies.get("csrftoken", "")
        form = urlencode({"username": email, "password": password, "csrfmiddlewaretoken": token})
        status, _ = self._ask("POST", "/sign-in/", form)
        return Checked("the editor signs in", str(status), status == 302 and "sessionid" in self._cookies)

    def _ask(self, method: str, page: str, body: str | None = None) -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"{self._base}{page}"}
        self._connection.request(method, page, body, headers)
        answer = self._connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.read()


def _equal(what: str, seen: object, wanted: object) -> Checked:
    return Checked(what, f"{seen}" if seen == wanted else f"{seen}, not {wanted}", seen == wanted)


def _at_least(what: str, seen: int, wanted: int) -> Checked:
    return Checked(what, str(seen), seen >= wanted)
