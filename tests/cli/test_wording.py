"""What is said, and how."""

import pytest

from postroad.cli.wording import counted, shown
from tests.cli.command import Command


def test_one_is_one_and_more_are_more() -> None:
    assert [counted(number, "item") for number in (0, 1, 2, 1_200)] == ["0 items", "1 item", "2 items", "1,200 items"]


@pytest.mark.parametrize("name", ["a\x1b[31mred", "two\nlines", "bell\x07", "\u202etxt.exe", "\u2066x", "\x9b31m"])
def test_a_strange_name_does_nothing_to_a_terminal(name: str) -> None:
    assert not set(shown(name)) & set("\x1b\n\x07\u202e\u2066\x9b")


def test_a_strange_file_name_is_told_harmlessly(postroad: Command) -> None:
    said = postroad("read", "no\x1b[31m such file")
    assert said.exit_code == 2
    assert "\x1b" not in said.errors
    assert "there is no file" in said.errors


def test_import_of_standard_input_says_what_to_do(installed: Command) -> None:
    said = installed("import", "-", stdin="x")
    assert said.exit_code == 2
    assert "postroad read -" in said.errors
