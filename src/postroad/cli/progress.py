"""Showing how far long work is: a bar with rate and time left on a terminal, plain lines everywhere else."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

EVERY = 5.0
"""Seconds between two plain lines."""

Show = Callable[..., None]
"""Call it with how much is done; ``total`` and ``words`` (what else there is to say) by name, when they change."""


@contextmanager
def progress(what: str, *, total: int, unit: str, out: TextIO | None = None, quiet: bool = False) -> Iterator[Show]:
    """Show the progress of ``what`` (say "Sending"), counted in ``unit`` (say "mails"), on standard error."""
    out = out or sys.stderr
    if quiet:
        yield _nothing
    elif out.isatty():
        with _bar(Console(file=out), unit) as bar:
            yield _on_bar(bar, bar.add_task(what, total=total, rate="", words=""))
    else:
        lines = _Lines(what, total, unit, out)
        yield lines.show
        lines.end()


def _bar(console: Console, unit: str) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[words]}"),
        console=console,
    )


def _on_bar(bar: Progress, task: TaskID) -> Show:
    pace = _Pace()

    def show(done: int, *, total: int | None = None, words: str | None = None) -> None:
        changes: dict[str, object] = {"rate": pace.words(done)}
        if total is not None:
            changes["total"] = total
        if words is not None:
            changes["words"] = words
        bar.update(task, completed=done, **changes)  # type: ignore[arg-type]

    return show


class _Pace:
    """How many a second, from the first call on."""

    def __init__(self) -> None:
        self._start: tuple[float, int] | None = None

    def rate(self, done: int) -> float:
        moment = time.monotonic()
        if self._start is None:
            self._start = (moment, done)
        began, before = self._start
        return (done - before) / (moment - began) if moment > began else 0.0

    def words(self, done: int) -> str:
        rate = self.rate(done)
        return f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s" if rate else ""


class _Lines:
    """A line now and then, for logs and pipes."""

    def __init__(self, what: str, total: int, unit: str, out: TextIO) -> None:
        self._what, self._total, self._unit, self._out = what, total, unit, out
        self._pace = _Pace()
        self._next = time.monotonic() + EVERY
        self._done = 0
        self._words = ""
        self._said: int | None = None

    def show(self, done: int, *, total: int | None = None, words: str | None = None) -> None:
        self._done = done
        self._total = self._total if total is None else total
        self._words = self._words if words is None else words
        rate = self._pace.rate(done)
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            self._say(rate)

    def end(self) -> None:
        if self._said != self._done:
            self._say(self._pace.rate(self._done))

    def _say(self, rate: float) -> None:
        self._said = self._done
        line = f"{self._what}: {self._done:,} of {self._total:,} {self._unit}"
        if rate:
            line += f", {rate:,.0f} a second"
            if self._done < self._total:
                line += f", {_duration((self._total - self._done) / rate)} left"
        self._out.write(line + (f", {self._words}" if self._words else "") + "\n")
        self._out.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _nothing(done: int, *, total: int | None = None, words: str | None = None) -> None:
    """Show nothing."""
