"""The command's frame."""

import pytest

from postroad.cli.app import VERBS
from tests.cli.command import Command


@pytest.mark.parametrize("verb", [verb.rstrip("_") for verb in VERBS])
def test_each_verb_tells_what_it_is_for(postroad: Command, verb: str) -> None:
    said = postroad(verb, "--help")
    assert said.exit_code == 0
    assert "Not built yet" not in said.output


def test_a_verb_that_needs_an_installation_says_how_to_make_one(postroad: Command) -> None:
    for verb in (["gather"], ["import", "x.txt"], ["send", "x"]):
        said = postroad(*verb)
        assert said.exit_code == 2
        assert "postroad init" in said.errors
        assert "Traceback" not in said.errors


def test_a_mistyped_verb_is_no_traceback(postroad: Command) -> None:
    said = postroad("sned")
    assert said.exit_code == 2
    assert "Traceback" not in said.errors


def test_an_old_database_asks_for_init(installed: Command) -> None:
    import sqlite3

    with sqlite3.connect(installed.home / "postroad.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'network'")
    said = installed("gather")
    assert said.exit_code == 2
    assert "older than this program" in said.errors
