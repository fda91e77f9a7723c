"""The command, with a folder of its own."""

from pathlib import Path

import pytest

from tests.cli.command import Command


@pytest.fixture
def postroad(tmp_path: Path) -> Command:
    """Return the command; its installation is not there yet."""
    return Command(tmp_path / "home")


@pytest.fixture
def installed(postroad: Command) -> Command:
    """Return the command with an installation and one newsletter."""
    made = postroad("init", "--title", "The Harbour Letter", "--sender", "letter@harbour.example")
    assert made.exit_code == 0, made.errors
    return postroad
