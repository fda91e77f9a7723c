"""Sending a mailing: until nothing is left, or something says stop. Safe to run again, after a kill too."""

import asyncio
import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from postroad.delivery import runs
from postroad.delivery.core import afterwards_on_any, keep_on_core
from postroad.delivery.ledger import Ledger
from postroad.delivery.ledger.store import Store
from postroad.delivery.models import Mailing, Relay, Run
from postroad.delivery.models.relay import RelayError
from postroad.delivery.options import Patience
from postroad.delivery.sending import Job, Sending, now
from postroad.delivery.tally import Tally, tally

DEADLINE = timedelta(days=3)
"""How long after a mailing was made a deferred delivery is still tried."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sending is: what stood when it began, and what became of how many since."""

    before: Tally
    counts: Counter[str]

    @property
    def total(self) -> int:
        """Return how many readers the mailing has."""
        return self.before.total

    @property
    def settled(self) -> int:
        """Return how many need nothing more."""
        since = sum(self.counts[state] for state in ("accepted", "refused", "uncertain", "withdrawn"))
        return self.before.settled + since


def never() -> bool:
    """Say that nobody asks to stop."""
    return False


def send(
    mailing: Mailing,
    *,
    relay: Relay | None = None,
    progress: Callable[[Progress], None] | None = None,
    is_told_to_stop: Callable[[], bool] = never,
    patience: Patience = Patience(),
) -> Tally:
    """Hand a mailing over to a relay, from where it stands now. Return where it stands then.

    Deliveries that an earlier, dead sending had offered become uncertain first; they are never sent again by this. A
    mailing that is paused is taken up again; one that is over is left alone. ``is_told_to_stop`` is asked ten times a second.
    Raise :class:`RelayError` where there is no relay, or it can't be used as it is set up.
    """
    mailing.refresh_from_db()
    if mailing.is_over:
        return tally(mailing.pk)
    mailing.resume()
    job = _job(mailing, relay or default_relay(), patience)
    told = _Told(progress or (lambda _: None), is_told_to_stop)
    with _seldom_collecting(), afterwards_on_any(), asyncio.Runner(loop_factory=_event_loop()) as runner:
        after = runner.run(_send(job, told))
    mailing.refresh_from_db()
    return after


def default_relay() -> Relay:
    """Return the first active relay. Raise :class:`RelayError` where there is none."""
    relay = Relay.objects.filter(is_active=True).first()
    if relay is None:
        raise RelayError("There is no relay to hand mails to. Name one with `postroad send --relay host:port`.")
    return relay


@dataclass(frozen=True, slots=True)
class _Told:
    report: Callable[[Progress], None]
    is_told_to_stop: Callable[[], bool]


def _job(mailing: Mailing, relay: Relay, patience: Patience) -> Job:
    return Job(
        mailing=mailing.pk,
        newsletter=mailing.newsletter_id,
        domain=str(mailing.settings["domain"]),
        deadline=mailing.created_at + DEADLINE,
        relay=relay.pk,
        server=relay.server(helo=settings.CONFIG.domain, timeouts=patience.timeouts),
        connections=relay.connections,
        per_second=relay.per_second,
        patience=patience,
    )


async def _send(job: Job, told: _Told) -> Tally:
    async with Ledger(newsletter=job.newsletter, relay=job.relay, connections=job.connections) as ledger:
        ledger.run, before = await ledger.ask(lambda store: _begin(store, job))
        await ledger.ask(lambda _: keep_on_core(ledger.run))
        keep_on_core(ledger.run)
        report = _reporter(told, before)
        sending = Sending(job, ledger, told.is_told_to_stop, report)
        report(sending.counts)
        try:
            await sending.run()
        finally:
            after = await ledger.ask(lambda store: _end(store, job, ledger.run, sending))
    report(sending.counts)
    return after


def _reporter(told: _Told, before: Tally) -> Callable[[Counter[str]], None]:
    return lambda counts: told.report(Progress(before, counts))


def _begin(store: Store, job: Job) -> tuple[int, Tally]:
    run = runs.begin(store, job.mailing, job.relay, now())
    Mailing.objects.filter(pk=job.mailing, started_at=None).update(started_at=now())
    runs.change_state(job.mailing, among=(Mailing.State.READY,), to=Mailing.State.SENDING)
    return run, tally(job.mailing)


def _end(store: Store, job: Job, run: int, sending: Sending) -> Tally:
    """End the run and say what the mailing is now: done, paused, or ready for another run."""
    runs.end(store, job.mailing, run, now(), sending.why or "Nothing was left to send.")
    after = tally(job.mailing)
    sending_now = (Mailing.State.SENDING,)
    others = Run.objects.filter(mailing=job.mailing, ended_at=None).exists()
    if not after.left:
        runs.change_state(job.mailing, among=sending_now, to=Mailing.State.DONE, ended_at=now())
    elif sending.why:
        runs.change_state(job.mailing, among=sending_now, to=Mailing.State.PAUSED, why=sending.why)
    elif not others:
        runs.change_state(job.mailing, among=sending_now, to=Mailing.State.READY, why="Some are tried again later.")
    return tally(job.mailing)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Have Python look for garbage in cycles seldom, and not among what was there before: a tenth of a sending's time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _event_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # where there is none (PyPy, Windows), asyncio's own loop does
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory
