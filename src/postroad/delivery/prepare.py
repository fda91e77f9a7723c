"""Preparing a mailing: what is sent is frozen, readers are grouped into editions, and the ledger gets one row a reader."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from postroad.delivery.models import Delivery, Edition, Mailing
from postroad.desk.models import Issue, Revision
from postroad.network.models import Newsletter, Person
from postroad.press.subject import subject
from postroad.press.theme import load_theme
from postroad.readers.audience import Recipient, confirmed

AT_ONCE = 1_000
"""Rows in one write transaction: some 20 ms on SQLite, so that a reader who leaves meanwhile does not wait."""


def prepare(revision: Revision, *, by: Person | None, now: datetime) -> Mailing:
    """Return the mailing of a revision to all confirmed readers, its ledger filled.

    There is one mailing a revision: called again, after a kill too, it goes on filling where it stopped; once it is
    filled, it is returned as it is.
    """
    mailing = begin(revision, by=by, now=now)
    if mailing.state == Mailing.State.FILLING:
        fill(mailing)
    return mailing


def begin(revision: Revision, *, by: Person | None, now: datetime) -> Mailing:
    """Freeze what a revision's mailing is made of, and return the mailing; its ledger is filled later."""
    newsletter = revision.issue.newsletter
    mailing, _ = Mailing.objects.get_or_create(
        revision=revision,
        defaults={
            "newsletter": newsletter,
            "content_hash": revision.content_hash,
            "theme": load_theme(newsletter.theme).model_dump(mode="json") if newsletter.theme else {},
            "audience": {"readers": "confirmed"},
            "settings": frozen_settings(newsletter, revision.issue),
            "subject": subject(revision.document)[:300],
            "created_at": now,
            "created_by": by,
        },
    )
    return mailing


def frozen_settings(newsletter: Newsletter, issue: Issue) -> dict[str, Any]:
    """Return what else decides how the mails look, as plain values that no later change to the newsletter reaches."""
    return {
        "url": settings.POSTROAD_URL,
        "domain": settings.CONFIG.domain,
        "sender_name": newsletter.sender_name,
        "sender_address": newsletter.sender_address,
        "reply_address": newsletter.reply_address,
        "newsletter_slug": newsletter.slug,
        "newsletter_title": newsletter.title,
        "issue_url": _address("archive:issue", newsletter.slug, issue.slug) if issue.publication else "",
        "home_url": _address("archive:newsletter", newsletter.slug),
    }


def fill(mailing: Mailing) -> None:
    """Give each confirmed reader one row, in short transactions; those that have one keep it."""
    through = -1 if mailing.filled_through is None else mailing.filled_through
    recipients = confirmed(mailing.newsletter, after=through)
    editions = _Editions(mailing)
    for chunk in _chunks(recipients):
        _fill_chunk(mailing, chunk, editions)
    Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.FILLING).update(state=Mailing.State.READY)
    mailing.refresh_from_db()


@transaction.atomic
def _fill_chunk(mailing: Mailing, chunk: Sequence[Recipient], editions: "_Editions") -> None:
    """Add the rows of a chunk and note how far the ledger is filled, in one transaction."""
    rows = [(recipient.key, editions.of(recipient)) for recipient in chunk]
    places = ", ".join(["(%s, %s, %s, 'queued', '', 0)"] * len(rows))
    table = Delivery._meta.db_table
    with connection.cursor() as cursor:
        # One statement: a thousand model objects would take longer than the database does.
        cursor.execute(
            f"INSERT INTO {table} (mailing_id, edition_id, subscriber_key, state, why, tries) VALUES {places} "  # noqa: S608
            "ON CONFLICT (mailing_id, subscriber_key) DO NOTHING",
            [value for key, edition in rows for value in (mailing.pk, edition, key)],
        )
    mailing.filled_through = chunk[-1].key
    mailing.save(update_fields=["filled_through"])


class _Editions:
    """The editions of a mailing: readers are grouped by what comes out, not by what they chose."""

    def __init__(self, mailing: Mailing) -> None:
        self._mailing = mailing
        # The document has one language so far, so a reader's language changes nothing in the mail.
        self._language = mailing.revision.document.language
        self._known: dict[str, int] = {}

    def of(self, recipient: Recipient) -> int:
        """Return the primary key of the edition that a reader gets."""
        if recipient.format not in self._known:
            made_of = {"language": self._language, "format": recipient.format}
            name = signature(self._mailing.content_hash, made_of)
            edition, _ = Edition.objects.get_or_create(mailing=self._mailing, signature=name, defaults=made_of)
            self._known[recipient.format] = edition.pk
        return self._known[recipient.format]


def signature(content_hash: str, made_of: Mapping[str, str]) -> str:
    """Return the name of an edition's result: equal for readers who get the same."""
    parts = "\0".join([content_hash, *(f"{name}={made_of[name]}" for name in sorted(made_of))])
    return hashlib.sha256(parts.encode()).hexdigest()


def _chunks(recipients: Iterable[Recipient]) -> Iterator[Sequence[Recipient]]:
    rest = iter(recipients)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def _address(name: str, *values: object) -> str:
    return f"{settings.POSTROAD_URL}{reverse(name, args=values)}"
