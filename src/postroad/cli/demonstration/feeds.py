"""The members' feeds, served from this machine: the demonstration reaches no network."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from postroad.cli.demonstration.story import FEEDS


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the library's)
        """Say nothing."""


@contextmanager
def served_feeds() -> Iterator[str]:
    """Serve the feeds on a free port of loopback while the block runs; yield the address that they stand under."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(FEEDS)))
    Thread(target=server.serve_forever, name="feeds", daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
