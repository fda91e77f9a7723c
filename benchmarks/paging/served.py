"""Looking at a web server from outside: when it serves, and how much memory it took."""

import socket
import time
from pathlib import Path


def until_it_serves(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The web server didn't start within 30 seconds.")


def peak_mb(pid: int) -> float:
    """Return the peak memory of a process and its workers, in megabytes, where the system tells it."""
    total = 0
    for one in (pid, *_children(pid)):
        status = Path(f"/proc/{one}/status")
        text = status.read_text() if status.exists() else ""
        total += next((int(line.split()[1]) for line in text.splitlines() if line.startswith("VmHWM:")), 0)
    return total / 1024


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in listed.read_text().split()] if listed.exists() else []
