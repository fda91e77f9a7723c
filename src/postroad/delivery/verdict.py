"""What a relay's answer means for one delivery, and for the mailing. Pure: values in, values out."""

import random
import re
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from postroad.mail.reply import Reply

WAITS = (60.0, 300.0, 900.0, 1800.0, 3600.0, 7200.0)
"""Seconds between the tries of a deferred delivery; the last one goes on until the mailing's deadline."""
LIKE_ANSWERS = 5
"""So many refusals with the same code after DATA, for as many domains in a row, are about us and not about the readers."""

_ADDRESS = re.compile(r"[^\s<>@:;,]+@[^\s<>@:;,]+")

State = Literal["accepted", "deferred", "refused"]


class Verdict(NamedTuple):
    """A delivery's next state, in the relay's words, and when it is tried again."""

    state: State
    code: int
    enhanced: str
    words: str
    at: datetime
    due_at: datetime | None = None


def judge(reply: Reply, *, tries: int, now: datetime, deadline: datetime, waits: tuple[float, ...] = WAITS) -> Verdict:
    """Return what a reply to RCPT, DATA or the final dot means: 2xx accepted, 5xx refused, else deferred to the deadline."""
    words = redacted(reply.words)
    if reply.is_positive:
        return Verdict("accepted", reply.code, reply.enhanced, words, now)
    if reply.is_permanent:
        return Verdict("refused", reply.code, reply.enhanced, words, now)
    due = next_try(tries, now, waits)
    if due > deadline:
        return Verdict("refused", reply.code, reply.enhanced, f"Put off until the deadline: {words}", now)
    return Verdict("deferred", reply.code, reply.enhanced, words, now, due)


def next_try(tries: int, now: datetime, waits: tuple[float, ...] = WAITS) -> datetime:
    """Return when to try again: waits grow, and are spread by a fifth so that not all come at once."""
    wait = waits[min(tries, len(waits) - 1)]
    return now + timedelta(seconds=wait * random.uniform(0.8, 1.2))


def redacted(words: str) -> str:
    """Return a server's words without the addresses in them: what is kept must not say who it was about."""
    return _ADDRESS.sub("<address>", words) if "@" in words else words


class Likeness:
    """Watches whether the relay refuses one message after another for the same reason."""

    def __init__(self) -> None:
        self._code = ""
        self._domains: set[str] = set()

    def notes(self, verdict: Verdict, domain: str) -> bool:
        """Take in the answer to a final dot. Return True when the mailing should stop."""
        code = f"{verdict.code} {verdict.enhanced}" if verdict.state == "refused" else ""
        if code != self._code:
            self._code, self._domains = code, set()
        if code:
            self._domains.add(domain)
        return len(self._domains) >= LIKE_ANSWERS
