"""Run all tests: on SQLite, then those that touch the database again on a real PostgreSQL that comes in a package.

Browser tests need a Chromium. Without one the rest passes and the end says how many were not run; with
POSTROAD_REQUIRE_BROWSER set (as in CI) a missing one is a failure. Arguments go to pytest.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import chromium_path  # noqa: E402 (the path comes first)
from tests.postgresql import postgresql  # noqa: E402

WORKERS = ["-n", "2", "--dist", "worksteal"]


def main(arguments: list[str]) -> int:
    """Run both rounds and say what was not run. Return the first failing exit code, or 0."""
    chromium = chromium_path()
    began = time.monotonic()
    failed = _pytest("SQLite", {}, ["-m", "not browser", *arguments])
    if chromium:
        # Apart, since a browser leaves an event loop running in its process, where no sending can then begin.
        walked = _pytest("SQLite, in a browser", {}, ["-m", "browser", *arguments])
        failed = failed or walked
    with tempfile.TemporaryDirectory(prefix="postroad-pg-") as folder, postgresql(Path(folder)) as url:
        again = _pytest("PostgreSQL", {"POSTROAD_DATABASE": url}, ["-m", "database and not browser", *arguments])
    failed = failed or again
    print(f"\nAll rounds took {time.monotonic() - began:.0f} s.")
    if not chromium:
        count = _count_browser_tests()
        print(f"{count} browser tests not run: there is no Chromium here. Mend: apt-get install chromium")
        if os.environ.get("POSTROAD_REQUIRE_BROWSER"):
            failed = failed or 1
    return failed


def _pytest(round_name: str, environment: dict[str, str], arguments: list[str]) -> int:
    print(f"\n=== On {round_name} ===", flush=True)
    with tempfile.TemporaryDirectory(prefix="postroad-tests-") as home:
        return subprocess.call(
            [sys.executable, "-m", "pytest", "-q", *WORKERS, *arguments],
            cwd=ROOT,
            env={**os.environ, "POSTROAD_HOME": home, **environment},
        )


def _count_browser_tests() -> int:
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "browser"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = re.search(r"(\d+)(?:/\d+)? tests? collected", listed)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
