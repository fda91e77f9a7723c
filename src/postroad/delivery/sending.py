"""One run of a mailing over one relay: its connections, what they share, and when they stop."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from postroad.delivery.carrier import Carrier
from postroad.delivery.editions import Compilation, Editions, compile_edition
from postroad.delivery.ledger import Due, Ledger, LedgerError, Outcome
from postroad.delivery.ledger.store import Store
from postroad.delivery.models import Edition, Mailing
from postroad.delivery.options import Patience
from postroad.delivery.outgoing import Composer, Ready
from postroad.delivery.supply import Supply
from postroad.delivery.tally import Tally, tally
from postroad.delivery.verdict import Likeness
from postroad.mail.reply import WireError
from postroad.mail.server import Server
from postroad.mail.smtp import Refused

LOOKS_A_SECOND = 10
"""How often the run looks at the clock, its progress and whether it was told to stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is to do, as plain values."""

    mailing: int
    newsletter: int
    domain: str
    deadline: datetime
    relay: int
    server: Server
    connections: int
    per_second: float | None
    patience: Patience


@dataclass
class Sending:
    """What the connections of a run share."""

    job: Job
    ledger: Ledger
    is_told_to_stop: Callable[[], bool]
    report: Callable[[Counter[str]], None]
    counts: Counter[str] = field(default_factory=Counter)
    why: str = ""
    """Why the run stopped before its end, if it did."""
    is_stopping: bool = False
    likeness: Likeness = field(default_factory=Likeness)
    dropped: set[int] = field(default_factory=set)
    """Deliveries at which a connection was lost before their offer, once; the next time they have to wait."""

    def __post_init__(self) -> None:
        self.composer = Composer(newsletter=self.job.newsletter, domain=self.job.domain, now=now)
        self.supply = Supply(self._fetch)
        self._editions = Editions()
        self._failures = 0
        self._next_slot = 0.0

    async def run(self) -> Tally:
        """Send until nothing is left or something says stop. Return where the mailing stands."""
        watch = asyncio.ensure_future(self._watch())
        try:
            while not self.is_stopping:
                await self._carry()
                if self.is_stopping or not await self._wait_for_due():
                    break
        except LedgerError as error:
            self.stop(str(error))
        finally:
            watch.cancel()
        return await self.ledger.ask(lambda _: tally(self.job.mailing))

    def now(self) -> datetime:
        """Return the time."""
        return now()

    def stop(self, why: str) -> None:
        """Let no further message be offered."""
        self.why = self.why or why
        self.is_stopping = True

    def note(self, outcome: Outcome) -> None:
        """Count an outcome that is durable."""
        self.counts[outcome.state] += 1
        if outcome.state == "accepted":
            self._failures = 0

    async def relay_failed(self, error: WireError) -> None:
        """Wait a while after the relay failed as a whole; stop where waiting is of no use, or did not help."""
        hopeless = isinstance(error, Refused) and (error.reply is None or error.reply.is_permanent)
        self._failures += 1
        if hopeless or self._failures >= self.job.patience.relay_tries * max(1, self.job.connections // 4):
            self.stop(str(error))
            return
        waited = min(30.0, self.job.patience.relay_wait * 2 ** min(self._failures, 6))
        until = time.monotonic() + waited
        while not self.is_stopping and time.monotonic() < until:
            await asyncio.sleep(min(0.1, waited))

    async def pace(self) -> None:
        """Wait for this message's turn, where the relay allows only so many a second."""
        if self.job.per_second:
            moment = time.monotonic()
            self._next_slot = max(self._next_slot, moment) + 1 / self.job.per_second
            await asyncio.sleep(max(0.0, self._next_slot - 1 / self.job.per_second - moment))

    async def _carry(self) -> None:
        """Open the connections and let each carry mails until none is left for now."""
        async with asyncio.TaskGroup() as group:
            for _ in range(max(1, self.job.connections)):
                group.create_task(self._guarded(Carrier(self)))

    async def _guarded(self, carrier: Carrier) -> None:
        try:
            await carrier.run()
        except LedgerError as error:
            # The other connections end by themselves, each with what it knows.
            self.stop(str(error))

    async def _wait_for_due(self) -> bool:
        """Wait for the next deferred delivery, if it is worth it. Return whether there may be something to send now."""
        standing = await self.ledger.ask(lambda _: tally(self.job.mailing))
        if standing.next_due is None:
            return False
        wait = (standing.next_due - now()).total_seconds()
        if wait > self.job.patience.wait_for_due:
            return False
        until = time.monotonic() + max(wait, 0) + 0.05
        while not self.is_stopping and time.monotonic() < until:
            await asyncio.sleep(0.05)
        self.supply.refill()
        return not self.is_stopping

    async def _fetch(self, count: int) -> Sequence[Ready]:
        job, run = self.job, self.ledger.run
        taken = await self.ledger.ask(lambda store: store.take(run, job.mailing, count, now()))
        return [Ready(due, await self._compiled(due)) for due in taken]

    async def _compiled(self, due: Due) -> Compilation:
        found = self._editions.get(due.edition)
        if found is None:
            found = self._editions.keep(due.edition, await self.ledger.ask(lambda _: _compile(due.edition)))
        return found

    async def _watch(self) -> None:
        """Report progress, and see whether somebody pauses the mailing: here, on the desk or at another terminal."""
        looks = 0
        while True:
            await asyncio.sleep(1 / LOOKS_A_SECOND)
            self.report(self.counts)
            if self.is_told_to_stop():
                self.stop("It was paused at the terminal.")
            looks += 1
            if looks % LOOKS_A_SECOND == 0 and await self.ledger.ask(self._is_paused):
                self.stop("It was paused.")

    def _is_paused(self, _: Store) -> bool:
        state = Mailing.objects.values_list("state", flat=True).get(pk=self.job.mailing)
        return state in {Mailing.State.PAUSED, Mailing.State.STOPPED}


def _compile(pk: int) -> Compilation:
    edition = Edition.objects.select_related("mailing__revision").get(pk=pk)
    return compile_edition(edition.mailing, edition)


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)
