"""`postroad readers`: lists in and out, killed in the middle and run again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.command import Command

IMPORT = ("--basis", "consent", "--evidence", "forms in the green folder", "--yes")


def listed(folder: Path, count: int) -> Path:
    """Write a list of readers."""
    file = folder / "list.csv"
    file.write_text("Email,Name\n" + "".join(f"r{number}@pier.example,Reader {number}\n" for number in range(count)))
    return file


def test_a_list_is_looked_through_stored_written_out_and_taken_back(installed: Command, tmp_path: Path) -> None:
    file = listed(tmp_path, 3)
    looked = installed("readers", "import", file, "--dry-run", "--report", tmp_path / "report.csv")
    assert looked.output == "3 new. Nothing was stored.\n"
    assert "2,new,r0@pier.example," in (tmp_path / "report.csv").read_text()
    assert "address: Email" in looked.errors
    stored = installed("readers", "import", file, *IMPORT)
    assert stored.output.startswith("Import 1: 3 new.")
    assert installed("readers", "export", tmp_path / "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_text().count("@pier.example") == 3
    assert (tmp_path / "out.csv").stat().st_mode & 0o077 == 0
    assert "list.csv" in installed("readers", "imports").output
    assert installed("readers", "undo", "1", "--yes").output == "Import 1: 3 readers are gone.\n"
    assert installed("readers", "export").output.count("@") == 0
    assert installed("readers", "check").exit_code == 0


def test_mistakes_are_sentences_with_the_mend(installed: Command, tmp_path: Path) -> None:
    file = listed(tmp_path, 3)
    broken = tmp_path / "broken.csv"
    broken.write_text('Email\nkim@pier.example\n"' + "x" * 120_000)
    for arguments, said in (
        (("import", broken, *IMPORT, "--report", tmp_path / "report.csv"), "Line 3 opens a quotation mark"),
        (("import", file), "name the --basis"),
        (("import", file, *IMPORT[:-1]), "Say --yes"),
        (("import", file, "--map", "colour=Name"), "no field “colour”"),
        (("undo", "7"), "no import 7"),
    ):
        done = installed("readers", *arguments)
        assert done.exit_code == 2, done
        assert said in done.errors
        assert "Traceback" not in done.errors


def test_an_import_that_is_killed_goes_on_with_the_same_command(installed: Command, tmp_path: Path) -> None:
    file = listed(tmp_path, 8_000)
    command = [sys.executable, "-m", "postroad.cli", "readers", "import", str(file), *IMPORT]
    with subprocess.Popen(
        command, env={**os.environ, "POSTROAD_HOME": str(installed.home), "POSTROAD_DATABASE": "sqlite"}
    ) as running:
        give_up = time.monotonic() + 60
        while not 0 < _stored(installed.home) < 8_000 and time.monotonic() < give_up:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    before = _stored(installed.home)
    assert 0 < before < 8_000
    again = installed("readers", "import", file, "--json")
    assert "goes on after line" in again.errors
    assert json.loads(again.output)["new"] == 8_000
    assert _stored(installed.home) == 8_000
    assert installed("readers", "check").exit_code == 0


def _stored(home: Path) -> int:
    import sqlite3

    with sqlite3.connect(home / "postroad.sqlite3", timeout=20) as database:
        found: int = database.execute("SELECT count(*) FROM readers_consententry").fetchone()[0]
    database.close()
    return found
