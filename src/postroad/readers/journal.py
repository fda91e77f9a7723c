"""The journal of erasures, outside the database: a backup that is restored brings nobody back."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

NAME = "erasures.journal"


@dataclass(frozen=True)
class Erasure:
    """One erasure, which speaks of nobody: the keyed hash of the address, the random key, and when (ISO 8601)."""

    identity_hash: str
    subscriber_key: int
    at: str


def note(erasure: Erasure) -> None:
    """Add an erasure; when this returns it is on the disk."""
    line = json.dumps(asdict(erasure), sort_keys=True) + "\n"
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line.encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def noted() -> Iterator[Erasure]:
    """Yield all erasures. A last line that a power cut left half written is passed over: its erasure never happened."""
    if not _file().exists():
        return
    with _file().open(encoding="ascii") as lines:
        for line in lines:
            try:
                yield Erasure(**json.loads(line))
            except (ValueError, TypeError):
                continue


def _file() -> Path:
    home: Path = settings.POSTROAD_HOME
    return home / NAME
