"""Making an installation."""

import stat
from pathlib import Path

from tests.cli.command import Command


def test_an_installation_is_a_folder_with_settings_keys_and_database(postroad: Command) -> None:
    made = postroad("init")
    assert made.exit_code == 0, made.errors
    assert {file.name for file in postroad.home.iterdir()} >= {"postroad.toml", "secret.key", "postroad.sqlite3"}
    assert str(postroad.home) in made.output


def test_its_secrets_are_for_its_owner_alone(postroad: Command) -> None:
    postroad("init")
    for name in ("postroad.toml", "secret.key"):
        assert stat.S_IMODE((postroad.home / name).stat().st_mode) == 0o600


def test_the_second_run_keeps_what_is_there(installed: Command) -> None:
    settings = installed.home / "postroad.toml"
    settings.write_text(settings.read_text() + "# mine\n")
    again = installed(
        "init", "--title", "The Harbour Letter", "--sender", "letter@harbour.example", "--url", "https://x.example"
    )
    assert again.exit_code == 0
    assert "is there already" in again.output
    assert settings.read_text().endswith("# mine\n")


def test_an_operator_is_shown_a_made_up_password_once(installed: Command) -> None:
    first = installed("init", "--operator", "kim@harbour.example")
    assert "password" in first.output
    second = installed("init", "--operator", "kim@harbour.example")
    assert "can sign in already" in second.output
    assert "(shown this once)" not in second.output


def test_a_password_from_the_environment_is_never_shown(installed: Command) -> None:
    said = installed("init", "--operator", "kim@harbour.example", POSTROAD_PASSWORD="lantern-on-the-quay")
    assert said.exit_code == 0
    assert "lantern-on-the-quay" not in said.output + said.errors


def test_a_wrong_option_is_named_with_its_mend_and_nothing_is_made(postroad: Command) -> None:
    for option, value, mend in (
        ("--zone", "Brussels", "Europe/Brussels"),
        ("--language", "English", "such as en"),
        ("--url", "news.example.org", "https://"),
        ("--sender", "nobody", "e-mail address"),
        ("--database", "mysql://x/y", "postgresql://"),
    ):
        said = postroad("init", option, value)
        assert said.exit_code == 2, option
        assert mend in said.errors
        assert "Traceback" not in said.errors
        assert not (postroad.home / "postroad.toml").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    said = Command(file / "home")("init")
    assert said.exit_code == 2
    assert "can't be written" in said.errors
    assert said.errors.count("\n") == 1
