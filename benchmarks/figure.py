"""One measured figure beside its reference, both from the same run."""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Sense = Literal["<=", ">="]


@dataclass(frozen=True)
class Figure:
    """A figure: its ``value`` in ``unit``, and what a named reference reached in the same run.

    ``ratio`` is value to reference; it is ``met`` where it stands to ``goal`` as ``sense`` says. ``peak_rss_mb`` is the peak
    memory of the process that did the work.
    """

    figure: str
    value: float
    unit: str
    reference: str
    reference_value: float
    goal: float
    sense: Sense
    peak_rss_mb: float

    @property
    def ratio(self) -> float:
        """Return value to reference."""
        return self.value / self.reference_value

    @property
    def met(self) -> bool:
        """Return whether the goal is reached."""
        return self.ratio <= self.goal if self.sense == "<=" else self.ratio >= self.goal

    def as_json(self) -> str:
        """Return the figure as one line of JSON."""
        return json.dumps(
            {
                "figure": self.figure,
                "value": round(self.value, 4),
                "unit": self.unit,
                "reference": self.reference,
                "reference_value": round(self.reference_value, 4),
                "ratio": round(self.ratio, 4),
                "goal": self.goal,
                "sense": self.sense,
                "met": self.met,
                "peak_rss_mb": round(self.peak_rss_mb, 1),
            }
        )


def peak_rss_mb() -> float:
    """Return this process's peak memory so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


def side_by_side(
    ours: Callable[[], object], reference: Callable[[], object], *, rounds: int = 15
) -> tuple[float, float]:
    """Time two things in turn, after a warm-up of both; return the medians in milliseconds.

    In turn, so that a machine whose speed drifts slows both.
    """
    ours()
    reference()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for done, spent in zip((ours, reference), times, strict=True):
            began = time.perf_counter()
            done()
            spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])
