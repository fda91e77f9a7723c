"""Serve the site and the bare page: ``python -m benchmarks.paging.server PORT``. As ``postroad serve`` does it."""

import sys

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from postroad.site.running.web import THREADS

if __name__ == "__main__":
    Granian(
        "benchmarks.paging.wsgi:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
    ).serve()
