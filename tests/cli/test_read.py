"""`postroad read`: what the reader makes of a file, with no installation."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.command import Command

SAMPLE = Path(__file__).parent.parent / "samples" / "text" / "harbour-lights-2022-11.txt"


def test_the_document_and_its_report_are_printed_as_json(postroad: Command) -> None:
    ran = postroad("read", SAMPLE, "--json")
    assert (ran.exit_code, ran.errors) == (0, "")
    printed = json.loads(ran.output)
    assert set(printed) == {"document", "report"}
    assert printed["document"]["title"] == "HARBOUR LIGHTS"
    assert printed["document"]["sections"][0]["items"][0]["links"][0]["url"]
    assert printed["report"]["format"] == "text"


def test_people_get_an_outline_with_the_doubts(postroad: Command) -> None:
    ran = postroad("read", SAMPLE)
    assert ran.exit_code == 0
    assert "NEWS FROM THE PORTS\n  news     Crew of the" in ran.output
    assert "[event: 2022-12-08 14:00]" in ran.output
    assert "Please look at:\n  The time zone: nobody gave it" in ran.output


def test_nothing_is_written(postroad: Command) -> None:
    postroad("read", SAMPLE, "--json")
    assert not postroad.home.exists()


def test_standard_input_is_read_by_the_name_it_is_given(postroad: Command) -> None:
    page = "<h1>Port Letter</h1><h2>News</h2><h3>The gates are open</h3><p>Visitors may come aboard again.</p>"
    ran = postroad("read", "-", "--name", "letter.html", "--json", stdin=page)
    assert ran.exit_code == 0
    assert json.loads(ran.output)["report"]["format"] == "html"


def test_language_and_zone_are_taken_as_given(postroad: Command) -> None:
    ran = postroad("read", SAMPLE, "--json", "--language", "en-GB", "--zone", "Europe/London")
    document = json.loads(ran.output)["document"]
    assert (document["language"], document["zone"]) == ("en-GB", "Europe/London")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "there is no file nowhere.txt."),
        (["--zone", "Mars/Olympus", str(SAMPLE)], "--zone Mars/Olympus is no time zone"),
        (["--language", "English", str(SAMPLE)], "--language English is no language tag"),
    ],
)
def test_a_mistake_gives_one_sentence_and_exit_code_two(postroad: Command, arguments: list[str], said: str) -> None:
    ran = postroad("read", *arguments)
    assert ran.exit_code == 2
    assert ran.output == ""
    assert ran.errors.startswith(f"postroad: {said}")
    assert ran.errors.count("\n") == 1


def test_an_empty_file_is_named_with_what_is_wrong(postroad: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = postroad("read", empty)
    assert (ran.exit_code, ran.errors) == (2, f"postroad: {empty}: It is empty; there is nothing to read.\n")


def test_django_is_not_loaded() -> None:
    code = (
        f"import sys; sys.argv = ['postroad', 'read', {str(SAMPLE)!r}]\n"
        "from postroad.cli import main\n"
        "try: main()\n"
        "finally: sys.stderr.write(str('django' in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert ran.stderr == "False"


def test_the_command_is_there_within_a_second_or_so(postroad: Command) -> None:
    began = time.perf_counter()
    postroad("read", SAMPLE)
    assert time.perf_counter() - began < 5  # one second on an idle machine
