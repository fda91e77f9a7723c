"""The web server as a process: ``python -m postroad.site.running.web HOST PORT PARENT``."""

import logging
import os
import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from postroad.site.running.tether import end_with_parent

THREADS = 8
"""How many requests are answered at the same time. SQLite has one writer; more threads would only wait."""


def main() -> None:
    """Serve until told to stop."""
    host, port, parent = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    end_with_parent(parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "postroad.site.settings")
    Granian(
        "postroad.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    logging.captureWarnings(True)
    main()
