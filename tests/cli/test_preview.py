"""Previewing a newsletter from the command line."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from postroad.document import dump, load
from tests.cli.command import Command
from tests.press.issues import full_issue

PRINTS = {"email.html", "email.txt", "web.html", "calendar.ics", "print.pdf", "issue.md", "document.json"}

LETTER = """# The Harbour Letter

May 2031

## From our members

### We have moved

Our office is now on the other side of the square. [See more](https://harbour.example/moved)

## Events

### Webinar: children on the street

3 June 2031, 15:00 CEST. With time for questions.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return an old newsletter in Markdown."""
    file = tmp_path / "may.md"
    file.write_text(LETTER, encoding="utf-8")
    return file


def test_all_prints_of_an_old_newsletter_stand_beside_it(postroad: Command, letter: Path) -> None:
    ran = postroad("preview", letter)
    assert ran.exit_code == 0, ran.errors
    folder = letter.parent / "may-preview"
    assert {file.name for file in folder.iterdir() if not file.name.startswith(".")} == PRINTS
    assert (folder / "print.pdf").read_bytes().startswith(b"%PDF-")
    assert Calendar.from_ical((folder / "calendar.ics").read_bytes()).walk("VEVENT")
    for name in ("email.html", "email.txt", "web.html", "issue.md"):
        assert "We have moved" in (folder / name).read_text(encoding="utf-8"), name
    for name in PRINTS:
        assert (folder / name).as_uri() in ran.output
    assert not postroad.home.exists()


def test_a_document_is_printed_as_it_is_also_out_of_what_read_prints(postroad: Command, tmp_path: Path) -> None:
    document = full_issue()
    alone, within = tmp_path / "alone.json", tmp_path / "within.json"
    alone.write_text(dump(document), encoding="utf-8")
    within.write_text(json.dumps({"document": json.loads(dump(document)), "report": {}}), encoding="utf-8")
    assert postroad("preview", alone, within, "--out", tmp_path / "out").exit_code == 0
    for name in ("alone", "within"):
        assert load((tmp_path / "out" / name / "document.json").read_bytes()) == document


def test_a_second_run_replaces_its_own(postroad: Command, letter: Path) -> None:
    first = postroad("preview", letter)
    assert first.exit_code == 0, first.errors
    letter.write_text(LETTER.replace("We have moved", "We have moved back"), encoding="utf-8")
    again = postroad("preview", letter)
    assert again.exit_code == 0, again.errors
    assert "We have moved back" in (letter.parent / "may-preview" / "issue.md").read_text(encoding="utf-8")


def test_a_file_that_is_not_its_own_stays_and_nothing_is_written(postroad: Command, letter: Path) -> None:
    folder = letter.parent / "site"
    folder.mkdir()
    (folder / "web.html").write_text("mine")
    ran = postroad("preview", letter, "--out", folder)
    assert ran.exit_code == 2
    assert str(folder / "web.html") in ran.errors
    assert [(file.name, file.read_text()) for file in folder.iterdir()] == [("web.html", "mine")]


def test_a_print_that_was_changed_by_hand_stays(postroad: Command, letter: Path) -> None:
    first = postroad("preview", letter)
    assert first.exit_code == 0, first.errors
    page = letter.parent / "may-preview" / "web.html"
    page.write_text("mine now")
    assert postroad("preview", letter).exit_code == 2
    assert page.read_text() == "mine now"


def test_a_theme_colours_the_prints(postroad: Command, letter: Path) -> None:
    theme = letter.parent / "look.toml"
    theme.write_text('[light]\nroad = "#7a1f3d"\n')
    assert postroad("preview", letter, "--theme", theme).exit_code == 0
    assert "#7a1f3d" in (letter.parent / "may-preview" / "email.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ('[light]\nroad = "#ffffff"', "contrast"),
        ("road =", "not a theme"),
        ('[light]\nroda = "#7a1f3d"', "roda"),
    ],
)
def test_a_theme_that_cannot_be_used_is_a_sentence(postroad: Command, letter: Path, theme: str, said: str) -> None:
    file = letter.parent / "look.toml"
    file.write_text(theme)
    ran = postroad("preview", letter, "--theme", file)
    assert ran.exit_code == 2
    assert str(file) in ran.errors
    assert said in ran.errors
    assert "Traceback" not in ran.errors
    assert not (letter.parent / "may-preview").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [("old.txt", b""), ("old.json", b"{"), ("old.json", b'{"title": 3}'), ("old.json", b"[" * 100_000)],
)
def test_a_file_that_cannot_be_read_is_a_sentence(postroad: Command, tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    ran = postroad("preview", file)
    assert ran.exit_code == 2
    assert name in ran.errors
    assert "Traceback" not in ran.errors
    assert not (tmp_path / "old-preview").exists()


def test_files_that_are_not_there_or_would_collide_are_named(postroad: Command, letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "may.txt"
    other.write_text(LETTER)
    assert "no file" in postroad("preview", tmp_path / "june.md").errors
    collision = postroad("preview", letter, other)
    assert collision.exit_code == 2
    assert "may-preview" in collision.errors


def test_a_folder_that_is_a_file_is_a_sentence(postroad: Command, letter: Path) -> None:
    ran = postroad("preview", letter, "--out", letter)
    assert ran.exit_code == 2
    assert "can't be written" in ran.errors
