"""Sending: how many mails a second, the ledger on, against Postfix's own generator and the same sink.

Each round runs the generator and the sender one after the other; a figure is the median of the rounds' ratios, so that
what else the machine does weighs on both. POSTROAD_BENCH_MESSAGES sets how many mails a round has (5,000), and
POSTROAD_BENCH_ROUNDS how many rounds there are (5).
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.place import free_port, on_disk
from benchmarks.sending.postfix import NoPostfix, Tools, tools

MESSAGES = int(os.environ.get("POSTROAD_BENCH_MESSAGES", "5000"))
ROUNDS = int(os.environ.get("POSTROAD_BENCH_ROUNDS", "5"))
BY_DJANGO = 300
"""Mails that Django sends in a round: enough to tell, at its pace."""


def figures() -> Iterator[Figure]:
    """Measure sending on SQLite with 30 KB and 60 KB, against Django, and on PostgreSQL."""
    try:
        postfix = tools()
    except NoPostfix as error:
        raise SystemExit(str(error)) from error
    with on_disk("send") as home:
        with _sender(home / "sqlite", {"POSTROAD_DATABASE": "sqlite"}, postfix) as sender:
            yield sender.against_generator("send.sqlite.30k", 30_000, goal=0.85)
            yield sender.against_generator("send.sqlite.60k", 60_000, goal=0.85)
            yield sender.against_django("send.sqlite.vs_django", 30_000, goal=8)
        with _postgresql(home) as url, _sender(home / "pg", {"POSTROAD_DATABASE": url}, postfix) as sender:
            yield sender.against_generator("send.postgresql.30k", 30_000, goal=0.7)


@contextmanager
def _postgresql(home: Path) -> Iterator[str]:
    from tests.postgresql import postgresql

    with postgresql(home / "postgresql") as url:
        yield url


class Sender:
    """The sender's process, the sink, and the generator beside it."""

    def __init__(self, process: "subprocess.Popen[str]", postfix: Tools, port: int) -> None:
        self._process = process
        self._postfix = postfix
        self._port = port

    def against_generator(self, name: str, size: int, *, goal: float) -> Figure:
        """Measure mails a second against ``smtp-source``, round by round."""
        ours, theirs = [], []
        peak = 0.0
        for _ in range(ROUNDS):
            self._ask(f"prepare {size}")
            theirs.append(self._postfix.generate(self._port, MESSAGES, size))
            answer = self._ask("send")
            ours.append(answer["rate"])
            peak = answer["peak_rss_mb"]
        return _figure(name, ours, theirs, "smtp-source -d -s 20", goal, peak)

    def against_django(self, name: str, size: int, *, goal: float) -> Figure:
        """Measure mails a second against Django's ``send_messages``, round by round."""
        ours, theirs = [], []
        peak = 0.0
        for _ in range(ROUNDS):
            self._ask(f"prepare {size}")
            answer = self._ask("send")
            ours.append(answer["rate"])
            peak = answer["peak_rss_mb"]
            theirs.append(self._ask(f"django {BY_DJANGO}")["rate"])
        return _figure(name, ours, theirs, "Django's send_messages", goal, peak)

    def _ask(self, words: str) -> dict[str, float]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"The sender ended while it was told to {words}.")
        answer: dict[str, float] = json.loads(line)
        return answer


def _figure(
    name: str, ours: Sequence[float], theirs: Sequence[float], reference: str, goal: float, peak: float
) -> Figure:
    """Return a figure whose ratio is the median of the rounds' ratios: the reference's rate is set to fit it."""
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    rate = statistics.median(ours)
    print(f"{name}: {_rounds(ours, theirs)}", file=sys.stderr, flush=True)
    return Figure(
        figure=name,
        value=rate,
        unit="mails/s",
        reference=reference,
        reference_value=rate / ratio,
        goal=goal,
        sense=">=",
        peak_rss_mb=peak,
    )


def _rounds(ours: Sequence[float], theirs: Sequence[float]) -> str:
    return ", ".join(f"{one:,.0f}/{other:,.0f}" for one, other in zip(ours, theirs, strict=True))


@contextmanager
def _sender(home: Path, environment: dict[str, str], postfix: Tools) -> Iterator[Sender]:
    """Build an installation, and start its sender and a sink."""
    home.mkdir()
    told = {**os.environ, "POSTROAD_HOME": str(home), **environment}
    subprocess.run([sys.executable, "-m", "benchmarks.sending.world", str(MESSAGES)], env=told, check=True)
    port = free_port()
    with ExitStack() as stack:
        stack.enter_context(postfix.sinking(port))
        process = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "benchmarks.sending.sender", str(port)],
                env=told,
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        )
        yield Sender(process, postfix, port)
        assert process.stdin is not None
        process.stdin.close()
