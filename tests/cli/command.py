"""Running the command as a person does: a process of its own, an installation of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    exit_code: int
    output: str
    errors: str


@dataclass(frozen=True)
class Command:
    """`postroad` with its installation in ``home``."""

    home: Path

    def __call__(self, *arguments: str | Path, stdin: str | None = None, **environment: str) -> Ran:
        """Run it; more environment by name."""
        done = subprocess.run(
            [sys.executable, "-m", "postroad.cli", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**_plain_environment(), "POSTROAD_HOME": str(self.home), **environment},
        )
        return Ran(done.returncode, done.stdout, done.stderr)


def _plain_environment() -> dict[str, str]:
    # Each run has an SQLite of its own: what the command says doesn't depend on the database, and the server's is shared.
    left_out = {"POSTROAD_DATABASE", "POSTROAD_PASSWORD", "FORCE_COLOR"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | {"NO_COLOR": "1"}
