"""Where measurements take place: a folder on a real disk, and a port that is free."""

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def cache() -> Path:
    """Return the folder that keeps what measurements need."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "postroad-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def on_disk(name: str) -> Iterator[Path]:
    """Yield a folder for one measurement, on a real disk: in memory, a commit would cost nothing."""
    with tempfile.TemporaryDirectory(prefix=f"{name}-", dir=cache()) as folder:
        yield Path(folder)


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
