"""Postfix's own load tools: `smtp-sink`, which takes mails and forgets them, and `smtp-source`, which makes them."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.place import cache

PACKAGES = ("postfix", "libicu", "libdb5.3", "libnsl2", "libtirpc3", "libsasl2-2")
HOW = (
    "Postfix's smtp-sink and smtp-source are missing. Mend: apt-get install postfix, or set POSTROAD_POSTFIX to a folder "
    "that has both."
)
SESSIONS = 20


class NoPostfix(Exception):
    """The tools are not here and can't be had."""


@dataclass(frozen=True)
class Tools:
    """Where the two programs are, and what they need in their environment."""

    sink: Path
    source: Path
    environment: dict[str, str]

    @contextmanager
    def sinking(self, port: int) -> Iterator[None]:
        """Run a sink on loopback."""
        user = ["-u", "nobody"] if os.geteuid() == 0 else []
        command = [str(self.sink), *user, f"127.0.0.1:{port}", "1000"]
        with subprocess.Popen(command, env=self.environment) as running:
            try:
                time.sleep(0.5)
                yield
            finally:
                running.terminate()

    def generate(self, port: int, count: int, size: int) -> float:
        """Have Postfix's generator send ``count`` messages over 20 kept connections; return how many a second."""
        options = [
            "-d",
            "-s",
            str(SESSIONS),
            "-l",
            str(size),
            "-m",
            str(count),
            "-f",
            "a@example.org",
            "-t",
            "b@example.org",
        ]
        began = time.monotonic()
        subprocess.run([str(self.source), *options, f"127.0.0.1:{port}"], env=self.environment, check=True)
        return count / (time.monotonic() - began)


def tools() -> Tools:
    """Find the tools: where POSTROAD_POSTFIX says, on the path, or fetched as packages into a cache and never installed.

    Raise :class:`NoPostfix` that says how to get them.
    """
    named = os.environ.get("POSTROAD_POSTFIX", "")
    for folder in (named, "/usr/sbin", "/usr/libexec/postfix"):
        if folder and (Path(folder) / "smtp-sink").exists():
            return Tools(Path(folder) / "smtp-sink", Path(folder) / "smtp-source", dict(os.environ))
    on_path = shutil.which("smtp-sink"), shutil.which("smtp-source")
    if all(on_path):
        return Tools(Path(str(on_path[0])), Path(str(on_path[1])), dict(os.environ))
    return _unpacked()


def _unpacked() -> Tools:
    root = cache() / "root"
    if not (root / "usr/sbin/smtp-sink").exists():
        _fetch(cache(), root)
    libraries = [root / "usr/lib/postfix", *(path for path in (root / "usr/lib").glob("*-linux-gnu"))]
    environment = {**os.environ, "LD_LIBRARY_PATH": ":".join(map(str, libraries))}
    return Tools(root / "usr/sbin/smtp-sink", root / "usr/sbin/smtp-source", environment)


def _fetch(kept: Path, root: Path) -> None:
    """Download the packages by the system's own means and unpack them; nothing is installed."""
    if not shutil.which("apt-get") or not shutil.which("dpkg"):
        raise NoPostfix(HOW)
    print("Fetching Postfix's tools …", file=sys.stderr, flush=True)
    for package in PACKAGES:
        name = _newest(package) if package == "libicu" else package
        subprocess.run(["apt-get", "download", "-q", name], cwd=kept, capture_output=True, check=False)
    for file in kept.glob("*.deb"):
        subprocess.run(["dpkg", "-x", str(file), str(root)], check=True)
    if not (root / "usr/sbin/smtp-sink").exists():
        raise NoPostfix(HOW)


def _newest(prefix: str) -> str:
    listed = subprocess.run(["apt-cache", "pkgnames", prefix], capture_output=True, text=True, check=False).stdout
    numbers = [int(found[1]) for line in listed.split() if (found := re.fullmatch(rf"{prefix}(\d+)", line))]
    return f"{prefix}{max(numbers, default=72)}"
