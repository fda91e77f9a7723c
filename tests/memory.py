"""How much memory this process has taken at most."""

import resource
from pathlib import Path


def most_megabytes() -> int:
    """Return the peak of this process alone.

    Where Linux tells it, from /proc: what ``getrusage`` says there includes the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
