"""One connection of a run, carrying one mail after another: envelope, offer, message, outcome."""

from typing import TYPE_CHECKING

from postroad.delivery.ledger import Outcome
from postroad.delivery.outgoing import Outgoing, Ready, Unsendable
from postroad.delivery.verdict import Verdict, judge, next_try
from postroad.mail.greet import open_session
from postroad.mail.reply import Reply, WireError
from postroad.mail.smtp import No, NotSent, Refused, Session

if TYPE_CHECKING:
    from postroad.delivery.sending import Sending

NOT_SENT = "The connection was lost before the message was sent."


class Carrier:
    """Keeps one connection and puts mails on it.

    The rule that everything here keeps: :meth:`Session.finish` is called only once the offer is durable, and the outcome
    of one message becomes durable together with the offer of the next. So at most one delivery a connection is uncertain.
    """

    def __init__(self, sending: "Sending") -> None:
        self._sending = sending
        self._owed: Outcome | None = None
        """An outcome that is known and not yet durable."""

    async def run(self) -> None:
        """Carry until nothing is left for now, or the run stops."""
        sending = self._sending
        while not sending.is_stopping:
            ready = await sending.supply.next()
            if ready is None:
                return
            sending.supply.put_back(ready)
            try:
                session = await open_session(sending.job.server)
            except WireError as error:
                await sending.relay_failed(error)
                continue
            try:
                await self._use(session)
            finally:
                await session.close()

    async def _use(self, session: Session) -> None:
        """Carry on one session until it ends."""
        current = await self._next(session)
        while current is not None:
            try:
                no = await session.begin(current.envelope)
            except WireError as error:
                await self._pay()
                await self._lost_early(current, error)
                return
            if no is not None:
                await self._pay()
                if not await self._turned_down(current, no):
                    return
                current = await self._next(session)
                continue
            goes_on, current = await self._hand_over(session, current)
            if not goes_on:
                return
        await self._pay()

    async def _hand_over(self, session: Session, current: Outgoing) -> tuple[bool, Outgoing | None]:
        """Offer a message and send it. Return whether the session goes on, and with which mail."""
        sending = self._sending
        if sending.is_stopping:
            return await self._leave(session, current)
        # Made ready before the commit, so that nothing but a write stands between the commit and the wire.
        following = self._following(session)
        closing = session.closing(following.envelope if following else None)
        message = current.message(*closing.octets)
        owed, self._owed = self._owed, None
        stands = await sending.ledger.record(owed, current.ready.due.id)
        if owed is not None:
            sending.note(owed)
        if not stands:
            # The reader left meanwhile. The server waits for a message by now, so only hanging up keeps it from them.
            sending.counts["withdrawn"] += 1
            session.abort()
            self._put_back(following)
            return False, None
        try:
            reply = await session.finish(message, has_envelope=closing.has_envelope)
        except WireError as error:
            self._owed = self._outcome_of_loss(current, error)
            await self._pay()
            self._put_back(following)
            return False, None
        return await self._answered(session, current, reply, following)

    async def _answered(
        self, session: Session, current: Outgoing, reply: Reply, following: Outgoing | None
    ) -> tuple[bool, Outgoing | None]:
        """Take the reply to a final dot."""
        verdict = self._judge(current, reply)
        self._owed = _outcome(current, verdict, offered=True)
        if self._sending.likeness.notes(verdict, current.domain):
            self._sending.stop(f"The relay refuses one message after another: {verdict.code} {verdict.words}")
        if reply.code == 421:
            await self._pay()
            self._put_back(following)
            return False, None
        if following is None:
            await self._pay()
            following = await self._next(session)
        return True, following

    async def _leave(self, session: Session, current: Outgoing) -> tuple[bool, Outgoing | None]:
        await self._pay()
        self._sending.supply.put_back(current.ready)
        session.abort()
        return False, None

    def _put_back(self, outgoing: Outgoing | None) -> None:
        if outgoing is not None:
            self._sending.supply.put_back(outgoing.ready)

    async def _turned_down(self, current: Outgoing, no: No) -> bool:
        """Take a refusal before the offer. Return whether the session goes on."""
        sending = self._sending
        if no.phase == "mail":
            sending.supply.put_back(current.ready)
            what = f"The relay refuses our sender: {no.reply.code} {no.reply.words}"
            await sending.relay_failed(Refused("mail", what, no.reply))
            return False
        self._owed = _outcome(current, self._judge(current, no.reply), offered=False)
        await self._pay()
        return True

    async def _lost_early(self, current: Outgoing, error: WireError) -> None:
        """Take the loss of a connection before the offer: the mail is tried again, the second time after a wait."""
        sending, due = self._sending, current.ready.due
        if due.id not in sending.dropped:
            sending.dropped.add(due.id)
            sending.supply.put_back(current.ready)
            return
        self._owed = self._postponed(current, f"{NOT_SENT} {error}", offered=False)
        await self._pay()

    def _outcome_of_loss(self, current: Outgoing, error: WireError) -> Outcome:
        if isinstance(error, NotSent):
            return self._postponed(current, f"{NOT_SENT} {error}", offered=True)
        now = self._sending.now()
        return Outcome(
            current.ready.due.id, "uncertain", offered=True, at=now, words=f"No answer to the message: {error}"
        )

    def _postponed(self, current: Outgoing, words: str, *, offered: bool) -> Outcome:
        now, due = self._sending.now(), current.ready.due
        again = next_try(due.tries, now, self._sending.job.patience.waits)
        return Outcome(due.id, "deferred", offered=offered, at=now, words=words, due_at=again)

    def _judge(self, current: Outgoing, reply: Reply) -> Verdict:
        job = self._sending.job
        return judge(
            reply,
            tries=current.ready.due.tries,
            now=self._sending.now(),
            deadline=job.deadline,
            waits=job.patience.waits,
        )

    async def _pay(self) -> None:
        """Make an outcome durable that is owed."""
        if self._owed is not None:
            owed, self._owed = self._owed, None
            await self._sending.ledger.record(owed, None)
            self._sending.note(owed)

    async def _next(self, session: Session) -> Outgoing | None:
        """Return the next mail for this session; those that can't be sent are refused on the way."""
        sending = self._sending
        while not sending.is_stopping:
            ready = await sending.supply.next()
            if ready is None:
                return None
            await sending.pace()
            try:
                return sending.composer.outgoing(ready, session)
            except Unsendable as error:
                await self._refuse(ready, str(error))
        return None

    def _following(self, session: Session) -> Outgoing | None:
        """Return the mail whose envelope can go with this message, if one is at hand."""
        sending = self._sending
        if sending.job.per_second or sending.is_stopping or not session.capabilities.pipelining:
            return None
        ready = sending.supply.next_ready()
        if ready is None:
            return None
        try:
            return sending.composer.outgoing(ready, session)
        except Unsendable:
            # It is refused when its own turn comes.
            sending.supply.put_back(ready)
            return None

    async def _refuse(self, ready: Ready, words: str) -> None:
        state = "withdrawn" if ready.due.address is None else "refused"
        outcome = Outcome(ready.due.id, state, offered=False, at=self._sending.now(), words=words)
        await self._sending.ledger.record(outcome, None)
        self._sending.note(outcome)


def _outcome(current: Outgoing, verdict: Verdict, *, offered: bool) -> Outcome:
    return Outcome(
        current.ready.due.id,
        verdict.state,
        offered,
        verdict.at,
        verdict.code,
        verdict.enhanced,
        verdict.words,
        verdict.due_at,
    )
