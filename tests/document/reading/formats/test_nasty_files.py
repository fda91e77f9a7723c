"""Nothing that a file holds can crash the reader, stall it, fill the memory, or make it open another file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.document.reading.formats.nasty_files import NASTY

SECONDS = 5
MEGABYTES = 400
_REFUSED = {
    "empty.txt": "empty",
    "white.txt": "empty",
    "byte-order-mark.txt": "no text",
    "bytes.bin": "binary",
    "nuls.txt": "binary",
    "fifty-megabytes.txt": "larger than 20 MB",
    "nineteen-megabytes.txt": "characters of text",
    "bomb.docx": "zip bomb",
    "lying-bomb.docx": "damaged",
    "nested-zip.docx": "damaged",
    "many-members.docx": "zip bomb",
    "locked.docx": "locked with a password",
    "half.docx": "damaged",
    "not-zip.docx": "old Word or Outlook file",
    "no-document.docx": "a zip archive, not text",
    "laughs.docx": "entities",
    "outside.docx": "entities",
    "deep.docx": "damaged",
    "deep.html": "nested",
    "attributes.html": "more mark-up",
    "wide.eml": "more than 500 parts",
    "deep.eml": "parts",
    "forwarded.eml": "parts",
    "forwarded-thirty-times.eml": "mails in mails",
    "winmail.eml": "winmail.dat",
    "encrypted.eml": "encrypted",
    "head-alone.eml": "no text",
    "too-many-marks.md": "marks",
}
_READ = {
    "utf-16-without-mark.txt": "Nieuwsbrief van de vereniging, één keer per maand.",
    "utf-16-without-mark.html": "Lettre d’été",
    "wrong-encoding.html": "Café über “alles”",
    "no-such-encoding.html": "Café",
    "utf-7.html": "+ADw-script+AD4-",
    "unclosed.html": "words more and yet end",
    "laughs.html": "words",
    "picture.html": "words",
    "loop-of-styles.docx": "words",
    "no-boundary.eml": "words",
    "parameters.eml": "words",
}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str, str, float, int]]:
    """Return what became of each file, read one after the other in a process with bounded memory."""
    here = Path(__file__).parents[4]
    done = subprocess.run(
        [sys.executable, "-m", "tests.document.reading.formats.nasty_readings"],
        capture_output=True, text=True, check=False, timeout=300, cwd=here,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return {name: tuple(rest) for name, *rest in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_file_gives_a_reading_or_one_sentence_soon_and_in_little_memory(
    name: str, outcomes: dict[str, tuple[str, str, float, int]]
) -> None:
    kind, said, seconds, megabytes = outcomes[name]
    assert kind in ("read", "refused"), said
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    if kind == "refused":
        assert "\n" not in said
        assert said.endswith(".")


@pytest.mark.parametrize("name", _REFUSED)
def test_a_refusal_says_what_is_wrong(name: str, outcomes: dict[str, tuple[str, str, float, int]]) -> None:
    kind, said, *_ = outcomes[name]
    assert kind == "refused"
    assert _REFUSED[name] in said


@pytest.mark.parametrize("name", _READ)
def test_what_can_be_read_is_read(name: str, outcomes: dict[str, tuple[str, str, float, int]]) -> None:
    kind, said, *_ = outcomes[name]
    assert kind == "read"
    assert all(word in said for word in _READ[name].split())
