"""Collecting: sources are fetched side by side, and what they bring is stored one source after the other."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from postroad.gather.decide import Decision, Known, decide
from postroad.gather.feed import Feed, FeedError, read_feed
from postroad.gather.fetch import Fetched, FetchError, Wanted, fetch
from postroad.gather.models import Lead, Source

Fetch = Callable[[Wanted], Fetched]
"""Fetches a feed; raises :class:`FetchError`."""

AT_ONCE = 8
"""How many sources are fetched at the same time."""


@dataclass(frozen=True)
class Collected:
    """What one fetch of a source brought: leads new, changed and already known; or why it failed."""

    source: Source
    new: int = 0
    changed: int = 0
    known: int = 0
    unchanged: bool = False
    error: str = ""


@dataclass(frozen=True)
class Brought:
    """What a source answered, read but not yet stored."""

    fetched: Fetched | None = None
    feed: Feed | None = None
    error: str = ""


def fetch_as_configured() -> Fetch:
    """Return the fetching that this installation's settings allow."""
    return partial(fetch, allow_private=settings.CONFIG.allow_private_feeds)


def collect(source: Source, fetch: Fetch, now: datetime) -> Collected:
    """Fetch one source and store what it brought. An error is stored in the source, with its mend, and returned."""
    return store(source, bring(_wanted(source), fetch), now)


def collect_all(sources: Iterable[Source], fetch: Fetch, now: Callable[[], datetime]) -> Iterator[Collected]:
    """Collect many sources; each is yielded when it is done, in no certain order. One that fails stops none."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="gather") as threads:
        waiting: dict[Future[Brought], Source] = {
            threads.submit(bring, _wanted(source), fetch): source for source in sources
        }
        try:
            for future in as_completed(waiting):
                yield store(waiting[future], future.result(), now())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def bring(wanted: Wanted, fetch: Fetch) -> Brought:
    """Fetch and read a feed, and touch nothing else: safe on any thread."""
    try:
        fetched = fetch(wanted)
        if fetched.unchanged:
            return Brought(fetched)
        return Brought(fetched, read_feed(fetched.data, url=fetched.url, content_type=fetched.content_type))
    except (FetchError, FeedError) as error:
        return Brought(error=str(error))
    except Exception as error:  # a fault of ours with one feed must not stop the others; it is stored and shown
        return Brought(
            error=f"Reading it failed in Postroad itself ({type(error).__name__}: {error}). Please report this."
        )


def _wanted(source: Source) -> Wanted:
    return Wanted(source.url, source.etag, source.last_modified)


@transaction.atomic
def store(source: Source, brought: Brought, now: datetime) -> Collected:
    """Store what a source brought."""
    source.last_fetched_at = now
    source.last_error = brought.error
    fields = ["last_fetched_at", "last_error"]
    decision = Decision((), (), 0)
    if brought.fetched is not None:
        source.last_success_at = now
        fields.append("last_success_at")
    if brought.fetched is not None and brought.feed is not None:
        decision = decide(brought.feed.entries, _known(source, brought.feed))
        _store_leads(source, decision, now)
        # Only now that all is stored may the server say "unchanged" the next time.
        source.etag, source.last_modified = brought.fetched.etag, brought.fetched.last_modified
        source.title = source.title or brought.feed.title or source.url
        fields += ["etag", "last_modified", "title"]
    source.save(update_fields=fields)
    return Collected(
        source,
        new=len(decision.add),
        changed=len(decision.update),
        known=decision.same,
        unchanged=brought.fetched is not None and brought.fetched.unchanged,
        error=brought.error,
    )


def _known(source: Source, feed: Feed) -> dict[str, Known]:
    guids = [entry.guid for entry in feed.entries]
    leads = source.leads.filter(guid__in=guids).prefetch_related("placements")
    return {lead.guid: Known(lead.title, lead.url, lead.summary, lead.is_placed) for lead in leads}


def _store_leads(source: Source, decision: Decision, now: datetime) -> None:
    Lead.objects.bulk_create(
        [
            Lead(
                source=source,
                guid=entry.guid,
                title=entry.title,
                url=entry.url,
                summary=entry.summary,
                language=entry.language,
                published_at=entry.published_at,
                fetched_at=now,
            )
            for entry in decision.add
        ],
        # Two fetches of one source at the same time bring the same leads once.
        ignore_conflicts=True,
        batch_size=100,
    )
    for entry in decision.update:
        source.leads.filter(guid=entry.guid).update(title=entry.title, url=entry.url, summary=entry.summary)
