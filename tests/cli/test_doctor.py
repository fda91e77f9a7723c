"""What the doctor says."""

import json

from tests.cli.command import Command


def severities(said: str) -> dict[str, str]:
    """Return the worst severity by what each finding is about."""
    order = ["well", "look", "wrong"]
    worst: dict[str, str] = {}
    for finding in json.loads(said):
        worst[finding["about"]] = max(worst.get(finding["about"], "well"), finding["severity"], key=order.index)
    return worst


def test_without_an_installation_the_doctor_says_how_to_make_one(postroad: Command) -> None:
    said = postroad("doctor")
    assert said.exit_code == 1
    assert "postroad init" in said.output


def test_a_new_installation_lacks_a_person_and_a_relay_and_each_has_its_mend(installed: Command) -> None:
    said = installed("doctor", "--json")
    assert said.exit_code == 1
    found = severities(said.output)
    assert found["people"] == "wrong"
    assert found["relay"] == "look"
    assert found["database"] == "well"
    assert all(finding["mend"] for finding in json.loads(said.output) if finding["severity"] != "well")


def test_a_secret_that_others_can_read_is_wrong(installed: Command) -> None:
    (installed.home / "secret.key").chmod(0o644)
    said = installed("doctor")
    assert "chmod 600" in said.output


def test_a_broken_settings_file_is_named_with_its_line(installed: Command) -> None:
    (installed.home / "postroad.toml").write_text('url = "http://localhost:8000"\nzone = \n')
    said = installed("doctor")
    assert said.exit_code == 1
    assert "postroad.toml" in said.output
    assert "line 2" in said.output
    assert "Traceback" not in said.errors


def test_a_setting_that_is_none_is_told(installed: Command) -> None:
    (installed.home / "postroad.toml").write_text("zonk = 1\n")
    said = installed("doctor")
    assert "“zonk” is not a setting" in said.output


def test_a_damaged_database_is_told_and_not_a_traceback(installed: Command) -> None:
    (installed.home / "postroad.sqlite3").write_bytes(b"this is no database at all, but long enough" * 400)
    said = installed("doctor")
    assert said.exit_code == 1
    assert "database" in said.output
    assert "Traceback" not in said.errors


def test_discreet_mode_is_told_as_not_offered_and_a_domain_that_gives_it_away_as_wrong(installed: Command) -> None:
    assert severities(installed("doctor", "--json").output)["discreet mode"] == "look"
    settings = installed.home / "postroad.toml"
    settings.write_text('url = "https://quay.example"\ndiscreet_domain = "mail.quay.example"\n')
    assert severities(installed("doctor", "--json").output)["discreet mode"] == "wrong"
    settings.write_text('url = "https://quay.example"\ndiscreet_domain = "morning.example"\n')
    assert severities(installed("doctor", "--json").output)["discreet mode"] == "well"
