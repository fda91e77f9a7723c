"""What a check says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Severity = Literal["well", "look", "wrong"]
"""``well``: nothing to do; ``look``: it works, but somebody should look; ``wrong``: something will not work."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: ``about`` names it, ``said`` is what is true, ``mend`` what to do (empty if well)."""

    severity: Severity
    about: str
    said: str
    mend: str = ""


Check = Callable[[], Iterator[Finding]]
"""Looks at one thing; Django is loaded only for the checks of the rooms."""


def well(about: str, said: str) -> Finding:
    """Return that all is well."""
    return Finding("well", about, said)


def look(about: str, said: str, mend: str) -> Finding:
    """Return that somebody should look."""
    return Finding("look", about, said, mend)


def wrong(about: str, said: str, mend: str) -> Finding:
    """Return that something will not work."""
    return Finding("wrong", about, said, mend)
